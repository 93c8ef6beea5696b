package org.throughbill.ledger.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Topic;
import org.throughbill.ledger.LedgerUnavailable;

/** Where records that did not verify are kept, with the reason, for whoever runs the registry. */
@ApplicationScoped
class Parking {
  private final DataSource database;

  Parking(DataSource database) {
    this.database = database;
  }

  void park(
      String topic, String at, @Nullable String key, String reason, byte @Nullable [] record) {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into parked (topic, record_at, key, reason, record) values (?, ?, ?, ?, ?)"
                    + " on conflict do nothing")) {
      insert.setString(1, topic);
      insert.setString(2, at);
      insert.setString(3, key);
      insert.setString(4, reason);
      insert.setBytes(5, record);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new LedgerUnavailable("parking a record", e);
    }
  }

  /** Chains that could not be brought on: at most 100 of them, the longest untried first. */
  List<ChainId> behind() {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select topic, key from behind order by tried_at limit 100");
        ResultSet row = select.executeQuery()) {
      var chains = new ArrayList<ChainId>();
      while (row.next()) {
        chains.add(new ChainId(Topic.named(row.getString(1)), row.getString(2)));
      }
      return chains;
    } catch (SQLException e) {
      throw new LedgerUnavailable("reading the chains that stayed behind", e);
    }
  }

  /** Notes a vain attempt; returns whether it failed for another reason than the one before. */
  boolean staysBehind(ChainId chain, String reason) {
    try (Connection connection = database.getConnection();
        PreparedStatement note =
            connection.prepareStatement(
                "with known as (select reason from behind where topic = ? and key = ?)"
                    + " insert into behind (topic, key, reason) values (?, ?, ?)"
                    + " on conflict (topic, key) do update"
                    + " set reason = excluded.reason, tried_at = clock_timestamp()"
                    + " returning (select reason from known) is distinct from reason")) {
      note.setString(1, chain.topic().wireName());
      note.setString(2, chain.key());
      note.setString(3, chain.topic().wireName());
      note.setString(4, chain.key());
      note.setString(5, reason);
      try (ResultSet row = note.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable("noting that " + chain + " stays behind", e);
    }
  }

  void isUpToDate(ChainId chain) {
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from behind where topic = ? and key = ?")) {
      delete.setString(1, chain.topic().wireName());
      delete.setString(2, chain.key());
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new LedgerUnavailable("noting that " + chain + " is up to date", e);
    }
  }
}
