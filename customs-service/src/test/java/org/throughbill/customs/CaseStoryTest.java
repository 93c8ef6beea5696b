package org.throughbill.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.throughbill.customs.Corridor.bill;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.testkit.Records;
import org.throughbill.testkit.ServersResource;

/** What officers do on a case, and what is refused. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "customs"))
@WithTestResource(OwnerResource.class)
class CaseStoryTest extends CaseApi {
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
}
