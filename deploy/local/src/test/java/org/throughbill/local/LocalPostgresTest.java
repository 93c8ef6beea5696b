package org.throughbill.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {
  private static final String PASSWORD = "throw-away";

  private final Path folder;

  LocalPostgresTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void a_commit_waits_for_the_disk() throws Exception {
    var settings = settings(true);
    try (var _ = LocalPostgres.start(settings, log());
        var superuser = connect(settings, "postgres", LocalPostgres.SUPERUSER)) {
      assertThat(show(superuser, "fsync")).isEqualTo("on");
      assertThat(show(superuser, "synchronous_commit")).isEqualTo("on");
      assertThat(show(superuser, "full_page_writes")).isEqualTo("on");
      assertThat(show(superuser, "listen_addresses")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void what_was_committed_is_there_after_a_kill() throws Exception {
    var settings = settings(true);
    var first = LocalPostgres.start(settings, log());
    try (var superuser = connect(settings, "postgres", LocalPostgres.SUPERUSER)) {
      superuser.createStatement().execute("create table kept as select 7 as seq");
    } finally {
      first.kill();
    }
    assertThat(Loopback.answers(settings.port())).isFalse();
    try (var _ = LocalPostgres.start(settings, log());
        var superuser = connect(settings, "postgres", LocalPostgres.SUPERUSER)) {
      assertThat(single(superuser, "select seq from kept")).isEqualTo("7");
    }
  }

  @Test
  void the_service_role_owns_nothing_and_creates_nothing() throws Exception {
    var settings = settings(false);
    try (var server = LocalPostgres.start(settings, log())) {
      server.databases().create(_ -> PASSWORD);
      server.databases().create(_ -> PASSWORD);
      try (var owner = connect(settings, "bol", "bol_owner");
          var app = connect(settings, "bol", "bol_app")) {
        owner.createStatement().execute("create table entry (seq bigint)");
        owner.createStatement().execute("grant select, insert on entry to bol_app");
        app.createStatement().execute("insert into entry values (1)");
        refused(app, "create table mine (seq bigint)", "permission denied for schema public");
        refused(app, "create temporary table mine (seq bigint)", "permission denied");
        refused(app, "update entry set seq = 2", "permission denied for table entry");
        refused(app, "delete from entry", "permission denied for table entry");
        refused(app, "drop table entry", "must be owner of table entry");
        refused(app, "set role bol_owner", "permission denied to set role");
      }
    }
  }

  @Test
  void a_service_cannot_enter_its_neighbours_database() {
    var settings = settings(false);
    try (var server = LocalPostgres.start(settings, log())) {
      server.databases().create(_ -> PASSWORD);
      assertThatThrownBy(() -> connect(settings, "customs", "bol_app"))
          .hasMessageContaining("permission denied for database \"customs\"");
      assertThatThrownBy(
              () -> DriverManager.getConnection(settings.jdbcUrl("bol"), "bol_app", "guessed"))
          .hasMessageContaining("password authentication failed");
    }
  }

  private LocalPostgres.Settings settings(boolean durable) {
    int port = Loopback.freePorts(1).getFirst();
    return new LocalPostgres.Settings(folder.resolve("data"), port, durable, PASSWORD);
  }

  private Path log() {
    return folder.resolve("postgres.log");
  }

  private static Connection connect(LocalPostgres.Settings settings, String database, String role)
      throws SQLException {
    return DriverManager.getConnection(settings.jdbcUrl(database), role, PASSWORD);
  }

  private static void refused(Connection connection, String sql, String why) {
    assertThatThrownBy(() -> connection.createStatement().execute(sql)).hasMessageContaining(why);
  }

  private static String show(Connection connection, String setting) throws SQLException {
    return single(connection, "show " + setting);
  }

  private static String single(Connection connection, String query) throws SQLException {
    try (var rows = connection.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
