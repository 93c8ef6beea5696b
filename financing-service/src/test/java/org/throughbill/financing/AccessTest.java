package org.throughbill.financing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.CollateralAct;
import org.throughbill.acts.Role;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.ledger.OwnRows;
import org.throughbill.ledger.http.Service;
import org.throughbill.local.Database;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.AccessMatrix;
import org.throughbill.testkit.AccessMatrix.Request;
import org.throughbill.testkit.Contract;
import org.throughbill.testkit.Endpoints;
import org.throughbill.testkit.Rows;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;
import org.throughbill.testkit.Visitors;

/** Who may do what: every endpoint, everyone who may knock, and every way to knock. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "financing"))
@WithTestResource(OwnerResource.class)
class AccessTest {
  /**
   * The maker asked a bank for finance and then sold the bill, so that maker and bank read their
   * request and the holder reads the bill; another bank, the officer, the operator, a shipper and
   * the registrar read nothing.
   */
  private static final String TABLE =
      """
                                           holder former asked bank officer operator shipper registrar registry auditor nobody pretender none expired audience forged
      GET  /collateral                     200    200    200   200  200     200      200     200       200      200     200    200       401  401     401      401
      GET  /collateral/{bill}              200    200    200   404  404     404      404     404       200      200     404    404       401  401     401      401
      GET  /collateral/{bill}/acts         200    200    200   404  404     404      404     404       200      200     404    404       401  401     401      401
      POST /collateral/{bill}/acts/prepare 200    200    200   404  404     404      404     404       200      200     404    404       401  401     401      401
      POST /acts                           403    403    403   404  404     403      404     404       403      403     403    403       401  401     401      401
      GET  /chains/{topic}/{key}/entries   404    200    200   404  404     404      404     404       200      200     404    404       401  401     401      401
      GET  /events                         200    200    200   200  200     200      200     200       200      200     200    200       401  401     401      401
      GET  /audit                          404    404    404   404  404     404      404     404       404      200     404    404       401  401     401      401
      GET  /rules/{id}                     200    200    200   200  200     200      200     200       200      200     200    200       200  200     200      200
      """;

  private static final Set<String> STRANGERS =
      Set.of("bank", "officer", "operator", "shipper", "registrar", "nobody", "pretender");

  @TestHTTPResource("/")
  URI service;

  @Inject BeanManager beans;
  @Inject OwnRows own;
  @Inject DataSource database;
  @Inject Service face;

  private final Map<String, Signatory> parties = new LinkedHashMap<>();
  private World world;
  private Set<String> secrets;
  private AccessMatrix matrix;

  @SuppressWarnings("NullAway.Init") // set before each test
  AccessTest() {}

  @BeforeEach
  void the_maker_asked_for_finance_and_sold_the_bill() {
    world = new World(service);
    parties.put("former", world.maker);
    parties.put("asked", world.bank);
    parties.put("bank", world.otherBank);
    parties.put("officer", world.officer);
    parties.put("operator", world.operator);
    parties.put("holder", world.party("buyer", Algorithm.ES256, Role.SHIPPER, null));
    parties.put("shipper", world.party("stranger", Algorithm.ES256, Role.SHIPPER, null));
    parties.put("registrar", world.party("registrar", Algorithm.ES256, Role.REGISTRAR, null));
    world.issued();
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(RefusedByService.class)
        .until(() -> world.requested(world.bank, "loan").seq() == 1);
    Receipt offered = world.offered(world.bank, "loan", "contract");
    Signatory holder = party("holder");
    Entry sold =
        world.title(
            world.maker,
            after ->
                world.journey.transfer(world.maker.id(), holder.id(), null, after, World.now()));
    world.publish(sold);
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptionsInstanceOf(RefusedByService.class)
        .until(() -> !world.client(holder).get(world.path()).isEmpty());
    secrets =
        Set.of(world.journey.bill().value(), offered.hash().value(), world.maker.id().value());
    matrix = new AccessMatrix(service, tokens(), TABLE, this::request);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Signatory party(String column) {
    return Objects.requireNonNull(parties.get(column));
  }

  private Map<String, String> tokens() {
    var tokens = new LinkedHashMap<String, String>();
    parties.forEach(
        (column, party) -> tokens.put(column, Servers.shared().token(party.id().value())));
    tokens.put("registry", Servers.shared().token("registry-bol", "registry"));
    tokens.put("auditor", Servers.shared().token("audit-office", "auditor"));
    tokens.putAll(Visitors.tokens(party("asked").id().value()));
    return tokens;
  }

  private Request request(String endpoint, String caller, boolean exists) {
    BillId bill = exists ? world.journey.bill() : new BillId("0".repeat(64));
    return switch (endpoint) {
      case "GET /collateral" -> Request.of("/collateral");
      case "GET /collateral/{bill}" -> Request.of("/collateral/" + bill);
      case "GET /collateral/{bill}/acts" -> Request.of("/collateral/" + bill + "/acts");
      case "POST /collateral/{bill}/acts/prepare" ->
          new Request(
              "/collateral/" + bill + "/acts/prepare",
              "application/json",
              "{\"act\":\"collateral.decline.v1\",\"place\":\"CNCKG\",\"request\":\"nobodys-request\","
                  + "\"reason\":\"no\"}");
      case "POST /acts" -> new Request("/acts", "application/jose", strangeAct(caller, bill));
      case "GET /chains/{topic}/{key}/entries" ->
          Request.of("/chains/collateral-events/" + bill + "/entries");
      case "GET /events" -> Request.of("/events?topic=collateral-events");
      case "GET /audit" -> Request.of("/audit");
      case "GET /rules/{id}" -> Request.of("/rules/R14");
      default -> throw new IllegalArgumentException("no request for " + endpoint);
    };
  }

  /** Asks the signer itself for finance; soundly signed by whoever has a key. */
  private String strangeAct(String caller, BillId bill) {
    Signatory by = parties.getOrDefault(caller, party("asked"));
    return by.sign(
            new CollateralAct.RequestFinance(
                bill,
                Journey.id("strange"),
                by.id(),
                World.now(),
                new Unlocode("CNCKG"),
                by.id(),
                Journey.LOAN,
                LocalDate.of(2030, 1, 1)))
        .value();
  }

  @Test
  void every_answer_is_one_that_the_contract_promises() throws Exception {
    var contract = Contract.of("/org/throughbill/financing/openapi.json");
    assertThat(matrix.answersBeyond(contract)).isEmpty();
  }

  @Test
  void every_endpoint_has_a_row() {
    assertThat(matrix.endpoints()).containsExactlyInAnyOrderElementsOf(Endpoints.of(beans));
  }

  @Test
  void everybody_is_told_what_the_table_says_and_strangers_nothing() throws Exception {
    assertThat(matrix.cellsThatDiffer()).isEmpty();
    assertThat(matrix.forbiddenThatDiffersFromUnknown()).isEmpty();
    assertThat(matrix.secretsTold(STRANGERS, secrets)).isEmpty();
    assertThat(matrix.secretsTold(Set.of("asked"), secrets)).isNotEmpty();
  }

  @Test
  void no_other_way_of_asking_opens_what_is_closed() throws Exception {
    assertThat(matrix.tricksThatOpen(secrets)).isEmpty();
  }

  /** The second lock: what the database shows to a query that forgets whose requests it wants. */
  @Test
  void R44_a_query_without_the_parties_shows_a_party_its_own_requests_alone() {
    String requests = "select bill from finance_view";
    String bill = world.journey.bill().value();
    for (String concerned : Set.of("former", "asked")) {
      assertThat(own.of(party(concerned).id(), () -> Rows.shown(database, requests)))
          .contains(bill);
    }
    for (String stranger : Set.of("bank", "officer", "operator", "holder", "shipper")) {
      assertThat(own.of(party(stranger).id(), () -> Rows.shown(database, requests)))
          .as(stranger)
          .doesNotContain(bill);
    }
    assertThat(Rows.shown(database, requests)).contains(bill);
    Servers.Login app = Servers.shared().app(Database.FINANCING);
    assertThat(Rows.shownTo(app, Database.FINANCING, requests)).isEmpty();
  }

  private Set<String> shown(String reader) {
    String query =
        "select topic || ' ' || seq from entry where key = '" + world.journey.bill() + "'";
    return own.of(party(reader).id(), () -> Rows.shown(database, query));
  }

  @Test
  void R44_a_party_is_shown_a_collateral_chain_as_far_as_every_entry_is_its_business() {
    String request = "collateral-events 1";
    String offer = "collateral-events 2";
    assertThat(shown("former")).containsExactlyInAnyOrder(request, offer);
    assertThat(shown("asked")).containsExactlyInAnyOrder(request, offer);
    for (String stranger : Set.of("bank", "officer", "operator", "holder", "shipper")) {
      assertThat(shown(stranger)).as(stranger).isEmpty();
    }
    Entry back =
        world.title(
            party("holder"),
            after ->
                world.journey.transfer(
                    party("holder").id(), world.maker.id(), null, after, World.now()));
    world.publish(back);
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptionsInstanceOf(RefusedByService.class)
        .until(() -> world.requested(world.otherBank, "other-loan").seq() == 3);
    world.offered(world.otherBank, "other-loan", "other-contract");
    assertThat(shown("former")).hasSize(4);
    assertThat(shown("asked")).containsExactlyInAnyOrder(request, offer);
    assertThat(shown("bank")).isEmpty();
    Servers.Login app = Servers.shared().app(Database.FINANCING);
    assertThat(Rows.shownTo(app, Database.FINANCING, "select topic from entry")).isEmpty();
  }

  @Test
  void R44_no_party_is_handed_what_the_database_does_not_show_it() {
    String chain = "/chains/collateral-events/" + world.journey.bill() + "/entries";
    assertThat(world.client(party("asked")).get(chain).path("entries")).hasSize(2);
    Rows.withheld(
        Database.FINANCING,
        "true",
        () -> {
          assertThat(world.client(party("asked")).get(chain).path("entries")).isEmpty();
          assertThat(world.registry().get(chain).path("entries")).hasSize(2);
        });
  }

  @Test
  void what_the_service_hands_out_is_indexed_and_what_it_follows_is_not() {
    for (Topic topic : Topic.values()) {
      assertThat(Rows.indexed(database, topic)).as(topic.wireName()).isEqualTo(face.owns(topic));
    }
  }
}
