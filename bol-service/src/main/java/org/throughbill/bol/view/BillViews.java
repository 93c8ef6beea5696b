package org.throughbill.bol.view;

import static org.throughbill.acts.Refused.require;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Judgement;
import org.throughbill.acts.Rule;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.PartyId;
import org.throughbill.bol.bill.Bill;
import org.throughbill.bol.bill.GoodsClaims;
import org.throughbill.ledger.Change;
import org.throughbill.ledger.Columns;
import org.throughbill.ledger.LedgerUnavailable;
import org.throughbill.ledger.OwnRows;

/** Writes the views of a bill in the transaction of its entry, and reads them. */
@ApplicationScoped
public class BillViews {
  private static final Columns<Change<Optional<Bill>>> LINES =
      new Columns<Change<Optional<Bill>>>("line")
          .text("id", change -> change.entry().chain())
          .text("controller", change -> controller(after(change)))
          .text("state", change -> after(change).title().state().name())
          .number("holds", change -> (long) after(change).holds().size())
          .number("seq", change -> change.entry().seq())
          .time("sealed_at", change -> change.entry().sealedAt())
          .time(
              "lapses_at",
              change -> offered(after(change)).map(o -> o.offer().until()).orElse(null))
          .text(
              "lapses_to",
              change -> offered(after(change)).map(o -> o.before().state().name()).orElse(null));

  private static final Columns<Reader> READERS =
      new Columns<Reader>("reader")
          .text("bill", Reader::bill)
          .text("party", reader -> reader.party().value())
          .number("up_to", Reader::upTo)
          .time("lapses_at", Reader::lapsesAt)
          .number("lapses_to", Reader::lapsesTo);

  private static final String CHANGE =
      """
      with line as (
        update bill_view v set controller = line.controller, state = line.state,
          holds = line.holds, seq = line.seq, sealed_at = line.sealed_at,
          lapses_at = line.lapses_at, lapses_to = line.lapses_to
        from %s where v.id = line.id)
      insert into bill_reader (bill, party, up_to, lapses_at, lapses_to) select * from %s
      on conflict (party, bill) do update set up_to = excluded.up_to,
        lapses_at = excluded.lapses_at, lapses_to = excluded.lapses_to
      """
          .formatted(LINES.table(), READERS.table());

  private final DataSource database;
  private final OwnRows own;
  private final Clock clock;

  BillViews(DataSource database, OwnRows own, Clock clock) {
    this.database = database;
    this.own = own;
    this.clock = clock;
  }

