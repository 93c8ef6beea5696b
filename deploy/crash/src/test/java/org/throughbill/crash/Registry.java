package org.throughbill.crash;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.client.Client;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.audit.Auditor;
import org.throughbill.audit.Evidence;
import org.throughbill.audit.Report;
import org.throughbill.audit.Service;
import org.throughbill.local.Database;
import org.throughbill.local.Deadline;
import org.throughbill.local.LocalPostgres;
import org.throughbill.local.Loopback;
import org.throughbill.local.Ports;
import org.throughbill.local.Progress;
import org.throughbill.local.ServiceJar;
import org.throughbill.local.Stack;
import org.throughbill.local.StackOptions;

/** The real stack, and what can be seen of it from outside. */
final class Registry {
  private static final Deadline DRAIN = new Deadline(Duration.ofMinutes(2));

  private final Stack stack;
  private final Progress progress;
  private final List<Database> services;
  private final Collector collector;
  private final HttpClient http = HttpClient.newHttpClient();

  private Registry(Stack stack, Progress progress, List<Database> services, Collector collector) {
    this.stack = stack;
    this.progress = progress;
    this.services = services;
    this.collector = collector;
  }

  static Registry start(Path data) {
    Collector collector =
        Collector.start(
            Arrays.stream(Database.values()).map(service -> service.id() + "-service").toList());
    List<ServiceJar> jars =
        Arrays.stream(Database.values()).map(service -> service(service, collector)).toList();
    var options =
        new StackOptions(
            data,
            true,
            Ports.of(OptionalInt.of(freeBase()), Map.of()),
            jars,
            StackOptions.SERVICE_FLAGS,
            Duration.ofSeconds(150));
    var progress = new Progress(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    var stack = new Stack(options, progress);
    stack.start();
    // After one orderly stop a service starts in seconds: then kills fill the time, not starts.
    jars.parallelStream().forEach(jar -> stack.restart(jar.name()));
    return new Registry(
        stack, progress, jars.stream().map(ServiceJar::database).toList(), collector);
  }

  /** One of them logs in JSON, as it may in production; all send their traces. */
  private static ServiceJar service(Database service, Collector collector) {
    var settings = new HashMap<>(collector.settings());
    if (service == Database.BOL) {
      settings.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
    }
    return new ServiceJar(service, jar(service), settings, List.of());
  }

  private static Path jar(Database service) {
    return Path.of("../..", service.id() + "-service", "target/quarkus-app/quarkus-run.jar");
  }

  /** Below the ports that clients are given: a killed server finds its own free again. */
  private static int freeBase() {
    return ThreadLocalRandom.current()
        .ints(20_000, 30_000)
        .filter(base -> IntStream.range(base, base + 10).noneMatch(Loopback::taken))
        .findFirst()
        .orElseThrow();
  }

  Stack stack() {
    return stack;
  }

  Progress progress() {
    return progress;
  }

  List<Database> services() {
    return services;
  }

  HttpClient http() {
    return http;
  }

  Collector collector() {
    return collector;
  }

  /** Connects with all rights. */
  Connection superuser(Database database) {
    try {
      return DriverManager.getConnection(
          stack.jdbcUrl(database),
          LocalPostgres.SUPERUSER,
          stack.password(LocalPostgres.SUPERUSER));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void execute(String sql) {
    try (var connection = superuser(Database.BOL);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** One text from the database. */
  String ask(Database database, String sql) {
    try (var connection = superuser(database);
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Waits until every outbox is empty and every copy is complete. */
  void quiet() {
    for (Database service : services) {
      DRAIN.await(
          "the outbox of " + service + " is empty",
          () -> ask(service, "select count(*) from unsent").equals("0"));
    }
    for (Database follower : services) {
      for (Database owner : services) {
        if (follower != owner) {
          DRAIN.await(
              follower + " has all of " + owner,
              () -> copied(owner).stream().allMatch(topic -> same(topic, follower, owner)));
        }
      }
    }
  }

  private static List<String> copied(Database owner) {
    return switch (owner) {
      case BOL -> List.of("bill-events", "party-events");
      case CUSTOMS -> List.of("inspection-events");
      case FINANCING -> List.<String>of();
    };
  }

  private boolean same(String topic, Database follower, Database owner) {
    String ends = "select coalesce(sum(seq), 0) from chain where topic = '" + topic + "'";
    return ask(follower, ends).equals(ask(owner, ends));
  }

  /** Waits until a statement of the bol-service waits for somebody's lock. */
  void someoneWaits() {
    DRAIN.await(
        "the service waits for a lock",
        () ->
            !ask(
                    Database.BOL,
                    "select count(*) from pg_stat_activity where usename = 'bol_app'"
                        + " and wait_event_type = 'Lock'")
                .equals("0"));
  }

  Report audit(@Nullable Path history, List<Database> databases) {
    String token = stack.token("registry-bol", "registry");
    try {
      return Auditor.audit(
          new Evidence(
              databases.stream().map(this::evidence).toList(),
              stack.bootstrapServers(),
              Enrolments.certificates(Files.readAllBytes(stack.pki().root())),
              new Client(http, stack.uri(Database.BOL), () -> token),
              history));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Evidence.Database evidence(Database database) {
    return new Evidence.Database(
        Service.valueOf(database.name()),
        stack.jdbcUrl(database),
        LocalPostgres.SUPERUSER,
        stack.password(LocalPostgres.SUPERUSER));
  }
}
