package org.throughbill.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.throughbill.acts.chain.Topic;
import org.throughbill.local.Database;

/** What a query shows to whom: the first column, as text. */
public final class Rows {
  private Rows() {}

  /** To the service, in the transaction it is in. */
  public static Set<String> shown(DataSource service, String query) {
    try (Connection connection = service.getConnection()) {
      return shown(connection, query);
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }

  /** Whether the entries of a stream stand in the partial indexes of the table of entries. */
  public static boolean indexed(DataSource service, Topic topic) {
    return shown(
            service,
            """
            select every(strpos(pg_get_expr(indpred, indrelid), quote_literal('%s')) > 0)
            from pg_index where indrelid = 'entry'::regclass and indpred is not null
            """
                .formatted(topic.wireName()))
        .contains("t");
  }

  /** To whoever has the service's password, and says nothing of itself. */
  public static Set<String> shownTo(Servers.Login login, Database database, String query) {
    String url = Servers.shared().jdbcUrl(database);
    try (Connection connection = DriverManager.getConnection(url, login.user(), login.password())) {
      return shown(connection, query);
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }

  /**
   * What happens while the database shows no party these entries, whatever the service believes.
   */
  public static void withheld(Database database, String entries, Runnable happening) {
    Servers.Login owner = Servers.shared().owner(database);
    String url = Servers.shared().jdbcUrl(database);
    try (Connection connection = DriverManager.getConnection(url, owner.user(), owner.password());
        var change = connection.createStatement()) {
      change.execute(
          "create policy withheld on entry as restrictive for select"
              + " using (current_setting('app.party', true) = '*' or not ("
              + entries
              + "))");
      try {
        happening.run();
      } finally {
        change.execute("drop policy withheld on entry");
      }
    } catch (SQLException e) {
      throw new AssertionError(url, e);
    }
  }

  private static Set<String> shown(Connection connection, String query) throws SQLException {
    try (var select = connection.prepareStatement(query);
        ResultSet row = select.executeQuery()) {
      var found = new HashSet<String>();
      while (row.next()) {
        found.add(row.getString(1));
      }
      return found;
    }
  }
}
