package org.throughbill.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Refused;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.Hash;

/**
 * The table of entries: append under two guards, follow, and read with the chain checked.
 *
 * <p>The guards are the primary key (chain, seq) and the conditional update of the head; either
 * alone would keep two acts from taking one place. What was decided upon other chains has a third:
 * their heads are locked and compared first.
 */
@ApplicationScoped
public class Ledger {
  private static final Columns<Candidate> CANDIDATES =
      new Columns<Candidate>("candidate")
          .text("topic", c -> c.entry().topic().wireName())
          .text("key", c -> c.entry().chain())
          .number("seq", c -> c.entry().seq())
          .text("prev", c -> c.entry().prev().value())
          .text("act", c -> c.entry().act().value())
          .text("act_id", c -> c.entry().act().id().value())
          .time("sealed_at", c -> c.entry().sealedAt())
          .text("hash", c -> c.entry().hash().value())
          .text("traceparent", Candidate::traceparent);

  /**
   * For each candidate, begins its chain or moves the head on to it, adds the entry and marks it
   * unsent, or does nothing at all. Being the first write of its transaction keeps transaction ids
   * in the order of each chain, which cursor reads rely on.
   */
  private static final String APPEND =
      """
      with candidate as materialized (select * from %s),
      begun as (
        insert into chain (topic, key, seq, head, sealed_at)
        select topic, key, seq, hash, sealed_at from candidate where seq = 1
        on conflict do nothing
        returning topic, key, seq),
      moved as (
        update chain set seq = n.seq, head = n.hash, sealed_at = n.sealed_at
        from candidate n
        where chain.topic = n.topic and chain.key = n.key
          and chain.seq = n.seq - 1 and chain.head = n.prev
        returning chain.topic, chain.key, chain.seq),
      sealed as (
        insert into entry (topic, key, seq, prev, act, act_id, sealed_at, hash, traceparent)
        select topic, key, seq, prev, act, act_id, sealed_at, hash, traceparent
        from candidate join (table begun union all table moved) took using (topic, key, seq)
        returning topic, key, seq, hash),
      marked as (insert into unsent (topic, key, seq) select topic, key, seq from sealed)
      select hash from sealed
      """
          .formatted(CANDIDATES.table());

  private static final String FOLLOW =
      """
      insert into entry (topic, key, seq, prev, act, act_id, sealed_at, hash, traceparent)
      select * from %s
      """
          .formatted(CANDIDATES.table());

  private static final String ENTRY =
      "select topic, key, seq, prev, act, sealed_at, hash from entry ";

  private final DataSource database;

  public Ledger(DataSource database) {
    this.database = database;
  }

  /** An entry that is to take its place, and the trace it belongs to. */
  public record Candidate(Entry entry, @Nullable String traceparent) {}

  /**
   * Appends in the present transaction, as its first write.
   *
   * @return whether the entry took its place; if not, another came first
   */
  public boolean append(Entry entry, @Nullable String traceparent) {
    return !append(List.of(new Candidate(entry, traceparent))).isEmpty();
  }

  /**
   * Appends entries of different chains in the present transaction, as its first write.
   *
   * @return those that took their place; of the others' chains, another entry came first
   */
  public Set<Entry> append(List<Candidate> candidates) {
    try (Connection connection = database.getConnection();
        PreparedStatement append = connection.prepareStatement(APPEND)) {
      CANDIDATES.set(append, 1, candidates);
      var took = new HashSet<String>();
      try (ResultSet row = append.executeQuery()) {
        while (row.next()) {
          took.add(row.getString(1));
        }
      }
      return candidates.stream()
          .map(Candidate::entry)
          .filter(entry -> took.contains(entry.hash().value()))
          .collect(Collectors.toSet());
    } catch (SQLException e) {
      throw new LedgerUnavailable("appending to " + candidates.getFirst().entry().chainId(), e);
    }
  }

