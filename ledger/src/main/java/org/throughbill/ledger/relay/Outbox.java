package org.throughbill.ledger.relay;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.chain.Entry;
import org.throughbill.ledger.BrokenChain;
import org.throughbill.ledger.Ledger;
import org.throughbill.ledger.LedgerUnavailable;

/**
 * The entries the broker has not acknowledged, and the lease that says which relay may mark them.
 */
final class Outbox {
  /**
   * An entry on its way.
   *
   * @param tx the transaction that wrote it
   */
  record Unsent(Entry entry, String tx, @Nullable String traceparent) {}

  private static final Logger LOG = Logger.getLogger(Outbox.class);

  private static final String RENEW =
      "update relay_lease set held_until = now() + make_interval(secs => ?) where epoch = ?";

  private final DataSource database;
  private final Set<String> told = new HashSet<>();

  Outbox(DataSource database) {
    this.database = database;
  }

  /** Takes the lease if it is free, under a new epoch. */
  OptionalLong takeLease(int seconds) {
    String sql =
        "update relay_lease set epoch = epoch + 1, held_until = now() + make_interval(secs => ?)"
            + " where held_until < now() returning epoch";
    try (Connection connection = database.getConnection();
        PreparedStatement take = connection.prepareStatement(sql)) {
      take.setInt(1, seconds);
      try (ResultSet row = take.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable("taking the relay's lease", e);
    }
  }

  /**
   * Makes the lease longer, or shorter with zero seconds; false if another relay has taken over.
   */
  boolean renewLease(long epoch, int seconds) {
    try (Connection connection = database.getConnection();
        PreparedStatement renew = connection.prepareStatement(RENEW)) {
      renew.setInt(1, seconds);
      renew.setLong(2, epoch);
      return renew.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new LedgerUnavailable("renewing the relay's lease", e);
    }
  }

  /**
   * The first unsent entry of each chain that has one, the oldest chains first. They are found by
   * what is unsent and never by a last id: an id handed out early may commit late. One entry of a
   * chain is on its way at a time, so that none can overtake another whatever the broker does. A
   * chain that does not hold stays where it breaks; the others go on.
   */
  List<Unsent> firstOfEachChain(int limit) {
    String sql =
        "select e.topic, e.key, e.seq, e.prev, e.act, e.sealed_at, e.hash, u.tx::text, e.traceparent"
            + " from (select distinct on (topic, key) * from"
            + " (select * from unsent order by tx, topic, key, seq limit ?) oldest"
            + " order by topic, key, seq) u"
            // The limit keeps the planner, whatever it believes of a table that is mostly empty, to
            // the primary key: entries are looked up, and never read through.
            + " cross join lateral (select * from entry"
            + " where topic = u.topic and key = u.key and seq = u.seq limit 1) e"
            + " order by u.tx, u.topic, u.key";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setInt(1, limit);
      var unsent = new ArrayList<Unsent>();
      var broken = new HashSet<String>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          try {
            unsent.add(new Unsent(Ledger.entry(row), row.getString(8), row.getString(9)));
          } catch (BrokenChain e) {
            String chain = row.getString(1) + "/" + row.getString(2);
            broken.add(chain);
            tell(chain, e);
          }
        }
      }
      told.retainAll(broken);
      return unsent;
    } catch (SQLException e) {
      throw new LedgerUnavailable("reading unsent entries", e);
    }
  }

  private void tell(String chain, BrokenChain e) {
    if (told.add(chain)) {
      LOG.errorf("not relayed: %s", e.getMessage());
    }
  }

  /**
   * Marks entries as sent, under the epoch; false, and nothing marked, if another relay has taken
   * over.
   */
  boolean markSent(List<Unsent> sent, long epoch, int leaseSeconds) {
    String sql =
        "with held as ("
            + RENEW
            + " returning epoch), gone as ("
            + "delete from unsent u using held,"
            + " unnest(?::text[]::xid8[], ?::text[], ?::text[], ?::bigint[]) as s (tx, topic, key, seq)"
            + " where u.tx = s.tx and u.topic = s.topic and u.key = s.key and u.seq = s.seq)"
            + " select epoch from held";
    try (Connection connection = database.getConnection();
        PreparedStatement mark = connection.prepareStatement(sql)) {
      mark.setInt(1, leaseSeconds);
      mark.setLong(2, epoch);
      mark.setArray(3, array(connection, "text", sent, Unsent::tx));
      mark.setArray(4, array(connection, "text", sent, u -> u.entry().topic().wireName()));
      mark.setArray(5, array(connection, "text", sent, u -> u.entry().chain()));
      mark.setArray(6, array(connection, "bigint", sent, u -> u.entry().seq()));
      try (ResultSet held = mark.executeQuery()) {
        return held.next();
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable("marking entries as sent", e);
    }
  }

  private static Array array(
      Connection connection, String type, List<Unsent> sent, Function<Unsent, Object> column)
      throws SQLException {
    return connection.createArrayOf(type, sent.stream().map(column).toArray());
  }

  /** Seconds since the oldest unsent entry was sealed; zero when all are sent. */
  double age() {
    String sql =
        "select coalesce(extract(epoch from now() - min(e.sealed_at)), 0)"
            + " from (select * from unsent order by tx, topic, key, seq limit 1) u"
            + " cross join lateral (select sealed_at from entry"
            + " where topic = u.topic and key = u.key and seq = u.seq limit 1) e";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getDouble(1);
    } catch (SQLException e) {
      throw new LedgerUnavailable("reading the age of unsent entries", e);
    }
  }
}
