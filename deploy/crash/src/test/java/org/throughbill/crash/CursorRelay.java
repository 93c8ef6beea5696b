package org.throughbill.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.Hash;

/** A planted bug: a relay that goes by the last id it has seen, and not by what is unsent. */
final class CursorRelay {
  private final Connection database;
  private final String bootstrapServers;
  private long last;

  /** Starts where the stream ends at present. */
  CursorRelay(Connection database, String bootstrapServers) throws SQLException {
    this.database = database;
    this.bootstrapServers = bootstrapServers;
    try (var statement = database.createStatement();
        ResultSet row =
            statement.executeQuery("select coalesce(max(tx::text::bigint), 0) from entry")) {
      row.next();
      last = row.getLong(1);
    }
  }

  /** Sends what is new by its measure; returns how many entries that were. */
  int relay() throws SQLException, InterruptedException, ExecutionException {
    String sql =
        "select key, seq, prev, act, sealed_at, hash, tx::text::bigint from entry"
            + " where topic = 'bill-events' and tx::text::bigint > ? order by tx, key, seq";
    int sent = 0;
    try (PreparedStatement select = database.prepareStatement(sql);
        var producer =
            new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer())) {
      select.setLong(1, last);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Entry entry = entry(row);
          producer
              .send(new ProducerRecord<>(entry.topic().wireName(), entry.chain(), entry.toJson()))
              .get();
          last = row.getLong(7);
          sent++;
        }
      }
    }
    return sent;
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        Topic.BILL_EVENTS,
        row.getString(1),
        row.getLong(2),
        new Hash(row.getString(3)),
        new SignedAct(row.getString(4)),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        new Hash(row.getString(6)));
  }
}