  /**
   * Appends an entry that was decided upon other chains too, in the present transaction, as its
   * first write.
   *
   * @param upon where the other chains ended; one that has not begun cannot be locked, so nothing
   *     may be decided upon its absence
   * @return whether the entry took its place; if not, another came first, there or on its own chain
   */
  public boolean append(Entry entry, @Nullable String traceparent, Map<ChainId, Head> upon) {
    if (upon.containsValue(Head.NONE)) {
      throw new IllegalStateException(entry.chainId() + " is decided upon what there is not");
    }
    return stand(upon, entry.chainId()) && append(entry, traceparent);
  }

  /** Whether chains still end there; they and the one that is to move stay put from now on. */
  private boolean stand(Map<ChainId, Head> heads, ChainId moving) {
    var chains = new HashSet<>(heads.keySet());
    chains.add(moving);
    try (Connection connection = database.getConnection()) {
      return Heads.locked(connection, chains).entrySet().containsAll(heads.entrySet());
    } catch (SQLException e) {
      throw new LedgerUnavailable("locking " + chains, e);
    }
  }

  /**
   * Keeps entries of another service's stream, each directly after the chain's head, in the present
   * transaction.
   */
  public void follow(List<Entry> entries) {
    try (Connection connection = database.getConnection();
        PreparedStatement keep = connection.prepareStatement(FOLLOW)) {
      var last = new LinkedHashMap<ChainId, Entry>();
      entries.forEach(entry -> last.put(entry.chainId(), entry));
      CANDIDATES.set(keep, 1, entries.stream().map(entry -> new Candidate(entry, null)).toList());
      keep.executeUpdate();
      Heads.move(connection, List.copyOf(last.values()));
    } catch (SQLException e) {
      throw new LedgerUnavailable("following " + entries.size() + " entries", e);
    }
  }

