package org.throughbill.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;

/** Makes the databases and roles of all services on a fresh server; safe to repeat. */
public final class Databases {
  private final UnaryOperator<String> jdbcUrl;
  private final String superuser;
  private final String superuserPassword;

  /**
   * A server that is reached as its superuser.
   *
   * @param jdbcUrl from a database's name to its JDBC URL
   */
  public Databases(UnaryOperator<String> jdbcUrl, String superuser, String superuserPassword) {
    this.jdbcUrl = jdbcUrl;
    this.superuser = superuser;
    this.superuserPassword = superuserPassword;
  }

  /**
   * Creates what is missing and sets the passwords.
   *
   * @param passwordOf from a role's name to its password
   */
  public void create(UnaryOperator<String> passwordOf) {
    for (Database database : Database.values()) {
      try {
        createRolesAndDatabase(database, passwordOf);
        narrowRights(database);
      } catch (SQLException e) {
        throw new IllegalStateException(
            "Cannot create database " + database.id() + ": " + e.getMessage(), e);
      }
    }
  }

  private void createRolesAndDatabase(Database database, UnaryOperator<String> passwordOf)
      throws SQLException {
    try (var connection = connect("postgres");
        var sql = connection.createStatement()) {
      role(sql, database.owner(), passwordOf.apply(database.owner()));
      role(sql, database.app(), passwordOf.apply(database.app()));
      if (missing(sql, "select from pg_database where datname = '" + database.id() + "'")) {
        sql.execute("create database " + database.id() + " owner " + database.owner());
      }
    }
  }

  private static void role(Statement sql, String name, String password) throws SQLException {
    if (missing(sql, "select from pg_roles where rolname = '" + name + "'")) {
      sql.execute("create role " + name + " login");
    }
    sql.execute("alter role " + name + " password '" + password.replace("'", "''") + "'");
  }

  // What PUBLIC may do by default includes temporary tables and connecting to a neighbour's
  // database.
  private void narrowRights(Database database) throws SQLException {
    try (var connection = connect(database.id());
        var sql = connection.createStatement()) {
      sql.execute("revoke all on database " + database.id() + " from public");
      sql.execute("grant connect on database " + database.id() + " to " + database.app());
      sql.execute("revoke all on schema public from public");
      sql.execute("alter schema public owner to " + database.owner());
      sql.execute("grant usage on schema public to " + database.app());
    }
  }

  private static boolean missing(Statement sql, String query) throws SQLException {
    try (var rows = sql.executeQuery(query)) {
      return !rows.next();
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl.apply(database), superuser, superuserPassword);
  }
}