  /** Brings the views on by entries; claims the goods of new bills, frees those of ended ones. */
  public void write(List<Change<Optional<Bill>>> changes) {
    try (Connection connection = database.getConnection()) {
      for (Change<Optional<Bill>> change : changes) {
        if (change.before().isEmpty()) {
          insert(connection, change.entry(), change.after().orElseThrow());
          claimGoods(connection, change.after().orElseThrow());
        }
      }
      change(connection, changes);
      for (Change<Optional<Bill>> change : changes) {
        if (change.after().orElseThrow().title().hasEnded()) {
          freeGoods(connection, change.after().orElseThrow());
        }
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable("updating the views of " + changes.size() + " bills", e);
    }
  }

  private static void insert(Connection connection, Entry entry, Bill bill) throws SQLException {
    String sql =
        "insert into bill_view (id, number, operator, consignor, controller, state, holds, seq,"
            + " sealed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (operator, number) do"
            + " nothing";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, bill.id().value());
      insert.setString(2, bill.number().value());
      insert.setString(3, bill.operator().value());
      insert.setString(4, bill.document().consignor().party().value());
      insert.setString(5, controller(bill));
      insert.setString(6, bill.title().state().name());
      insert.setInt(7, bill.holds().size());
      insert.setLong(8, entry.seq());
      insert.setObject(9, utc(entry.sealedAt()));
      require(
          insert.executeUpdate() == 1,
          Rule.R15,
          "the operator has a bill numbered " + bill.number());
    }
  }

  /** The bills' lines and their readers in one statement: every act pays for this one. */
  private static void change(Connection connection, List<Change<Optional<Bill>>> changes)
      throws SQLException {
    List<Reader> readers = changes.stream().flatMap(BillViews::changedReaders).toList();
    try (PreparedStatement update = connection.prepareStatement(CHANGE)) {
      int next = LINES.set(update, 1, changes);
      READERS.set(update, next, readers);
      update.executeUpdate();
    }
  }

  private static Bill after(Change<Optional<Bill>> change) {
    return change.after().orElseThrow();
  }

  private static @Nullable String controller(Bill bill) {
    return bill.title().controller().map(PartyId::value).orElse(null);
  }

  private static Optional<Title.Offered> offered(Bill bill) {
    return bill.title() instanceof Title.Offered offered ? Optional.of(offered) : Optional.empty();
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static void claimGoods(Connection connection, Bill bill) throws SQLException {
    Set<String> claims = GoodsClaims.of(bill.document());
    String sql =
        "insert into goods_claim (goods, bill) select goods, ? from unnest(?::text[]) as goods"
            + " order by goods on conflict do nothing returning goods";
    try (PreparedStatement claim = connection.prepareStatement(sql)) {
      claim.setString(1, bill.id().value());
      claim.setArray(2, connection.createArrayOf("text", claims.toArray()));
      try (ResultSet claimed = claim.executeQuery()) {
        while (claimed.next()) {
          claims.remove(claimed.getString(1));
        }
      }
    }
    var judgement = new Judgement();
    claims.forEach(
        taken -> judgement.require(false, "", Rule.R04, taken + " is under another live bill"));
    judgement.pass();
  }

  private static void freeGoods(Connection connection, Bill bill) throws SQLException {
    try (PreparedStatement free =
        connection.prepareStatement("delete from goods_claim where bill = ?")) {
      free.setString(1, bill.id().value());
      free.executeUpdate();
    }
  }

  /**
   * Up to which entry a party reads a bill.
   *
   * @param lapsesAt when the offer that lets it read lapses; it then reads up to {@code lapsesTo}
   */
  private record Reader(
      String bill, PartyId party, long upTo, @Nullable Instant lapsesAt, long lapsesTo) {}

  /**
   * Whoever joins reads on, an offeree until its offer lapses; whoever leaves reads up to this
   * entry, unless the offer had lapsed before it.
   */
  private static Stream<Reader> changedReaders(Change<Optional<Bill>> change) {
    Entry entry = change.entry();
    Map<PartyId, Instant> then = change.before().map(BillViews::readers).orElse(Map.of());
    Map<PartyId, Instant> now = readers(after(change));
    Stream<Reader> left =
        then.entrySet().stream()
            .filter(one -> !now.containsKey(one.getKey()))
            .filter(one -> !one.getValue().isBefore(entry.sealedAt()))
            .map(one -> reader(entry, one.getKey(), entry.seq(), Instant.MAX));
    Stream<Reader> joined =
        now.entrySet().stream()
            .filter(one -> !one.getValue().equals(then.get(one.getKey())))
            .map(one -> reader(entry, one.getKey(), Long.MAX_VALUE, one.getValue()));
    return Stream.concat(left, joined);
  }

  private static Reader reader(Entry entry, PartyId party, long upTo, Instant until) {
    Instant lapsesAt = until.equals(Instant.MAX) ? null : until;
    return new Reader(entry.chain(), party, upTo, lapsesAt, entry.seq());
  }

  /** Who reads on, and until when. */
  private static Map<PartyId, Instant> readers(Bill bill) {
    var readers = new HashMap<PartyId, Instant>();
    offered(bill).ifPresent(o -> o.offer().asked().forEach(p -> readers.put(p, o.offer().until())));
    concerned(bill).forEach(party -> readers.put(party, Instant.MAX));
    return readers;
  }

  /** The parties named in the document for as long as it lives, and whoever has control. */
  private static Set<PartyId> concerned(Bill bill) {
    var parties = new HashSet<PartyId>();
    parties.add(bill.operator());
    parties.add(bill.document().consignor().party());
    bill.document().legs().forEach(leg -> parties.add(leg.carrier()));
    parties.addAll(bill.title().claimants());
    return parties;
  }

  /** Up to which entry a party may read a bill; 0 where it has no part in it. */
  public long readableUpTo(ChainId chain, PartyId party) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select case when lapses_at < ? then lapses_to else up_to end"
                    + " from bill_reader where bill = ? and party = ?")) {
      select.setObject(1, utc(clock.instant()));
      select.setString(2, chain.key());
      select.setString(3, party.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable("reading who may read " + chain, e);
    }
  }

  /** Whether the operator has a bill of this number, live or ended. */
  public boolean isIssued(PartyId operator, BillNumber number) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select 1 from bill_view where operator = ? and number = ?")) {
      select.setString(1, operator.value());
      select.setString(2, number.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable("reading whether " + number + " is issued", e);
    }
  }

  /** The bills a party reads on, by id after the given one. */
  public List<BillSummary> of(PartyId party, String afterId, int limit) {
    Instant now = clock.instant();
    return own.of(party, () -> page(party, afterId, limit, now));
  }

  private static List<BillSummary> page(PartyId party, String afterId, int limit, Instant now) {
    return BillView.<BillView>find(
            "select v from BillView v join BillReader r on r.bill = v.id"
                + " where r.party = ?1 and r.upTo = ?2 and r.bill > ?3"
                + " and (r.lapsesAt is null or r.lapsesAt >= ?4) order by r.bill",
            party.value(),
            Long.MAX_VALUE,
            afterId,
            now)
        .page(0, limit)
        .list()
        .stream()
        .map(view -> BillSummary.of(view, now))
        .toList();
  }
}
