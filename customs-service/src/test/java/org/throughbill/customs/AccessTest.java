package org.throughbill.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.throughbill.customs.Corridor.CKG;
import static org.throughbill.customs.Corridor.now;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Role;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.value.Authority;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
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
    initArgs = @ResourceArg(name = "database", value = "customs"))
@WithTestResource(OwnerResource.class)
class AccessTest {
  /**
   * The bill went from its consignor to a buyer, who has left it, and on to a holder; the shipper,
   * the operator, the bank and the registrar have no part in it; officers read every case.
   */
  private static final String TABLE =
      """
                                         holder consignor issuer carrier officer former shipper operator bank registrar registry auditor nobody pretender none expired audience forged
      GET  /cases                        200    200       200    200     200     200    200     200      200  200       200      200     200    200       401  401     401      401
      GET  /cases/{bill}                 200    200       200    200     200     404    404     404      404  404       200      200     404    404       401  401     401      401
      GET  /cases/{bill}/acts            200    200       200    200     200     404    404     404      404  404       200      200     404    404       401  401     401      401
      POST /cases/{bill}/acts/prepare    200    200       200    200     200     404    404     404      404  404       200      200     404    404       401  401     401      401
      POST /acts                         403    403       403    403     403     404    404     404      404  404       403      403     403    403       401  401     401      401
      GET  /chains/{topic}/{key}/entries 200    200       200    200     200     404    404     404      404  404       200      200     404    404       401  401     401      401
      GET  /events                       200    200       200    200     200     200    200     200      200  200       200      200     200    200       401  401     401      401
      GET  /audit                        404    404       404    404     404     404    404     404      404  404       404      200     404    404       401  401     401      401
      GET  /rules/{id}                   200    200       200    200     200     200    200     200      200  200       200      200     200    200       200  200     200      200
      """;

  private static final Set<String> STRANGERS =
      Set.of("former", "shipper", "operator", "bank", "registrar", "nobody", "pretender");

  @TestHTTPResource("/")
  URI service;

  @Inject
  @ConfigProperty(name = "throughbill.owners.bill-events")
  URI owner;

  @Inject BeanManager beans;
  @Inject OwnRows own;
  @Inject DataSource database;
  @Inject Service face;

  private final Map<String, Signatory> parties = new LinkedHashMap<>();
  private Corridor corridor;
  private BillId bill;
  private Set<String> secrets;
  private AccessMatrix matrix;

  @SuppressWarnings("NullAway.Init") // set before each test
  AccessTest() {}

  @BeforeEach
  void a_bill_under_inspection_has_passed_through_several_hands() {
    corridor = Corridor.enrolled(Bol.at(owner), service);
    parties.put("consignor", corridor.cast.shipper());
    parties.put("issuer", corridor.cast.operator());
    parties.put("carrier", corridor.cast.railway());
    parties.put("officer", corridor.cast.customs());
    for (Role role : new Role[] {Role.SHIPPER, Role.OPERATOR, Role.BANK, Role.REGISTRAR}) {
      parties.put(role.name().toLowerCase(Locale.ROOT), newcomer(role));
    }
    parties.put("former", newcomer(Role.SHIPPER));
    parties.put("holder", newcomer(Role.SHIPPER));
    Entry issue = corridor.issue();
    bill = Corridor.bill(issue);
    Entry sold = corridor.transfer(issue, party("consignor"), party("former"));
    Entry soldOn = corridor.transfer(sold, party("former"), party("holder"));
    corridor.bol.publish(issue, sold, soldOn);
    await().atMost(Duration.ofSeconds(30)).until(() -> reads("holder") && !reads("former"));
    Receipt held = corridor.send(party("officer"), corridor.hold(party("officer"), bill));
    String number = corridor.page(party("officer"), bill).path("number").asText();
    secrets = Set.of(bill.value(), number, held.hash().value());
    matrix = new AccessMatrix(service, tokens(), TABLE, this::request);
  }

  @AfterEach
  void close() {
    corridor.bol.close();
  }

  private Signatory newcomer(Role role) {
    String id = role.name().toLowerCase(Locale.ROOT) + "-" + Corridor.random();
    Signatory party =
        Servers.shared()
            .pki()
            .signatory(
                id.toLowerCase(Locale.ROOT), "A new " + role, Algorithm.ES256, Set.of(role), null);
    corridor.bol.publish(corridor.bol.seal(ChainId.party(party.id()), party.enrolment(now())));
    return party;
  }

  private Signatory party(String column) {
    return Objects.requireNonNull(parties.get(column));
  }

  private boolean reads(String column) {
    return RestAssured.given()
            .auth()
            .oauth2(Corridor.token(party(column)))
            .get("/cases/" + bill)
            .statusCode()
        == 200;
  }

  private Map<String, String> tokens() {
    var tokens = new LinkedHashMap<String, String>();
    parties.forEach((column, party) -> tokens.put(column, Corridor.token(party)));
    tokens.put("registry", Servers.shared().token("registry-bol", "registry"));
    tokens.put("auditor", Servers.shared().token("audit-office", "auditor"));
    tokens.putAll(Visitors.tokens(party("officer").id().value()));
    return tokens;
  }

