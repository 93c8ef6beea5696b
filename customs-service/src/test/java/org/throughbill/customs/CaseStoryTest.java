package org.throughbill.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.throughbill.customs.Corridor.bill;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Role;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.local.Database;
import org.throughbill.local.Signatory;
import org.throughbill.scenarios.Cast;
import org.throughbill.testkit.Records;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

/** Cases on the running service, over its real database, broker and tokens. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "customs"))
@WithTestResource(OwnerResource.class)
class CaseStoryTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private static @Nullable Corridor shared;

  @TestHTTPResource("/")
  URI service;

  @Inject
  @ConfigProperty(name = "throughbill.owners.bill-events")
  URI owner;

  private Corridor corridor;
  private Cast cast;
  private Bol bol;

  @SuppressWarnings("NullAway.Init")
  CaseStoryTest() {}

  @BeforeEach
  void the_parties_are_enrolled() {
    if (shared == null) {
      shared = Corridor.enrolled(Bol.at(owner), service);
    }
    corridor = shared;
    cast = corridor.cast;
    bol = corridor.bol;
  }

  @AfterAll
  static void close() {
    if (shared != null) {
      shared.bol.close();
    }
  }

  // --- the case

  @Test
  void a_case_opens_with_the_issue_of_a_bill_and_closes_with_its_delivery() {
    Entry issue = corridor.issue();
    BillId bill = opened(issue);
    JsonNode page = corridor.page(cast.customs(), bill);
    assertThat(page.path("state").asText()).isEqualTo("OPEN");
    assertThat(page.path("seq").asLong()).isZero();
    assertThat(page.path("receipt").path("locode").asText()).isEqualTo("CNCKG");
    assertThat(page.path("units")).anyMatch(unit -> unit.asText().equals("CQM 1/1"));
    closed(issue);
    refused("R35", 409, () -> corridor.send(cast.customs(), corridor.hold(cast.customs(), bill)));
  }

  @Test
  void R46_an_inspection_is_recorded_with_office_scope_result_and_seals() {
    BillId bill = opened();
    var inspect = corridor.inspection(cast.maritime(), bill, InspectionScope.STUFFING);
    Receipt receipt = corridor.send(cast.maritime(), inspect);
    assertThat(receipt.seq()).isEqualTo(1);
    JsonNode record = corridor.page(cast.maritime(), bill).path("inspections").path(0);
    assertThat(record.path("office").path("authority").asText()).isEqualTo("MSA");
    assertThat(record.path("scope").asText()).isEqualTo("STUFFING");
    assertThat(record.path("result").asText()).isEqualTo("PASS");
    assertThat(record.path("seals").path(0).path("number").asText()).isEqualTo("CN0012345");
  }

  @Test
  void R51_a_hold_stands_until_its_own_authority_lifts_it() {
    BillId bill = opened();
    var hold = corridor.hold(cast.customs(), bill);
    corridor.send(cast.customs(), hold);
    assertThat(corridor.page(cast.customs(), bill).path("holds")).hasSize(1);
    refused("R51", 403, () -> corridor.send(cast.maritime(), corridor.lift(cast.maritime(), hold)));
    corridor.send(corridor.customsAtPort, corridor.lift(corridor.customsAtPort, hold));
    assertThat(corridor.page(cast.customs(), bill).path("holds")).isEmpty();
    refused("R51", 403, () -> corridor.send(cast.customs(), corridor.lift(cast.customs(), hold)));
  }

  @Test
  void the_same_act_again_is_the_same_receipt() {
    Entry issue = corridor.issue();
    BillId bill = opened(issue);
    SignedAct hold = cast.customs().sign(corridor.hold(cast.customs(), bill));
    Response first = post(cast.customs(), hold);
    Response again = post(cast.customs(), hold);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(corridor.page(cast.customs(), bill).path("seq").asLong()).isEqualTo(1);
    closed(issue);
    assertThat(post(cast.customs(), hold).asString()).isEqualTo(first.asString());
  }

  @Test
  void R20_acts_of_several_officers_at_once_all_find_their_place() throws Exception {
    BillId bill = opened();
    List<Callable<Receipt>> holds =
        IntStream.range(0, 6)
            .<Callable<Receipt>>mapToObj(
                _ -> () -> corridor.send(cast.customs(), corridor.hold(cast.customs(), bill)))
            .toList();
    var places = new HashSet<Long>();
    try (var officers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Receipt> receipt : officers.invokeAll(holds)) {
        places.add(receipt.get().seq());
      }
    }
    assertThat(places)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 6).boxed().toList());
    assertThat(corridor.page(cast.customs(), bill).path("holds")).hasSize(6);
  }

  @Test
  void R75_every_entry_leaves_as_a_cloud_event_that_anyone_can_verify() {
    BillId bill = opened();
    Receipt receipt = corridor.send(cast.customs(), corridor.hold(cast.customs(), bill));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(Records.seen("inspection-events", bill.value())).hasSize(1));
    ConsumerRecord<String, byte[]> event =
        Records.records("inspection-events", bill.value()).getFirst();
    assertThat(header(event, "ce_type")).isEqualTo("org.throughbill.inspection.held.v1");
    assertThat(header(event, "ce_id")).isEqualTo(receipt.hash().value());
    assertThat(header(event, "ce_source")).isEqualTo("urn:throughbill:customs-service");
    assertThat(header(event, "ce_subject")).isEqualTo(bill.value());
    assertThat(header(event, "ce_sequence")).isEqualTo("1");
    assertThat(Receipt.of(Entry.read(event.value()))).isEqualTo(receipt);
  }

  // --- refusals

  @Test
  void R45_an_officer_of_another_authority_is_refused_as_a_problem_that_names_the_rule() {
    BillId bill = opened();
    SignedAct exam =
        cast.maritime()
            .sign(corridor.inspection(cast.maritime(), bill, InspectionScope.CUSTOMS_EXAM));
    post(cast.maritime(), exam)
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("/rules/R45"))
        .body("errors[0].code", equalTo("R45"))
        .body("head.seq", equalTo(0));
  }

  @Test
  void R45_a_party_to_the_bill_that_is_no_officer_is_refused() {
    BillId bill = opened();
    var hold = holdBy(cast.shipper(), bill);
    refused("R45", 403, () -> corridor.send(cast.shipper(), hold));
  }

  @Test
  void R46_a_unit_that_is_not_on_the_bill_is_refused_at_its_pointer() {
    BillId bill = opened();
    var strange = withUnits(corridor.inspection(cast.maritime(), bill, InspectionScope.STUFFING));
    RefusedByService refused = refused("R46", 422, () -> corridor.send(cast.maritime(), strange));
    assertThat(refused.problem().path("errors").path(0).path("pointer").asText())
        .isEqualTo("/units/1");
  }

  @Test
  void R38_an_act_signed_long_ago_is_refused() {
    BillId bill = opened();
    var hold = corridor.hold(cast.customs(), bill);
    var old =
        new InspectionAct.Hold(
            bill,
            hold.id(),
            hold.by(),
            hold.at().minusSeconds(600),
            hold.place(),
            hold.office(),
            hold.basis());
    refused("R38", 422, () -> corridor.send(cast.customs(), old));
  }

  @Test
  void R36_an_act_changed_after_it_was_signed_is_refused() {
    BillId bill = opened();
    SignedAct signed = cast.customs().sign(corridor.hold(cast.customs(), bill));
    refused("R36", 422, () -> corridor.desk(cast.customs()).send(forged(signed)));
  }

  @Test
  void an_act_is_sent_with_its_own_partys_token() {
    BillId bill = opened();
    SignedAct hold = cast.customs().sign(corridor.hold(cast.customs(), bill));
    refused("not-yours", 403, () -> corridor.desk(cast.maritime()).send(hold));
    RestAssured.given()
        .contentType("application/jose")
        .body(hold.value().getBytes(StandardCharsets.US_ASCII))
        .post("/acts")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
  }

  @Test
  void an_officers_act_on_a_bill_that_does_not_exist_finds_nothing() {
    var hold = corridor.hold(cast.customs(), new BillId("0".repeat(64)));
    refused("not-found", 404, () -> corridor.send(cast.customs(), hold));
  }

  // --- who reads

  @Test
  void R44_a_stranger_learns_nothing_of_a_case() {
    BillId bill = opened();
    RefusedByService unknown =
        refused("not-found", 404, () -> corridor.page(cast.bank(), new BillId("0".repeat(64))));
    RefusedByService hidden = refused("not-found", 404, () -> corridor.page(cast.bank(), bill));
    assertThat(hidden.problem()).isEqualTo(unknown.problem());
    RefusedByService act =
        refused("not-found", 404, () -> corridor.send(cast.bank(), holdBy(cast.bank(), bill)));
    assertThat(act.head()).isEmpty();
    corridor.send(cast.customs(), corridor.hold(cast.customs(), bill));
    refused(
        "not-found",
        404,
        () -> corridor.desk(cast.bank()).get("/chains/inspection-events/" + bill + "/entries"));
    assertThat(listed(cast.bank())).doesNotContain(bill.value());
    assertThat(chain(cast.shipper(), bill)).hasSize(1);
    assertThat(chain(cast.maritime(), bill)).hasSize(1);
    assertThat(stream(cast.maritime())).contains(bill.value());
    assertThat(stream(cast.bank())).doesNotContain(bill.value());
  }

  @Test
  void R44_the_case_follows_the_bill_to_its_holder_and_to_the_bank_it_is_offered_to() {
    Entry issue = corridor.issue();
    BillId bill = opened(issue);
    Entry transfer = corridor.transfer(issue, cast.shipper(), cast.buyer());
    Entry pledge = corridor.pledge(transfer, cast.buyer(), cast.bank());
    bol.publish(transfer, pledge);
    await().atMost(SOON).until(() -> reads(cast.bank(), bill));
    assertThat(reads(cast.buyer(), bill)).isTrue();
    assertThat(listed(cast.buyer())).contains(bill.value());
    assertThat(reads(cast.shipper(), bill)).as("the consignor is named in the bill").isTrue();
    Entry decline = corridor.decline(pledge, cast.bank());
    Entry sold = corridor.transfer(decline, cast.buyer(), cast.otherBank());
    bol.publish(decline, sold);
    await().atMost(SOON).until(() -> reads(cast.otherBank(), bill));
    assertThat(reads(cast.bank(), bill)).isFalse();
    assertThat(reads(cast.buyer(), bill)).isFalse();
    assertThat(reads(cast.railway(), bill)).as("a carrier is named in the bill").isTrue();
  }

  @Test
  void the_list_of_cases_is_read_on_by_bill() {
    List<String> bills = List.of(opened().value(), opened().value());
    List<String> listed = listed(cast.customs());
    assertThat(listed).isSorted().containsAll(bills);
    String lower = bills.stream().sorted().findFirst().orElseThrow();
    assertThat(cases(cast.customs(), lower).findValuesAsText("bill"))
        .doesNotContain(lower)
        .containsAll(bills.stream().filter(b -> b.compareTo(lower) > 0).toList());
  }

  @Test
  void R76_the_lines_of_the_list_equal_what_the_chains_fold_to() {
    BillId bill = opened();
    corridor.send(
        cast.maritime(), corridor.inspection(cast.maritime(), bill, InspectionScope.STUFFING));
    corridor.send(cast.customs(), corridor.hold(cast.customs(), bill));
    for (JsonNode line : cases(cast.customs(), "").path("cases")) {
      var page = corridor.page(cast.customs(), new BillId(line.path("bill").asText()));
      assertThat(line.path("number")).isEqualTo(page.path("number"));
      assertThat(line.path("state")).isEqualTo(page.path("state"));
      assertThat(line.path("seq")).isEqualTo(page.path("seq"));
      assertThat(line.path("results")).isEqualTo(page.path("results"));
      assertThat(line.path("holds").asInt()).isEqualTo(page.path("holds").size());
      assertThat(line.path("units").asInt()).isEqualTo(page.path("units").size());
    }
  }

  @Test
  void the_tag_of_a_case_is_the_seq_of_its_chain_and_changes_when_it_closes() {
    Entry issue = corridor.issue();
    BillId bill = opened(issue);
    assertThat(get(cast.customs(), "/cases/" + bill).header("ETag")).isEqualTo("\"0\"");
    corridor.send(cast.customs(), corridor.hold(cast.customs(), bill));
    assertThat(get(cast.customs(), "/cases/" + bill).header("ETag")).isEqualTo("\"1\"");
    closed(issue);
    assertThat(get(cast.customs(), "/cases/" + bill).header("ETag")).isEqualTo("\"1-closed\"");
  }

  // --- what may be done

  @Test
  void the_open_acts_tell_an_officer_what_may_be_done_and_others_why_not() {
    BillId bill = opened();
    assertThat(openActs(cast.customs(), bill))
        .containsExactly(
            "inspection.inspect.v1 open", "inspection.hold.v1 open", "inspection.lift.v1 R51");
    corridor.send(cast.customs(), corridor.hold(cast.customs(), bill));
    assertThat(openActs(corridor.customsAtPort, bill)).contains("inspection.lift.v1 open");
    assertThat(openActs(cast.maritime(), bill)).contains("inspection.lift.v1 R51");
    assertThat(openActs(cast.shipper(), bill))
        .containsExactly(
            "inspection.inspect.v1 R45", "inspection.hold.v1 R45", "inspection.lift.v1 R45");
  }

  @Test
  void the_prepared_bytes_can_be_signed_and_sent() {
    BillId bill = opened();
    String wanted =
        "{\"act\":\"inspection.hold.v1\",\"id\":\"%s\",\"basis\":\"weight differs\"}"
            .formatted(Corridor.id("hold"));
    JsonNode prepared =
        StrictJson.parse(
            corridor
                .desk(cast.customs())
                .post("/cases/" + bill + "/acts/prepare", "application/json", wanted));
    assertThat(prepared.path("effect").asText()).contains("You hold the goods for CUSTOMS");
    assertThat(prepared.path("effectInChinese").asText()).contains("扣留");
    byte[] payload = prepared.path("payload").asText().getBytes(StandardCharsets.UTF_8);
    assertThat(corridor.desk(cast.customs()).send(cast.customs().key().sign(payload)).seq())
        .isEqualTo(1);
  }

  // --- what comes by Kafka

  @Test
  void R73_shuffled_and_doubled_entries_come_to_the_same_state() {
    Entry issue = corridor.issue();
    Entry transfer = corridor.transfer(issue, cast.shipper(), cast.buyer());
    var entries = new ArrayList<>(List.of(issue, transfer));
    entries.addAll(corridor.delivered(transfer, cast.buyer()));
    bol.publish(
        entries.get(2),
        entries.get(0),
        entries.get(4),
        entries.get(0),
        entries.get(3),
        entries.get(1),
        entries.get(4),
        entries.get(2));
    BillId bill = bill(issue);
    await()
        .atMost(SOON)
        .until(() -> reads(cast.customs(), bill) && line(bill).path("titleSeq").asLong() == 5);
    assertThat(line(bill).path("state").asText()).isEqualTo("CLOSED");
    assertThat(reads(cast.buyer(), bill)).isTrue();
    assertThat(bol.asked()).contains(bill.value());
  }

  @Test
  void R74_a_forged_record_is_parked_and_changes_nothing() throws SQLException {
    Entry issue = corridor.issue();
    BillId bill = opened(issue);
    Entry other = corridor.issue();
    SignedAct theft =
        forged(
            cast.shipper()
                .sign(
                    new TitleAct.Transfer(
                        bill,
                        issue.hash(),
                        cast.shipper().id(),
                        Corridor.now(),
                        Corridor.CKG,
                        cast.buyer().id(),
                        null)));
    Entry stolen =
        Entry.seal(issue.chainId(), 2, issue.hash(), theft, issue.sealedAt().plusSeconds(1));
    bol.publish(stolen);
    bol.publish(issue.chainId(), "no entry at all".getBytes(StandardCharsets.UTF_8));
    bol.publish(other);
    await().atMost(SOON).until(() -> reads(cast.customs(), bill(other)));
    await().atMost(SOON).untilAsserted(() -> assertThat(parked(bill)).hasSize(2));
    assertThat(parked(bill)).anyMatch(reason -> reason.contains("R36"));
    assertThat(reads(cast.buyer(), bill)).isFalse();
    Entry genuine = corridor.transfer(issue, cast.shipper(), cast.bank());
    bol.publish(genuine);
    await().atMost(SOON).until(() -> reads(cast.bank(), bill));
  }

  @Test
  void R73_a_gap_is_read_from_the_owner_before_anything_is_applied() {
    Entry issue = corridor.issue();
    Entry transfer = corridor.transfer(issue, cast.shipper(), cast.buyer());
    bol.publish(transfer);
    BillId bill = bill(issue);
    await().atMost(SOON).until(() -> reads(cast.buyer(), bill));
    assertThat(line(bill).path("titleSeq").asLong()).isEqualTo(2);
  }

  @Test
  void R73_a_gap_stays_while_its_owner_is_away_and_is_read_when_it_is_back() {
    Entry issue = corridor.issue();
    BillId bill = bill(issue);
    bol.away(true);
    try {
      bol.publish(corridor.transfer(issue, cast.shipper(), cast.buyer()));
      await().atMost(SOON).until(() -> bol.asked().contains(issue.chain()));
      assertThat(reads(cast.customs(), bill)).isFalse();
      assertThat(reads(cast.buyer(), bill)).isFalse();
    } finally {
      bol.away(false);
    }
    await().atMost(SOON).until(() -> reads(cast.buyer(), bill));
  }

  @Test
  void R74_the_entries_of_a_party_unknown_so_far_are_read_from_the_register_first() {
    Signatory newcomer =
        Servers.shared()
            .pki()
            .signatory(
                "second-operator",
                "Second Operator",
                Algorithm.ED25519,
                Set.of(Role.OPERATOR),
                null);
    bol.seal(ChainId.party(newcomer.id()), newcomer.enrolment(Corridor.now()));
    BillId bill = opened(corridor.issue(newcomer));
    assertThat(corridor.page(cast.customs(), bill).path("operator").path("party").asText())
        .isEqualTo("second-operator");
  }

  // --- how the tests see it

  private BillId opened() {
    return opened(corridor.issue());
  }

  /** The goods are delivered to the shipper, and the case has heard of it. */
  private void closed(Entry issue) {
    corridor.delivered(issue, cast.shipper()).forEach(bol::publish);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(corridor.page(cast.customs(), bill(issue)).path("state").asText())
                    .isEqualTo("CLOSED"));
  }

  private BillId opened(Entry issue) {
    bol.publish(issue);
    await().atMost(SOON).until(() -> reads(cast.customs(), bill(issue)));
    return bill(issue);
  }

  private boolean reads(Signatory party, BillId bill) {
    return get(party, "/cases/" + bill).statusCode() == 200;
  }

  private static Response get(Signatory party, String path) {
    return RestAssured.given().auth().oauth2(Corridor.token(party)).get(path);
  }

  private static Response post(Signatory party, SignedAct act) {
    return RestAssured.given()
        .auth()
        .oauth2(Corridor.token(party))
        .contentType("application/jose")
        .body(act.value().getBytes(StandardCharsets.US_ASCII))
        .post("/acts");
  }

  private JsonNode cases(Signatory party, String after) {
    return corridor.desk(party).get("/cases?after=" + after);
  }

  private List<String> listed(Signatory party) {
    return cases(party, "").findValuesAsText("bill");
  }

  private JsonNode chain(Signatory party, BillId bill) {
    return corridor
        .desk(party)
        .get("/chains/inspection-events/" + bill + "/entries")
        .path("entries");
  }

  /** The bills on the stream of events as far as the party may see them. */
  private List<String> stream(Signatory party) {
    return corridor.desk(party).get("/events?topic=inspection-events").findValuesAsText("chain");
  }

  private JsonNode line(BillId bill) {
    return StreamSupport.stream(cases(cast.customs(), "").path("cases").spliterator(), false)
        .filter(line -> line.path("bill").asText().equals(bill.value()))
        .findFirst()
        .orElseThrow();
  }

  private List<String> openActs(Signatory party, BillId bill) {
    return StreamSupport.stream(
            corridor.desk(party).get("/cases/" + bill + "/acts").path("acts").spliterator(), false)
        .map(
            act ->
                act.path("act").asText()
                    + " "
                    + (act.path("open").asBoolean() ? "open" : act.path("rule").asText()))
        .toList();
  }

  private InspectionAct.Hold holdBy(Signatory party, BillId bill) {
    var hold = corridor.hold(cast.customs(), bill);
    return new InspectionAct.Hold(
        bill, hold.id(), party.id(), hold.at(), hold.place(), hold.office(), hold.basis());
  }

  private static InspectionAct.Inspect withUnits(InspectionAct.Inspect i) {
    return new InspectionAct.Inspect(
        i.bill(),
        i.id(),
        i.by(),
        i.at(),
        i.place(),
        i.office(),
        i.scope(),
        i.result(),
        i.inspectedAt(),
        List.of("CQM 1/1", "CSQU3054383"),
        i.seals(),
        i.evidence(),
        i.corrects());
  }

  /** The same act with another act's signature. */
  private SignedAct forged(SignedAct signed) {
    String other = cast.shipper().sign(holdBy(cast.shipper(), new BillId("1".repeat(64)))).value();
    return new SignedAct(
        signed.value().substring(0, signed.value().lastIndexOf('.'))
            + other.substring(other.lastIndexOf('.')));
  }

  private static String header(ConsumerRecord<String, byte[]> event, String name) {
    return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static List<String> parked(BillId bill) throws SQLException {
    Servers servers = Servers.shared();
    Servers.Login login = servers.owner(Database.CUSTOMS);
    var reasons = new ArrayList<String>();
    try (var connection =
            DriverManager.getConnection(
                servers.jdbcUrl(Database.CUSTOMS), login.user(), login.password());
        var select = connection.prepareStatement("select reason from parked where key = ?")) {
      select.setString(1, bill.value());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          reasons.add(row.getString(1));
        }
      }
    }
    return reasons;
  }

  private static RefusedByService refused(String rule, int status, ThrowingCallable doing) {
    RefusedByService refused = catchThrowableOfType(RefusedByService.class, doing);
    assertThat(refused).as("nothing was refused").isNotNull();
    assertThat(refused.rule()).as(refused.getMessage()).isEqualTo(rule);
    assertThat(refused.status()).isEqualTo(status);
    return refused;
  }
}
