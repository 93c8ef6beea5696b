package org.throughbill.local;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A real PostgreSQL server on a folder of this machine.
 *
 * <p>Its postmaster is a direct child process and not kept by a library, so that it can outlive the
 * program that started it, and be killed in a crash test, by a pid that is known.
 */
public final class LocalPostgres implements AutoCloseable {
  public static final String SUPERUSER = "postgres";
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(20);

  /**
   * What makes one server different from another.
   *
   * @param durable whether a commit waits for the disk; only throw-away tests may turn this off
   */
  public record Settings(Path data, int port, boolean durable, String password) {
    public String jdbcUrl(String database) {
      return "jdbc:postgresql://" + Loopback.HOST + ":" + port + "/" + database;
    }

    /** The password stays out of logs. */
    @Override
    public String toString() {
      return "PostgreSQL on port " + port + " in " + data;
    }
  }

  private final Settings settings;
  private final Process process;

  private LocalPostgres(Settings settings, Process process) {
    this.settings = settings;
    this.process = process;
  }

  /** Starts a server and waits until it answers. */
  public static LocalPostgres start(Settings settings, Path log) {
    prepare(settings);
    var started = new LocalPostgres(settings, program(settings, log).start());
    boolean up =
        new Deadline(START).holds(() -> ready(settings) || !started.process.isAlive())
            && started.process.isAlive();
    if (!up) {
      started.kill();
      throw new IllegalStateException("PostgreSQL did not start; its log is " + log);
    }
    return started;
  }

  /** Makes the data folder at the first start, and clears what a crash left in it. */
  static void prepare(Settings settings) {
    new PostmasterLock(settings.data()).clearIfStale();
    if (Files.exists(settings.data().resolve("PG_VERSION"))) {
      return;
    }
    try {
      initdb(settings);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make " + settings + ": " + e.getMessage(), e);
    }
  }

  static Program program(Settings settings, Path log) {
    var command = new ArrayList<>(asOrdinaryUser());
    command.add(PostgresBinaries.unpacked().program("postgres"));
    command.addAll(
        List.of("-D", settings.data().toString(), "-p", Integer.toString(settings.port())));
    var values = new ArrayList<String>();
    values.add("listen_addresses=" + Loopback.HOST);
    values.add("unix_socket_directories=");
    values.add("max_connections=100");
    values.add("max_wal_size=2GB");
    values.add("checkpoint_timeout=15min");
    values.add("shared_buffers=" + (settings.durable() ? "256MB" : "32MB"));
    values.add("fsync=" + onOff(settings.durable()));
    values.add("synchronous_commit=" + onOff(settings.durable()));
    values.add("full_page_writes=" + onOff(settings.durable()));
    values.forEach(value -> command.addAll(List.of("-c", value)));
    return new Program("postgres", command, Map.of(), log);
  }

  static boolean ready(Settings settings) {
    var login = new Properties();
    login.putAll(Map.of("user", SUPERUSER, "password", settings.password()));
    login.putAll(Map.of("connectTimeout", "2", "socketTimeout", "5"));
    try (var connection = DriverManager.getConnection(settings.jdbcUrl("postgres"), login)) {
      return connection.isValid(2);
    } catch (SQLException notYet) {
      return false;
    }
  }

  public long pid() {
    return process.pid();
  }

  /** As a power cut would: nobody is asked. */
  public void kill() {
    Ending.kill(process.toHandle());
  }

  /** A fast shutdown: clients are cut off, what is committed is on disk. */
  @Override
  public void close() {
    Ending.ask(process.toHandle(), "INT", STOP);
  }

  public Databases databases() {
    return new Databases(settings::jdbcUrl, SUPERUSER, settings.password());
  }

  // initdb works beside the folder and is moved in at the end: a folder half made is never started.
  private static void initdb(Settings settings) throws IOException {
    Path data = settings.data().toAbsolutePath();
    Path fresh = data.resolveSibling(data.getFileName() + ".new");
    Trees.delete(fresh);
    Files.createDirectories(data.getParent());
    Path password = Files.createTempFile(data.getParent(), "initdb", "");
    Path log = data.resolveSibling(data.getFileName() + ".initdb.log");
    try {
      Files.writeString(password, settings.password());
      var command = new ArrayList<>(asOrdinaryUser());
      command.add(PostgresBinaries.unpacked().program("initdb"));
      command.addAll(List.of("-D", fresh.toString(), "-U", SUPERUSER, "--pwfile=" + password));
      command.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"));
      // The same order and case rules on every machine, whatever locales it has.
      command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
      command.add(settings.durable() ? "--data-checksums" : "--no-sync");
      if (new Program("initdb", command, Map.of(), log).run() != 0) {
        throw new IOException("initdb failed; its log is " + log);
      }
      Files.move(fresh, data);
    } finally {
      Files.delete(password);
    }
  }

  // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
  private static List<String> asOrdinaryUser() {
    boolean root = new UnixSystem().getUid() == 0;
    return root ? List.of("unshare", "-U") : List.of();
  }

  private static String onOff(boolean on) {
    return on ? "on" : "off";
  }
}
