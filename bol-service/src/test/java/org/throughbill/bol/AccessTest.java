package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.bol.Voyage.CKG;
import static org.throughbill.bol.Voyage.now;
import static org.throughbill.bol.Voyage.toOrderOf;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Role;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.local.Signatory;
import org.throughbill.scenarios.Cast;
import org.throughbill.testkit.AccessMatrix;
import org.throughbill.testkit.AccessMatrix.Request;
import org.throughbill.testkit.Contract;
import org.throughbill.testkit.Endpoints;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;
import org.throughbill.testkit.Visitors;

/** Who may do what: every endpoint, everyone who may knock, and every way to knock. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class AccessTest {
  /**
   * The bill went from its consignor to a buyer, who has left it, and on to a holder; the shipper,
   * the operator, the bank, the officer and the registrar are enrolled and have no part in it.
   */
  private static final String TABLE =
      """
                                         holder consignor issuer former shipper operator bank officer registrar registry auditor nobody pretender none expired audience forged
      GET  /bills                        200    200       200    200    200     200      200  200     200       200      200     200    200       401  401     401      401
      GET  /bills/{id}                   200    200       200    200    404     404      404  404     404       200      200     404    404       401  401     401      401
      GET  /bills/{id}/acts              200    200       200    200    404     404      404  404     404       200      200     404    404       401  401     401      401
      GET  /bills/{id}/pdf               200    200       200    200    404     404      404  404     404       200      200     404    404       401  401     401      401
      GET  /bills/{id}/evidence          200    200       200    200    404     404      404  404     404       200      200     404    404       401  401     401      401
      POST /bills/{id}/acts/prepare      200    200       200    200    404     404      404  404     404       200      200     404    404       401  401     401      401
      GET  /bills/{id}/proof-of-control  200    403       403    403    404     404      404  404     404       403      403     404    404       401  401     401      401
      POST /acts                         409    409       409    409    404     404      404  404     404       403      403     403    403       401  401     401      401
      GET  /chains/{topic}/{key}/entries 200    200       200    200    404     404      404  404     404       200      200     404    404       401  401     401      401
      GET  /events                       200    200       200    200    200     200      200  200     200       200      200     200    200       401  401     401      401
      GET  /drafts                       200    200       200    200    200     200      200  200     200       200      200     200    200       401  401     401      401
      POST /drafts                       422    422       422    422    422     422      422  422     422       422      422     422    422       401  401     401      401
      POST /drafts/check                 200    200       200    200    200     200      200  200     200       200      200     200    200       401  401     401      401
      GET  /drafts/{id}                  404    200       200    404    404     404      404  404     404       404      404     404    404       401  401     401      401
      POST /drafts/{id}/acts             404    200       200    404    404     404      404  404     404       404      404     404    404       401  401     401      401
      GET  /parties/{id}                 200    200       200    200    200     200      200  200     200       200      200     200    200       401  401     401      401
      GET  /places                       200    200       200    200    200     200      200  200     200       200      200     200    200       401  401     401      401
      GET  /audit                        404    404       404    404    404     404      404  404     404       404      200     404    404       401  401     401      401
      GET  /verify/{bill}/{entry}        200    200       200    200    200     200      200  200     200       200      200     200    200       200  200     200      200
      POST /verify                       200    200       200    200    200     200      200  200     200       200      200     200    200       200  200     200      200
      GET  /rules/{id}                   200    200       200    200    200     200      200  200     200       200      200     200    200       200  200     200      200
      """;

  private static final Set<String> STRANGERS =
      Set.of("shipper", "operator", "bank", "officer", "registrar", "nobody", "pretender");

  @TestHTTPResource("/")
  URI service;

  @Inject BeanManager beans;

  private Map<String, Signatory> parties;
  private Receipt issue;

  /** An entry of another bill, which somebody has shown to everybody. */
  private Receipt shown;

  private String draft;
  private String agreement;
  private Set<String> secrets;
  private AccessMatrix matrix;

  @SuppressWarnings("NullAway.Init") // set before each test
  AccessTest() {}

  @BeforeEach
  void a_bill_has_passed_through_several_hands() {
    Voyage voyage = Voyage.at(service);
    parties = parties(voyage);
    Cast cast = voyage.cast;
    Document document = voyage.document();
    shown = voyage.issued();
    issue = voyage.desk(cast.operator()).send(voyage.issue(voyage.agreement(document)));
    Signatory former = party("former");
    Signatory holder = party("holder");
    Receipt sold =
        voyage.send(
            cast.shipper(), voyage.transfer(issue, cast.shipper(), former, toOrderOf(former)));
    Receipt soldOn = voyage.send(former, voyage.transfer(sold, former, holder, toOrderOf(holder)));
    drafted(voyage);
    String mark = document.goods().getFirst().marks();
    secrets = Set.of(issue.chain(), issue.hash().value(), soldOn.hash().value(), mark, draft);
    matrix = new AccessMatrix(service, tokens(), TABLE, this::request);
  }

  private void drafted(Voyage voyage) {
    Document document = voyage.document();
    draft =
        StrictJson.parse(
                voyage
                    .desk(voyage.cast.shipper())
                    .post("/drafts", "application/json", Voyage.text(document)))
            .path("id")
            .asText();
    agreement = voyage.agreement(document).value();
  }

  private static Map<String, Signatory> parties(Voyage voyage) {
    var parties = new LinkedHashMap<String, Signatory>();
    parties.put("consignor", voyage.cast.shipper());
    parties.put("issuer", voyage.cast.operator());
    parties.put("holder", newcomer(voyage, Role.SHIPPER));
    parties.put("former", newcomer(voyage, Role.SHIPPER));
    parties.put("shipper", newcomer(voyage, Role.SHIPPER));
    parties.put("operator", newcomer(voyage, Role.OPERATOR));
    parties.put("registrar", newcomer(voyage, Role.REGISTRAR));
    parties.put("bank", voyage.cast.bank());
    parties.put("officer", voyage.cast.customs());
    return parties;
  }

  private static Signatory newcomer(Voyage voyage, Role role) {
    String id =
        role.name().toLowerCase(Locale.ROOT) + "-" + Voyage.random().toLowerCase(Locale.ROOT);
    Signatory party =
        Servers.shared().pki().signatory(id, "A new " + role, Algorithm.ES256, Set.of(role), null);
    voyage.enrol(party);
    return party;
  }

  private Signatory party(String column) {
    return Objects.requireNonNull(parties.get(column));
  }

  private Map<String, String> tokens() {
    var tokens = new LinkedHashMap<String, String>();
    parties.forEach(
        (column, party) -> tokens.put(column, Servers.shared().token(party.id().value())));
    tokens.put("registry", Servers.shared().token("registry-customs", "registry"));
    tokens.put("auditor", Servers.shared().token("audit-office", "auditor"));
    tokens.putAll(Visitors.tokens(party("holder").id().value()));
    return tokens;
  }

  private Request request(String endpoint, String caller, boolean exists) {
    String bill = exists ? issue.chain() : "0".repeat(64);
    String kept = exists ? draft : "00000000-0000-4000-8000-000000000000";
    return switch (endpoint) {
      case "GET /bills" -> Request.of("/bills");
      case "GET /bills/{id}" -> Request.of("/bills/" + bill);
      case "GET /bills/{id}/evidence" -> Request.of("/bills/" + bill + "/evidence");
      case "GET /bills/{id}/pdf" -> Request.of("/bills/" + bill + "/pdf");
      case "GET /bills/{id}/acts" -> Request.of("/bills/" + bill + "/acts");
      case "POST /bills/{id}/acts/prepare" ->
          new Request(
              "/bills/" + bill + "/acts/prepare",
              "application/json",
              "{\"act\":\"bill.surrender.v1\",\"place\":\"CNCKG\"}");
      case "GET /bills/{id}/proof-of-control" -> Request.of("/bills/" + bill + "/proof-of-control");
      case "POST /acts" -> new Request("/acts", "application/jose", staleAct(caller, bill));
      case "GET /chains/{topic}/{key}/entries" ->
          Request.of("/chains/bill-events/" + bill + "/entries");
      case "GET /events" -> Request.of("/events?topic=bill-events");
      case "GET /drafts" -> Request.of("/drafts");
      case "POST /drafts" -> new Request("/drafts", "application/json", "{}");
      case "POST /drafts/check" -> new Request("/drafts/check", "application/json", "{}");
      case "GET /drafts/{id}" -> Request.of("/drafts/" + kept);
      case "POST /drafts/{id}/acts" ->
          new Request("/drafts/" + kept + "/acts", "application/jose", agreement);
      case "GET /parties/{id}" -> Request.of("/parties/" + party("bank").id());
      case "GET /audit" -> Request.of("/audit");
      case "GET /places" -> Request.of("/places");
      case "GET /verify/{bill}/{entry}" ->
          Request.of("/verify/" + shown.chain() + "/" + shown.hash());
      case "POST /verify" -> new Request("/verify", "application/json", Voyage.text(shown));
      case "GET /rules/{id}" -> Request.of("/rules/R14");
      default -> throw new IllegalArgumentException("no request for " + endpoint);
    };
  }

  /** Soundly signed, by whoever has a key; others hand in the holder's. */
  private String staleAct(String caller, String bill) {
    Signatory by = parties.getOrDefault(caller, party("holder"));
    return by.sign(new TitleAct.Surrender(new BillId(bill), Hash.NONE, by.id(), now(), CKG))
        .value();
  }

  @Test
  void every_answer_is_one_that_the_contract_promises() throws Exception {
    var contract = Contract.of("/org/throughbill/bol/openapi.json");
    assertThat(matrix.answersBeyond(contract)).isEmpty();
  }

  @Test
  void every_endpoint_has_a_row() {
    assertThat(matrix.endpoints()).containsExactlyInAnyOrderElementsOf(Endpoints.of(beans));
  }

  @Test
  void everybody_is_told_what_the_table_says() throws Exception {
    assertThat(matrix.cellsThatDiffer()).isEmpty();
  }

  @Test
  void what_is_forbidden_looks_like_what_does_not_exist() throws Exception {
    assertThat(matrix.forbiddenThatDiffersFromUnknown()).isEmpty();
  }

  @Test
  void no_other_way_of_asking_opens_what_is_closed() throws Exception {
    assertThat(matrix.tricksThatOpen(secrets)).isEmpty();
  }

  @Test
  void no_list_page_or_event_tells_a_stranger_of_the_bill() throws Exception {
    assertThat(matrix.secretsTold(STRANGERS, secrets)).isEmpty();
  }

  /** The refusal names neither the head the former holder may not see nor the bill's new state. */
  @Test
  void a_former_holder_is_refused_without_a_word_of_what_came_after() throws Exception {
    Voyage voyage = Voyage.at(service);
    Signatory holder = party("holder");
    Hash head = new Hash(voyage.bill(holder, issue).path("head").asText());
    assertThat(matrix.secretsTold(Set.of("former"), Set.of(head.value()))).isNotEmpty();
    Receipt surrender =
        voyage.send(
            holder,
            new TitleAct.Surrender(new BillId(issue.chain()), head, holder.id(), now(), CKG, true));
    assertThat(matrix.secretsTold(Set.of("former"), Set.of(surrender.hash().value()))).isEmpty();
    assertThat(matrix.cellsThatDiffer())
        .as("but that control, and with it the proof of it, has gone to the issuer")
        .allMatch(cell -> cell.startsWith("GET /bills/{id}/proof-of-control by "));
  }
}
