package org.throughbill.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.throughbill.local.Database;
import org.throughbill.testkit.Servers;

/** The ledger's tables on a real PostgreSQL, as the service sees them and as their owner does. */
public final class Tables {
  private static final Database DATABASE = Database.BOL;
  private static final DataSource APP = source(Servers.shared().app(DATABASE));
  private static final DataSource OWNER = source(Servers.shared().owner(DATABASE));

  static {
    Flyway.configure()
        .dataSource(
            Servers.shared().jdbcUrl(DATABASE),
            Servers.shared().owner(DATABASE).user(),
            Servers.shared().owner(DATABASE).password())
        .locations("classpath:db/ledger")
        .placeholders(Map.of("app", Servers.shared().app(DATABASE).user(), "own", "'bill-events'"))
        .load()
        .migrate();
  }

  private Tables() {}

  /** With the rights of the service. */
  public static DataSource app() {
    return APP;
  }

  /** What no service may do; returns how many rows it did it to. */
  public static int asOwner(String sql, Object... parameters) {
    return change(OWNER, sql, parameters);
  }

  public static int change(DataSource database, String sql, Object... parameters) {
    try (Connection connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new LedgerUnavailable(sql, e);
    }
  }

  public static long count(String sql, Object... parameters) {
    try (Connection connection = OWNER.getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable(sql, e);
    }
  }

  /** A transaction of the service that stays open until it is committed. */
  public static Connection transaction() throws SQLException {
    Connection connection = APP.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /** A source whose every connection is this one, and which nobody closes. */
  public static DataSource within(Connection transaction) {
    Connection lent =
        proxy(
            Connection.class,
            (method, arguments) ->
                method.getName().equals("close") ? null : method.invoke(transaction, arguments));
    return proxy(DataSource.class, (_, _) -> lent);
  }

  private interface Call {
    @org.jspecify.annotations.Nullable
    Object on(
        java.lang.reflect.Method method, Object @org.jspecify.annotations.Nullable [] arguments)
        throws ReflectiveOperationException;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              try {
                return call.on(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
    return type.cast(proxy);
  }

  private static DataSource source(Servers.Login login) {
    String url = Servers.shared().jdbcUrl(DATABASE);
    return proxy(DataSource.class, (_, _) -> connection(url, login.user(), login.password()));
  }

  private static Connection connection(String url, String user, String password) {
    try {
      return DriverManager.getConnection(url, user, password);
    } catch (SQLException e) {
      throw new LedgerUnavailable("connecting to " + url, e);
    }
  }
}
