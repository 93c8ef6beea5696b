package org.throughbill.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.chain.Topic;

/** One service's tables as they are at one moment: a read-only, repeatable-read snapshot. */
final class Dump implements AutoCloseable {
  private static final int FETCHED_AT_ONCE = 500;

  /** Where the service says a chain ends. */
  record Head(long seq, String hash) {}

  /** What the service shows of a bill. */
  record View(String id, @Nullable String controller, String state, long seq) {}

  private final Service service;
  private final Connection connection;

  private Dump(Service service, Connection connection) {
    this.service = service;
    this.connection = connection;
  }

  static Dump of(Evidence.Database database) {
    try {
      Connection connection = DriverManager.getConnection(database.jdbcUrl(), login(database));
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      var dump = new Dump(database.service(), connection);
      dump.rows("select count(*) from unsent", _ -> {}); // the snapshot is taken by the first query
      return dump;
    } catch (SQLException e) {
      throw new Unauditable("Cannot read the database of " + database.service(), e);
    }
  }

  Service service() {
    return service;
  }

  /** All entries of a stream, chain by chain, each in its order. */
  void entries(Topic topic, Consumer<Row> each) {
    rows(
        "select topic, key, seq, prev, act, act_id, sealed_at, hash from entry"
            + " where topic = ? order by key, seq",
        row ->
            each.accept(
                new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    instant(row),
                    row.getString(8))),
        topic.wireName());
  }

  /** The heads of a stream's chains, by key. */
  Map<String, Head> heads(Topic topic) {
    var heads = new HashMap<String, Head>();
    rows(
        "select key, seq, head from chain where topic = ?",
        row -> heads.put(row.getString(1), new Head(row.getLong(2), row.getString(3))),
        topic.wireName());
    return heads;
  }

  /** The entries that the service has not seen acknowledged by Kafka. */
  void unsent(Consumer<Violation> each) {
    rows(
        "select topic || '/' || key, seq from unsent order by tx, topic, key, seq",
        row ->
            each.accept(new Violation(row.getString(1), row.getLong(2), "is in the outbox still")));
  }

  void views(Consumer<View> each) {
    rows(
        "select id, controller, state, seq from bill_view order by id",
        row ->
            each.accept(
                new View(row.getString(1), row.getString(2), row.getString(3), row.getLong(4))));
  }

  private interface Reading {
    void read(ResultSet row) throws SQLException;
  }

  private void rows(String sql, Reading each, String... parameters) {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setFetchSize(FETCHED_AT_ONCE);
      for (int i = 0; i < parameters.length; i++) {
        select.setString(i + 1, parameters[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          each.read(row);
        }
      }
    } catch (SQLException e) {
      throw new Unauditable("Cannot read the database of " + service, e);
    }
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return row.getObject(7, OffsetDateTime.class).toInstant();
  }

  private static Properties login(Evidence.Database database) {
    var login = new Properties();
    login.setProperty("user", database.user());
    login.setProperty("password", database.password());
    return login;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new Unauditable("Cannot leave the database of " + service, e);
    }
  }
}
