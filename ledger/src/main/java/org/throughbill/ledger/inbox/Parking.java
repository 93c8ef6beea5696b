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

  /** Chains that could not be brought on, at most 100 of them. */
  List<ChainId> behind() {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select topic, key from behind limit 100");
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

  void staysBehind(ChainId chain) {
    change("insert into behind (topic, key) values (?, ?) on conflict do nothing", chain);
  }

  void isUpToDate(ChainId chain) {
    change("delete from behind where topic = ? and key = ?", chain);
  }

  private void change(String sql, ChainId chain) {
    try (Connection connection = database.getConnection();
        PreparedStatement change = connection.prepareStatement(sql)) {
      change.setString(1, chain.topic().wireName());
      change.setString(2, chain.key());
      change.executeUpdate();
    } catch (SQLException e) {
      throw new LedgerUnavailable("noting where " + chain + " is", e);
    }
  }
}
