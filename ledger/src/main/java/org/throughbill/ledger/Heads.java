package org.throughbill.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.value.Hash;

/** The table of where chains end. */
final class Heads {
  private static final Columns<ChainId> WANTED =
      new Columns<ChainId>("wanted")
          .text("topic", chain -> chain.topic().wireName())
          .text("key", ChainId::key);

  /** In one order, whoever locks, so that of two that want the same chains one goes first. */
  private static final String LOCK =
      """
      select topic, key, seq, head, sealed_at from chain
      where (topic, key) in (select * from %s)
      order by topic, key for no key update
      """
          .formatted(WANTED.table());

  private static final Columns<Entry> LAST =
      new Columns<Entry>("last")
          .text("topic", entry -> entry.topic().wireName())
          .text("key", Entry::chain)
          .number("seq", Entry::seq)
          .text("head", entry -> entry.hash().value())
          .time("sealed_at", Entry::sealedAt);

  private static final String MOVE =
      """
      insert into chain (topic, key, seq, head, sealed_at) select * from %s
      on conflict (topic, key) do update
      set seq = excluded.seq, head = excluded.head, sealed_at = excluded.sealed_at
      where chain.seq < excluded.seq
      """
          .formatted(LAST.table());

  private Heads() {}

  /** Where chains end, and go on ending until the transaction does. */
  static Map<ChainId, Head> locked(Connection connection, Collection<ChainId> chains)
      throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      WANTED.set(lock, 1, List.copyOf(chains));
      return read(lock);
    }
  }

  /** Of rows with topic, key, seq, head and time. */
  static Map<ChainId, Head> read(PreparedStatement select) throws SQLException {
    var heads = new HashMap<ChainId, Head>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        heads.put(
            new ChainId(Topic.named(row.getString(1)), row.getString(2)),
            new Head(row.getLong(3), new Hash(row.getString(4)), instant(row, 5)));
      }
    }
    return heads;
  }

  /** Each to the last entry of its chain that was followed; a head never goes back. */
  static void move(Connection connection, List<Entry> last) throws SQLException {
    try (PreparedStatement move = connection.prepareStatement(MOVE)) {
      LAST.set(move, 1, last);
      move.executeUpdate();
    }
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
