package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.bol.Voyage.CKG;
import static org.throughbill.bol.Voyage.bill;
import static org.throughbill.bol.Voyage.now;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.Client;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Place;
import org.throughbill.local.Signatory;
import org.throughbill.scenarios.Documents;
import org.throughbill.testkit.ServersResource;

@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class ApiTest extends ApiCase {
  private JsonNode check(String document) {
    return StrictJson.parse(
        voyage.desk(cast.shipper()).post("/drafts/check", "application/json", document));
  }

  @Test
  void a_draft_is_checked_with_every_fault_in_both_languages() {
    String good = Voyage.text(voyage.document());
    assertThat(check(good).path("issuable").asBoolean()).isTrue();
    assertThat(check(good).path("faults")).isEmpty();
    assertThat(check(good).path("warnings")).isEmpty();
    JsonNode bad =
        check(good.replace("\"CNQZH\"", "\"CNQZJ\"").replace("rulebook 2026.1", "rulebook"));
    assertThat(bad.path("issuable").asBoolean()).isFalse();
    assertThat(bad.path("faults").findValuesAsText("pointer"))
        .containsExactly("/legs/0/to/locode", "/legs/1/from/locode", "/procedures/rulebook");
    assertThat(bad.path("faults").findValuesAsText("rule")).containsExactly("R10", "R10", "R12");
    assertThat(bad.path("faults").get(0).path("sentenceInChinese").asText()).isEqualTo("代码不符合其标准");
    JsonNode unread =
        check(good.replace("\"847710\"", "\"8477\"").replace("\"18500\"", "\"heavy\""));
    assertThat(unread.path("faults").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/goods/0/hsCode", "/goods/0/grossWeight");
  }

  @Test
  void R10_a_draft_with_a_european_vin_that_fails_its_check_is_warned_of() {
    String good = Voyage.text(voyage.document());
    JsonNode warned = check(good.replace("\"vins\":[]", "\"vins\":[\"WP0ZZZ99ZTS392124\"]"));
    assertThat(warned.path("issuable").asBoolean()).isTrue();
    assertThat(warned.path("warnings").findValuesAsText("pointer"))
        .containsExactly("/goods/0/vins/0");
    assertThat(warned.path("warnings").get(0).path("rule").asText()).isEqualTo("R10");
  }

  @Test
  void R80_transit_and_condition_stand_on_the_bills_page() {
    Receipt issue = voyage.issued();
    JsonNode page = voyage.bill(cast.shipper(), issue);
    assertThat(page.path("transit")).hasSize(3);
    assertThat(page.at("/transit/0/leg").asInt()).isEqualTo(1);
    assertThat(page.at("/transit/0/promisedMinutes").asLong()).isEqualTo(48 * 60);
    assertThat(page.at("/transit/0").has("actualMinutes")).isFalse();
    assertThat(page.at("/transit/2/leg").asInt()).isZero();
    assertThat(page.at("/condition/clean").asBoolean()).isTrue();
    assertThat(page.at("/condition/english").asText())
        .isEqualTo("in apparent good order and condition");
    assertThat(page.at("/condition/chinese").asText()).isEqualTo("外表状况良好");
    step(issue, MilestoneKind.DEPARTED, Documents.YUZUI, now().minusSeconds(7200));
    step(issue, MilestoneKind.ARRIVED, Documents.QINZHOU, now());
    JsonNode arrived = voyage.bill(cast.shipper(), issue);
    assertThat(arrived.at("/transit/0/actualMinutes").asLong()).isBetween(119L, 121L);
    assertThat(arrived.at("/transit/0/kept").asBoolean()).isTrue();
  }

  private void step(Receipt issue, MilestoneKind kind, Place where, Instant at) {
    voyage.send(
        cast.railway(),
        new TitleAct.Milestone(
            bill(issue),
            new NotationId(kind + "-" + Voyage.random()),
            cast.railway().id(),
            now(),
            CKG,
            1,
            kind,
            at,
            where));
  }

  @Test
  void R01_a_shipper_does_not_issue_and_the_operator_does() {
    SignedAct agreement = voyage.agreement(voyage.document());
    var byShipper =
        new TitleAct.Issue(
            cast.shipper().id(), now(), CKG, new BillNumber("NLS" + Voyage.random()), agreement);
    assertRefused("R01", 403, () -> voyage.send(cast.shipper(), byShipper));
    assertThat(voyage.desk(cast.operator()).send(voyage.issue(agreement)).seq()).isEqualTo(1);
  }

  @Test
  void R15_an_operator_uses_a_bill_number_once() {
    var number = new BillNumber("NLS" + Voyage.random());
    voyage.send(
        cast.operator(),
        new TitleAct.Issue(
            cast.operator().id(), now(), CKG, number, voyage.agreement(voyage.document())));
    assertRefused(
        "R15",
        409,
        () ->
            voyage.send(
                cast.operator(),
                new TitleAct.Issue(
                    cast.operator().id(),
                    now(),
                    CKG,
                    number,
                    voyage.agreement(voyage.document()))));
  }

  @Test
  void acts_of_other_services_are_sent_elsewhere() {
    Receipt issue = voyage.issued();
    var agree =
        new org.throughbill.acts.Statement.Agree(
            cast.shipper().id(), now(), CKG, voyage.document());
    assertRefused("wrong-place", 422, () -> voyage.send(cast.shipper(), agree));
    var hold =
        new org.throughbill.acts.InspectionAct.Hold(
            bill(issue),
            new NotationId("hold-0001"),
            cast.customs().id(),
            now(),
            CKG,
            new org.throughbill.acts.value.Office(
                org.throughbill.acts.value.Authority.CUSTOMS, CKG),
            "art. 1");
    assertRefused("wrong-place", 422, () -> voyage.send(cast.customs(), hold));
  }

  @Test
  void R80_a_stranger_to_the_leg_tells_no_milestone() {
    Receipt issue = voyage.issued();
    assertRefused("R80", 422, () -> milestone(cast.shippingLine(), issue));
    assertThat(milestone(cast.railway(), issue).seq()).isEqualTo(2);
    assertRefused("not-found", 404, () -> milestone(cast.bank(), issue));
  }

  private Receipt milestone(Signatory by, Receipt issue) {
    return voyage.send(
        by,
        new TitleAct.Milestone(
            bill(issue),
            new NotationId("gate-in-" + Voyage.random()),
            by.id(),
            now(),
            CKG,
            1,
            MilestoneKind.GATE_IN,
            now(),
            Documents.YUZUI));
  }

  @Test
  void R01_a_draft_is_its_parties_own_and_takes_the_consignors_agreement_to_itself() {
    Document document = voyage.document();
    JsonNode draft =
        StrictJson.parse(
            voyage.desk(cast.shipper()).post("/drafts", "application/json", Voyage.text(document)));
    String path = "/drafts/" + draft.path("id").asText();
    assertRefused("not-found", 404, () -> voyage.desk(cast.bank()).get(path));
    assertThat(voyage.desk(cast.operator()).get(path).has("agreement")).isFalse();
    assertRefused("R01", 403, () -> agree(path, voyage.agreement(voyage.document())));
    assertRefused(
        "wrong-place",
        422,
        () ->
            agree(
                path,
                cast.shipper()
                    .sign(voyage.transfer(voyage.issued(), cast.shipper(), cast.buyer(), null))));
    agree(path, voyage.agreement(document));
    assertThat(voyage.desk(cast.operator()).get("/drafts").path("drafts").findValuesAsText("id"))
        .contains(draft.path("id").asText());
    assertThat(voyage.desk(cast.operator()).get(path).path("agreement").isTextual()).isTrue();
    assertRefused("not-found", 404, () -> voyage.desk(cast.shipper()).get("/drafts/x"));
  }

  private byte[] agree(String path, SignedAct agreement) {
    return voyage.desk(cast.shipper()).post(path + "/acts", "application/jose", agreement.value());
  }

  @Test
  void drafts_are_listed_newest_first_page_by_page() {
    String document = Voyage.text(voyage.document());
    Client desk = voyage.desk(cast.shipper());
    var written = new ArrayList<String>();
    for (int i = 0; i < 101; i++) {
      JsonNode draft = StrictJson.parse(desk.post("/drafts", "application/json", document));
      written.addFirst(draft.path("id").asText());
    }
    JsonNode first = desk.get("/drafts");
    assertThat(first.path("drafts").findValuesAsText("id")).isEqualTo(written.subList(0, 100));
    JsonNode second = desk.get("/drafts?after=" + first.path("next").asText());
    assertThat(second.path("drafts").get(0).path("id").asText()).isEqualTo(written.getLast());
    String foreign = "/drafts?after=" + written.getFirst();
    assertRefused("not-found", 404, () -> voyage.desk(cast.bank()).get(foreign));
  }

  @Test
  void R10_the_places_a_bill_may_name_are_open_to_every_signed_in_party() {
    JsonNode page = voyage.desk(cast.shipper()).get("/places?after=CNCHQ");
    assertThat(page.path("places").get(0).path("code").asText()).isEqualTo("CNCKG");
    assertThat(page.path("places").get(0).path("name").asText()).isEqualTo("Chongqing");
    assertThat(page.path("places").get(0).path("nameInChinese").asText()).isEqualTo("重庆");
    assertThat(page.has("next")).isFalse();
  }

  @Test
  void parties_are_open_to_every_signed_in_party() {
    JsonNode page = voyage.desk(cast.bank()).get("/parties/" + cast.operator().id());
    assertThat(page.path("name").asText()).isEqualTo(cast.operator().name());
    assertThat(page.path("acceptsTransfers").asBoolean()).isTrue();
    assertThat(page.path("keys").get(0).path("alg").asText()).isEqualTo("SM2withSM3");
    assertRefused("not-found", 404, () -> voyage.desk(cast.bank()).get("/parties/nobody-here"));
  }
}
