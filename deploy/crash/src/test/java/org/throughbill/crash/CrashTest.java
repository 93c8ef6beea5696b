package org.throughbill.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughbill.acts.Role;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.audit.HistoryLine.What;
import org.throughbill.audit.Invariant;
import org.throughbill.audit.Report;
import org.throughbill.local.Database;
import org.throughbill.local.Deadline;
import org.throughbill.local.Signatory;
import org.throughbill.scenarios.Cast;
import org.throughbill.scenarios.Scenario;
import org.throughbill.scenarios.Told;

/**
 * The first bill on the real stack; then everything is killed in turn under load, and two planted
 * bugs show that the auditor would tell.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashTest {
  private static final int TRADERS = 4;
  private static final Path WORK = Path.of("target", "crash");
  private static final int ROUNDS = Integer.getInteger("throughbill.crash.rounds", 1);

  private static Registry registry;
  private static Cast cast;

  @BeforeAll
  static void start() {
    registry = Registry.start(WORK.resolve("stack"));
    cast = Cast.of(registry.stack().pki());
  }

  @AfterAll
  static void stop() {
    if (registry != null) {
      registry.stack().stop();
      registry.collector().close();
    }
  }

  @Test
  @Order(1)
  void the_stack_keeps_what_postgresql_calls_committed() {
    for (String setting :
        List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
      assertThat(registry.ask(Database.BOL, "show " + setting)).as(setting).isEqualTo("on");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SC01, R79 R57 R57",
    "SC02, R05 R57 R32",
    "SC03, R79 R57",
    "SC05, R04 R36 R40 not-found R61 R14 R61 R51 R21 R32 R35",
    "X1, R17 R16 R21 R32"
  })
  @Order(2)
  void R77_a_scenario_goes_as_told_with_its_refusals(Scenario scenario, String refusals) {
    Told told = scenario.on(registry.stack(), registry.progress());
    assertThat(told.state()).isEqualTo("DELIVERED");
    assertThat(told.refusals()).containsExactly(refusals.split(" ", -1));
    registry.quiet();
  }

  @Test
  @Order(3)
  void the_command_line_does_all_this_from_a_shell() throws Exception {
    new CommandLineStory(registry.stack(), cast, WORK.resolve("shell")).told();
    registry.quiet();
  }

  @Test
  @Order(4)
  void no_log_of_what_was_played_holds_a_secret() throws Exception {
    Secrets.requireAbsent(registry.stack());
    Secrets.requireJson(registry.stack().folder().log("bol"));
  }

  @Test
  @Order(4)
  void each_service_shows_its_api_to_whoever_tries_the_stack() throws Exception {
    for (Database service : registry.services()) {
      var page = HttpRequest.newBuilder(registry.stack().uri(service).resolve("/q/swagger-ui/"));
      var answer = registry.http().send(page.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as("%s", service).isEqualTo(200);
      assertThat(answer.body()).contains("swagger-ui");
    }
  }

  /** A party enters at one service, and the others take it in from Kafka: three processes. */
  @Test
  @Order(4)
  void one_trace_leads_from_an_act_through_all_services() throws Exception {
    String trace = UUID.randomUUID().toString().replace("-", "");
    registry.collector().lookFor(trace);
    Signatory newcomer =
        registry
            .stack()
            .pki()
            .signatory("traced-party", "Traced", Algorithm.ES256, Set.of(Role.SHIPPER), null);
    var enrolment =
        HttpRequest.newBuilder(registry.stack().uri(Database.BOL).resolve("/acts"))
            .header("Authorization", "Bearer " + registry.stack().token("traced-party"))
            .header("Content-Type", "application/jose")
            .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
            .POST(HttpRequest.BodyPublishers.ofString(newcomer.enrolment(Instant.now()).value()));
    var answer = registry.http().send(enrolment.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    new Deadline(Duration.ofSeconds(60))
        .await(
            "spans of one trace from all services",
            () -> registry.collector().servicesOf(trace).size() == registry.services().size());
  }

  @Test
  @Order(5)
  void what_was_acknowledged_survives_every_kill() throws Exception {
    var notebook = new Notebook(WORK.resolve("campaign.jsonl"));
    var counter = new Counter(registry.stack(), registry.http(), notebook);
    enrol(counter, Arrays.stream(Database.values()).map(registry.stack().pki()::registry).toList());
    enrol(counter, cast.all());
    List<Trader> traders =
        IntStream.range(0, TRADERS).mapToObj(i -> new Trader(own(counter, i), counter)).toList();
    var nemesis = new Nemesis(registry, notebook);
    Instant began = Instant.now();
    trade(traders, () -> nemesis.rounds(ROUNDS));
    long drainFrom = System.nanoTime();
    registry.quiet();
    double drained = (System.nanoTime() - drainFrom) / 1e9;
    long auditFrom = System.nanoTime();
    Report report = registry.audit(notebook.file(), registry.services());
    System.out.printf(
        "%d kills in %d s with %s%n%d acts: %d acknowledged, %d refused, %d times no answer%n"
            + "quiet after %.1f s, audited in %.1f s%n%s%n",
        nemesis.kills().size(),
        java.time.Duration.between(began, Instant.now()).toSeconds(),
        registry.services(),
        notebook.count(What.INVOKE),
        notebook.count(What.OK),
        notebook.count(What.FAIL),
        notebook.count(What.INFO),
        drained,
        (System.nanoTime() - auditFrom) / 1e9,
        report);
    notebook.close();
    assertThat(traders).flatExtracting(Trader::surprises).isEmpty();
    assertThat(report.holds()).as(report.toString()).isTrue();
    assertThat(report.lines()).allSatisfy(line -> assertThat(line.checked()).isPositive());
    assertThat(notebook.count(What.INFO))
        .as("kills that nobody noticed prove nothing")
        .isPositive();
  }

  @Test
  @Order(6)
  void planted_an_acknowledgement_before_the_commit_is_found() throws Exception {
    var notebook = new Notebook(WORK.resolve("acknowledged-early.jsonl"));
    var counter = new Counter(registry.stack(), registry.http(), notebook);
    var trader = new Trader(own(counter, 0), counter);
    Receipt issued = trader.issue().orElseThrow();
    Signatory shipper = own(counter, 0).shipper();
    SignedAct act = shipper.sign(trader.transfer(issued, shipper, own(counter, 0).buyer()));
    Entry early =
        Entry.seal(
            new ChainId(Topic.BILL_EVENTS, issued.chain()), 2, issued.hash(), act, Instant.now());
    try (Connection blocker = registry.superuser(Database.BOL);
        var unheard = new Notebook(WORK.resolve("unheard.jsonl"))) {
      blocker.setAutoCommit(false);
      blocker.createStatement().execute("lock table entry in share mode");
      var sent = CompletableFuture.runAsync(() -> sendOnce(shipper, act, unheard));
      registry.someoneWaits();
      notebook.write(What.OK, act, Receipt.of(early), null); // the bug: nothing is committed yet
      registry.stack().kill("bol");
      sent.join();
      blocker.rollback();
    }
    registry.stack().restart("bol");
    registry.quiet();
    Report report = registry.audit(notebook.file(), List.of(Database.BOL));
    notebook.close();
    assertThat(report.violated()).as(report.toString()).containsExactly(Invariant.I6);
    assertNamed(report, Invariant.I6, issued.chain(), 2);
  }

  @Test
  @Order(7)
  void planted_a_relay_that_goes_by_the_last_id_is_found() throws Exception {
    var notebook = new Notebook(WORK.resolve("cursor-relay.jsonl"));
    var counter = new Counter(registry.stack(), registry.http(), notebook);
    Cast parties = own(counter, 0);
    var trader = new Trader(parties, counter);
    Receipt slow = trader.issue().orElseThrow();
    Receipt quick = trader.issue().orElseThrow();
    registry.quiet();
    // The honest relay sees nothing from here on.
    registry.execute("revoke select on unsent from bol_app");
    try (Connection database = registry.superuser(Database.BOL);
        Connection blocker = registry.superuser(Database.BOL)) {
      var relay = new CursorRelay(database, registry.stack().bootstrapServers());
      blocker.setAutoCommit(false);
      blocker
          .createStatement()
          .execute("select 1 from bill_view where id = '" + slow.chain() + "' for update");
      var late = CompletableFuture.supplyAsync(() -> move(trader, counter, parties, slow));
      registry.someoneWaits();
      move(trader, counter, parties, quick);
      assertThat(relay.relay()).isEqualTo(1);
      blocker.rollback();
      assertThat(late.get().seq()).isEqualTo(2);
      assertThat(relay.relay()).as("the entry that committed late is passed over").isZero();
    }
    registry.execute("delete from unsent");
    Report report = registry.audit(notebook.file(), List.of(Database.BOL));
    notebook.close();
    assertThat(report.violated()).as(report.toString()).containsExactly(Invariant.I7);
    assertNamed(report, Invariant.I7, slow.chain(), 2);
  }

  private static Receipt move(Trader trader, Counter counter, Cast parties, Receipt at) {
    Signatory by = parties.shipper();
    return counter.handIn(by, by.sign(trader.transfer(at, by, parties.buyer()))).orElseThrow();
  }

  private static void sendOnce(Signatory by, SignedAct act, Notebook notebook) {
    new Counter(registry.stack(), registry.http(), notebook).handInOnce(by, act);
  }

  private static void assertNamed(Report report, Invariant invariant, String chain, long seq) {
    var first = report.line(invariant).first().getFirst();
    assertThat(first.chain() + " " + first.seq()).isEqualTo("bill-events/" + chain + " " + seq);
  }

  /** Trades until the work beside it is done; what fails in either fails the test. */
  private static void trade(List<Trader> traders, Runnable beside)
      throws InterruptedException, ExecutionException {
    var enough = new AtomicBoolean();
    var running = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Trader trader : traders) {
        running.add(
            threads.submit(
                () -> {
                  while (!enough.get()) {
                    trader.tradeOneBill();
                  }
                }));
      }
      try {
        beside.run();
      } finally {
        enough.set(true);
      }
    }
    for (Future<?> one : running) {
      one.get();
    }
  }

  private static void enrol(Counter counter, List<Signatory> parties) {
    parties.forEach(party -> counter.handIn(party, party.enrolment(Trader.now())));
  }

  /** Parties of their own for each trader; operator and carriers are the same for all. */
  private static Cast own(Counter counter, int number) {
    Signatory shipper = party("shipper-" + number, Algorithm.ES256, Role.SHIPPER);
    Signatory buyer = party("buyer-" + number, Algorithm.ED25519, Role.SHIPPER);
    Signatory bank = party("bank-" + number, Algorithm.ES256, Role.BANK);
    enrol(counter, List.of(shipper, buyer, bank));
    return new Cast(
        shipper,
        cast.operator(),
        cast.railway(),
        cast.shippingLine(),
        buyer,
        bank,
        cast.otherBank(),
        cast.customs(),
        cast.maritime());
  }

  private static Signatory party(String id, Algorithm algorithm, Role role) {
    return registry.stack().pki().signatory(id, id, algorithm, Set.of(role), null);
  }
}