  private Request request(String endpoint, String caller, boolean exists) {
    String id = exists ? bill.value() : "0".repeat(64);
    return switch (endpoint) {
      case "GET /cases" -> Request.of("/cases");
      case "GET /cases/{bill}" -> Request.of("/cases/" + id);
      case "GET /cases/{bill}/acts" -> Request.of("/cases/" + id + "/acts");
      case "POST /cases/{bill}/acts/prepare" ->
          new Request(
              "/cases/" + id + "/acts/prepare",
              "application/json",
              "{\"act\":\"inspection.hold.v1\",\"id\":\"hold-0001\",\"basis\":\"doubt\",\"place\":\"CNCKG\","
                  + "\"office\":{\"authority\":\"CUSTOMS\",\"district\":\"CNCKG\"}}");
      case "POST /acts" -> new Request("/acts", "application/jose", strangeAct(caller, id));
      case "GET /chains/{topic}/{key}/entries" ->
          Request.of("/chains/inspection-events/" + id + "/entries");
      case "GET /events" -> Request.of("/events?topic=inspection-events");
      case "GET /audit" -> Request.of("/audit");
      case "GET /rules/{id}" -> Request.of("/rules/R14");
      default -> throw new IllegalArgumentException("no request for " + endpoint);
    };
  }

  /** The lifting of a hold that nobody placed; soundly signed by whoever has a key. */
  private String strangeAct(String caller, String id) {
    Signatory by = parties.getOrDefault(caller, party("officer"));
    return by.sign(
            new InspectionAct.Lift(
                new BillId(id),
                Corridor.id("lift"),
                by.id(),
                now(),
                CKG,
                new Office(Authority.CUSTOMS, CKG),
                new NotationId("hold-of-nobody"),
                "no reason"))
        .value();
  }

  @Test
  void every_answer_is_one_that_the_contract_promises() throws Exception {
    var contract = Contract.of("/org/throughbill/customs/openapi.json");
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
    assertThat(matrix.secretsTold(Set.of("holder"), secrets)).isNotEmpty();
  }

  @Test
  void no_other_way_of_asking_opens_what_is_closed() throws Exception {
    assertThat(matrix.tricksThatOpen(secrets)).isEmpty();
  }

  /** The second lock: what the database shows to a query that forgets whose cases it wants. */
  @Test
  void R44_a_query_without_the_readers_shows_a_party_its_own_cases_alone() {
    String cases = "select bill from case_view";
    String readers = "select distinct party from case_reader";
    assertThat(own.of(party("holder").id(), () -> Rows.shown(database, cases)))
        .containsExactly(bill.value());
    assertThat(own.of(party("holder").id(), () -> Rows.shown(database, readers)))
        .containsExactly(party("holder").id().value());
    for (String stranger : STRANGERS) {
      if (parties.containsKey(stranger)) {
        assertThat(own.of(party(stranger).id(), () -> Rows.shown(database, cases)))
            .as(stranger)
            .isEmpty();
      }
    }
    assertThat(Rows.shown(database, cases)).contains(bill.value());
    Servers.Login app = Servers.shared().app(Database.CUSTOMS);
    assertThat(Rows.shownTo(app, Database.CUSTOMS, cases)).isEmpty();
    assertThat(Rows.shownTo(app, Database.CUSTOMS, readers)).isEmpty();
  }

  @Test
  void R44_a_party_is_shown_the_inspections_of_its_own_cases_and_no_copy_of_another_stream() {
    String entries = "select topic from entry where key = '" + bill + "'";
    for (String reader : Set.of("holder", "consignor", "issuer", "carrier")) {
      assertThat(own.of(party(reader).id(), () -> Rows.shown(database, entries)))
          .as(reader)
          .containsExactly("inspection-events");
    }
    for (String stranger : STRANGERS) {
      if (parties.containsKey(stranger)) {
        assertThat(own.of(party(stranger).id(), () -> Rows.shown(database, entries)))
            .as(stranger)
            .isEmpty();
      }
    }
    assertThat(Rows.shown(database, entries)).contains("bill-events", "inspection-events");
    Servers.Login app = Servers.shared().app(Database.CUSTOMS);
    assertThat(Rows.shownTo(app, Database.CUSTOMS, "select topic from entry")).isEmpty();
  }

  @Test
  void R44_no_party_is_handed_what_the_database_does_not_show_it_and_officers_are() {
    assertThat(entries("holder")).isEqualTo(1);
    Rows.withheld(
        Database.CUSTOMS,
        "true",
        () -> {
          assertThat(entries("holder")).isZero();
          assertThat(entries("officer")).isEqualTo(1);
        });
  }

  private int entries(String reader) {
    return RestAssured.given()
        .auth()
        .oauth2(Corridor.token(party(reader)))
        .get("/chains/inspection-events/" + bill + "/entries")
        .jsonPath()
        .getList("entries")
        .size();
  }

  @Test
  void what_the_service_hands_out_is_indexed_and_what_it_follows_is_not() {
    for (Topic topic : Topic.values()) {
      assertThat(Rows.indexed(database, topic)).as(topic.wireName()).isEqualTo(face.owns(topic));
    }
  }
}
