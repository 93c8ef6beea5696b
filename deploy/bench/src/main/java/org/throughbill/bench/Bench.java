package org.throughbill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.local.Database;
import org.throughbill.local.Progress;
import org.throughbill.local.Stack;
import org.throughbill.local.StackOptions;

/**
 * Measures a running stack: floors, full load, half load, and how soon a consumer hears.
 *
 * <p>Everything shares one machine, the clients included, so compare figures of one run and not of
 * two.
 */
public final class Bench {
  private static final int CLIENTS = Integer.getInteger("clients", 64);
  private static final int BILLS_PER_CLIENT = Integer.getInteger("bills", 8);
  private static final int SECONDS = Integer.getInteger("seconds", 20);

  /** The compilers of the JVMs take a third of the machine for the first minutes. */
  private static final int WARM_UP_SECONDS = Integer.getInteger("warmup", 240);

  /** Asked again and again, so not by counting entries. */
  private static final String TITLES =
      "select coalesce(sum(seq), 0) from chain where topic = 'bill-events'";

  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(120);

  private final Stack stack;
  private final Progress progress = new Progress(System.out);
  private final List<Report.Figure> figures = new ArrayList<>();

  private Bench(Stack stack) {
    this.stack = stack;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    var progress = new Progress(System.out);
    var stack = new Stack(StackOptions.parse(args), progress);
    if (stack.process(Database.BOL.id()).isEmpty()) {
      System.err.println("No stack runs on this data folder; start one with deploy/up.");
      System.exit(1);
    }
    Report report = new Bench(stack).measure();
    System.out.printf("%n%s%n", report.table());
    Path folder = Files.createDirectories(Path.of("target/bench"));
    Files.writeString(folder.resolve("bench.json"), report.json());
    Files.writeString(folder.resolve("bench.svg"), report.svg());
    System.out.println("  " + folder.resolve("bench.json") + ", " + folder.resolve("bench.svg"));
  }

  private Report measure() throws IOException, InterruptedException {
    progress.say("floors: bare signature checks and bare appends");
    var signatures = new EnumMap<Algorithm, Double>(Algorithm.class);
    for (Algorithm algorithm : Algorithm.values()) {
      double checks = Floors.verifications(algorithm);
      signatures.put(algorithm, checks);
      figure(algorithm.header() + " checks, one core, Bouncy Castle", checks, "/s");
    }
    double tokens = Floors.tokenChecks();
    figure("access token checks, one core", tokens, "/s");
    double appends = Floors.appends(stack, 8, 5).orElse(0);
    figure("appends through pgbench, 8 clients (0: not installed)", appends, "/s");
    var load = new Load(Traders.enrolled(stack, Algorithm.ED25519, progress), CLIENTS);
    progress.say("issuing " + CLIENTS * BILLS_PER_CLIENT + " bills");
    load.issue(BILLS_PER_CLIENT);
    progress.say("warming up for " + WARM_UP_SECONDS + " s");
    load.run(WARM_UP_SECONDS, 0);
    drain();
    try (var bank = new Bank(stack.bootstrapServers())) {
      progress.say("full load, " + CLIENTS + " clients, " + SECONDS + " s");
      Load.Result full = load.run(SECONDS, 0);
      figure("durable signed acts, full load", full.actsPerSecond(), "/s");
      signatures.forEach(
          (algorithm, checks) ->
              figure(
                  "token and " + algorithm.header() + " check, share of an act's processor time",
                  share(1 / tokens + 1 / checks, full),
                  "%"));
      latencies("full load", full.latencies());
      figure("outbox and inboxes drained after", drain(), "s");
      latencies("commit to consumer, full load", bank.heard());
      progress.say("half load");
      Load.Result half = load.run(SECONDS, full.actsPerSecond() / 2);
      figure("durable signed acts, half load", half.actsPerSecond(), "/s");
      latencies("half load", half.latencies());
      drain();
      latencies("commit to consumer, half load", bank.heard());
      figure("resident memory of all processes", residentMegabytes(), "MB");
      return new Report(List.copyOf(figures), full.perSecond(), appends);
    }
  }

  /** Of the time that all processors have for one act at full load, clients included. */
  private static double share(double seconds, Load.Result full) {
    return 100 * seconds * full.actsPerSecond() / Runtime.getRuntime().availableProcessors();
  }

  private void latencies(String what, Latencies latencies) {
    figure(what + ", p50", latencies.millis(0.50), "ms");
    figure(what + ", p99", latencies.millis(0.99), "ms");
  }

  private void figure(String name, double value, String unit) {
    figures.add(new Report.Figure(name, value, unit));
  }

  /**
   * Waits until every entry has left the outbox and every follower has it; returns how many seconds
   * that took.
   */
  private double drain() {
    long start = System.nanoTime();
    while (behind() > 0) {
      if (System.nanoTime() - start > DRAIN_NANOS) {
        throw new IllegalStateException("the stack does not catch up");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private long behind() {
    long titles = count(Database.BOL, TITLES);
    long behind = count(Database.BOL, "select count(*) from unsent");
    for (Database follower : List.of(Database.CUSTOMS, Database.FINANCING)) {
      if (stack.process(follower.id()).isPresent()) {
        behind += titles - count(follower, TITLES);
      }
    }
    return behind;
  }

  private long count(Database database, String sql) {
    try (Connection connection =
            DriverManager.getConnection(
                stack.jdbcUrl(database), "postgres", stack.password("postgres"));
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /**
   * Proportional set size: shared pages counted once, summed over the stack's processes and their
   * children.
   */
  private double residentMegabytes() {
    return List.of("postgres", "kafka", "issuer", "bol", "customs", "financing").stream()
        .flatMap(name -> stack.process(name).stream())
        .flatMap(p -> Stream.concat(Stream.of(p), p.descendants()))
        .mapToDouble(Bench::proportionalMegabytes)
        .sum();
  }

  private static double proportionalMegabytes(ProcessHandle process) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup")).stream()
          .filter(line -> line.startsWith("Pss:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .sum();
    } catch (IOException goneOrOtherSystem) {
      return 0;
    }
  }
}