  /** The present ends of chains; a chain that has not begun is absent. */
  public Map<ChainId, Head> heads(Topic topic, Set<String> keys) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select topic, key, seq, head, sealed_at from chain where topic = ? and key = any"
                    + " (?)")) {
      select.setString(1, topic.wireName());
      select.setArray(2, connection.createArrayOf("text", keys.toArray()));
      return Heads.read(select);
    } catch (SQLException e) {
      throw new LedgerUnavailable("reading heads of " + topic, e);
    }
  }

  public Head head(ChainId chain) {
    return heads(chain.topic(), Set.of(chain.key())).getOrDefault(chain, Head.NONE);
  }

  /**
   * The entries of a chain after a position, the chain checked from there; from the start for
   * position 0.
   */
  public List<Entry> read(ChainId chain, Head after) {
    String sql =
        "select e.topic, e.key, e.seq, e.prev, e.act, e.sealed_at, e.hash, c.seq, c.head from chain"
            + " c left join entry e on e.topic = c.topic and e.key = c.key and e.seq > ? where"
            + " c.topic = ? and c.key = ? order by e.seq";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, after.seq());
      select.setString(2, chain.topic().wireName());
      select.setString(3, chain.key());
      try (ResultSet row = select.executeQuery()) {
        return checked(chain, after, row);
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable("reading " + chain, e);
    }
  }

  /** Each entry directly after the one before it, and the last of them the chain's head. */
  private static List<Entry> checked(ChainId chain, Head after, ResultSet row) throws SQLException {
    var entries = new ArrayList<Entry>();
    Head head = after;
    long end = 0;
    String endHash = Head.NONE.hash().value();
    while (row.next()) {
      end = row.getLong(8);
      endHash = row.getString(9);
      if (row.getString(2) != null) {
        Entry entry = entry(row);
        if (!head.precedes(entry)) {
          throw new BrokenChain(chain, head.seq() + 1, "it does not follow the entry before it");
        }
        entries.add(entry);
        head = Head.of(entry);
      }
    }
    if (head.seq() != end || !head.hash().value().equals(endHash)) {
      throw new BrokenChain(chain, head.seq() + 1, "the chain's head is entry " + end);
    }
    return entries;
  }

  public List<Entry> page(ChainId chain, long afterSeq, int limit) {
    return select(
        ENTRY + "where topic = ? and key = ? and seq > ? order by seq limit ?",
        chain,
        select -> {
          select.setString(1, chain.topic().wireName());
          select.setString(2, chain.key());
          select.setLong(3, afterSeq);
          select.setInt(4, limit);
        });
  }

  /** The entry of this hash on a chain, if it stands there. */
  public Optional<Entry> find(ChainId chain, Hash hash) {
    return select(
            ENTRY + "where topic = ? and key = ? and hash = ?",
            chain,
            select -> {
              select.setString(1, chain.topic().wireName());
              select.setString(2, chain.key());
              select.setString(3, hash.value());
            })
        .stream()
        .findFirst();
  }

  /** The entry in which an act was sealed on a chain, if it was. */
  public Optional<Entry> sealed(ChainId chain, SignedAct act) {
    return select(
            ENTRY + "where topic = ? and key = ? and act_id = ?",
            chain,
            select -> {
              select.setString(1, chain.topic().wireName());
              select.setString(2, chain.key());
              select.setString(3, act.id().value());
            })
        .stream()
        .findFirst();
  }

  /**
   * A page of an own stream in an order that never passes over an entry committed late. A row that
   * does not hold is told beside the entries and holds up no other.
   */
  public Page stream(Topic topic, Cursor after, int limit) {
    String sql =
        """
        with place as (
          select key, seq from entry where topic = '%1$s' and tx = ?::xid8 and hash = ?
          order by key, seq limit 1)
        select topic, key, seq, prev, act, sealed_at, hash, tx::text from entry
        where topic = '%1$s'
          and (tx, key, seq) > (?::xid8, coalesce((select key from place), ''),
            coalesce((select seq from place), 0))
          and tx < pg_snapshot_xmin(pg_current_snapshot())
        order by entry.tx, key, seq limit ?
        """
            .formatted(topic.wireName()); // a constant, or no plan could use the partial index
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, after.tx());
      select.setString(2, after.entry().value());
      select.setString(3, after.tx());
      select.setInt(4, limit);
      var entries = new ArrayList<Entry>();
      var broken = new ArrayList<BrokenChain>();
      Cursor next = after;
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          try {
            entries.add(entry(row));
          } catch (BrokenChain altered) {
            broken.add(altered);
          }
          next = Cursor.at(row.getString(8), row.getString(7)).orElse(next);
        }
      }
      return new Page(entries, next, broken);
    } catch (SQLException e) {
      throw new LedgerUnavailable("reading " + topic.wireName(), e);
    }
  }

  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  private List<Entry> select(String sql, ChainId chain, Parameters parameters) {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      parameters.set(select);
      var entries = new ArrayList<Entry>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          entries.add(entry(row));
        }
      }
      return entries;
    } catch (SQLException e) {
      throw new LedgerUnavailable("reading " + chain, e);
    }
  }

  /** One row as an entry; its hash recomputes, or the chain is broken here. */
  public static Entry entry(ResultSet row) throws SQLException {
    ChainId chain = chainOf(row);
    try {
      return new Entry(
          chain.topic(),
          chain.key(),
          row.getLong(3),
          new Hash(row.getString(4)),
          new SignedAct(row.getString(5)),
          Heads.instant(row, 6),
          new Hash(row.getString(7)));
    } catch (Refused refused) {
      throw new BrokenChain(chain, row.getLong(3), String.valueOf(refused.getMessage()));
    }
  }

  private static ChainId chainOf(ResultSet row) throws SQLException {
    try {
      return new ChainId(Topic.named(row.getString(1)), row.getString(2));
    } catch (Refused refused) {
      throw new BrokenChain(
          row.getString(1) + "/" + row.getString(2),
          row.getLong(3),
          String.valueOf(refused.getMessage()));
    }
  }
}
