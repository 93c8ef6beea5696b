package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.throughbill.acts.Rule.R01;
import static org.throughbill.acts.Rule.R02;
import static org.throughbill.acts.Rule.R05;
import static org.throughbill.acts.Rule.R06;
import static org.throughbill.acts.Rule.R08;
import static org.throughbill.acts.Rule.R10;
import static org.throughbill.acts.Rule.R12;
import static org.throughbill.acts.Rule.R15;
import static org.throughbill.acts.Rule.R36;
import static org.throughbill.acts.Rule.R38;
import static org.throughbill.acts.Rule.R78;
import static org.throughbill.bol.bill.Deeds.agreement;
import static org.throughbill.bol.bill.Deeds.issue;
import static org.throughbill.bol.bill.Deeds.issued;
import static org.throughbill.bol.bill.Deeds.surrender;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Given.given;
import static org.throughbill.bol.bill.Party.BUYER;
import static org.throughbill.bol.bill.Party.OTHER_OPERATOR;
import static org.throughbill.bol.bill.Party.SHIPPER;
import static org.throughbill.bol.bill.Party.STRANGER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Refused;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.document.OrderClause;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.reference.LegalProfile;
import org.throughbill.acts.reference.LegalProfiles;
import org.throughbill.acts.reference.Places;
import org.throughbill.acts.title.Order;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Unlocode;

class IssueRulesTest {
  @Test
  void R01_the_operator_of_the_document_issues_and_the_consignor_is_the_first_holder() {
    given().when(issue()).allowed().isInState(TitleState.HELD).isControlledBy(SHIPPER);
  }

  @Test
  void R01_a_shipper_does_not_issue() {
    given().when(issue().by(SHIPPER)).refusedBy(R01, "is not an operator");
  }

  @Test
  void R01_another_operator_does_not_issue() {
    given().when(issue().by(OTHER_OPERATOR)).refusedBy(R01, "names another operator");
  }

  @Test
  void R01_nobody_agrees_for_the_consignor() {
    given()
        .when(issue("NLS1", Papers.document(), STRANGER))
        .refusedBy(R01, "is not the consignor's");
  }

  @Test
  void R01_an_issue_is_signed_around_an_agreement_and_not_around_a_receipt() {
    Deed aroundReceipt =
        Deed.of(
            Party.OPERATOR,
            b ->
                new TitleAct.Issue(
                    b.party(),
                    b.at(),
                    Papers.CHONGQING.locode(),
                    new BillNumber("NLS1"),
                    Deeds.receipt(b.bill(), SHIPPER, b.at())));
    given().when(aroundReceipt).refusedBy(R36);
  }

  @Test
  void R06_an_issue_is_dated_when_it_is_made() {
    given().when(issue().withClockAhead(Duration.ofMinutes(5))).allowed();
    given().when(issue().withClockAhead(Duration.ofMinutes(-5))).allowed();
    given().when(issue().withClockAhead(Duration.ofMinutes(5).plusSeconds(1))).refusedBy(R06);
    given().when(issue().withClockAhead(Duration.ofMinutes(-5).minusSeconds(1))).refusedBy(R06);
    given().when(issue().withClockAhead(Duration.ofDays(1))).refusedBy(R06);
    given().when(issue().withClockAhead(Duration.ofDays(-1))).refusedBy(R06);
  }

  @Test
  void R38_every_other_act_is_signed_at_the_present_time() {
    given(issued()).when(transferTo(BUYER).withClockAhead(Duration.ofMinutes(5))).allowed();
    given(issued()).when(transferTo(BUYER).withClockAhead(Duration.ofMinutes(-5))).allowed();
    given(issued())
        .when(transferTo(BUYER).withClockAhead(Duration.ofMinutes(5).plusMillis(1)))
        .refusedBy(R38);
    given(issued())
        .when(surrender().withClockAhead(Duration.ofMinutes(-5).minusMillis(1)))
        .refusedBy(R38);
  }

  @Test
  void R10_a_place_the_registry_does_not_know_is_refused_at_every_field_at_once() {
    Document document =
        Papers.changed(
            json -> {
              ((ObjectNode) json.at("/legs/0/to")).put("locode", "CNQZJ");
              ((ObjectNode) json.at("/legs/1/from")).put("locode", "CNQZJ");
            });
    Refused refused = given().when(issue("NLS1", document)).refusedBy(R10);
    assertThat(refused.faults())
        .extracting(Fault::pointer)
        .containsExactly("/document/legs/0/to/locode", "/document/legs/1/from/locode");
    assertThat(refused.faults().getFirst().detail()).contains("CNQZJ", "GET /places");
    Document nowhere =
        Papers.changed(
            json -> {
              ((ObjectNode) json.at("/legs/1/to")).put("locode", "VNXXX");
              ((ObjectNode) json.at("/delivery")).put("locode", "VNXXX");
            });
    assertThat(refusedFields(nowhere))
        .containsExactly(tuple("/delivery/locode", R10), tuple("/legs/1/to/locode", R10));
  }

  @Test
  void R10_an_issue_is_signed_at_a_place_the_registry_knows() {
    Deed elsewhere =
        Deed.of(
            Party.OPERATOR,
            b ->
                new TitleAct.Issue(
                    b.party(),
                    b.at(),
                    new Unlocode("CNXXX"),
                    new BillNumber("NLS1"),
                    agreement(Party.SHIPPER, Papers.document(), b.at())));
    assertThat(given().when(elsewhere).refusedBy(R10).faults())
        .extracting(Fault::pointer)
        .containsExactly("/place");
  }

  private static List<Tuple> refusedFields(Document document) {
    Refused refused =
        Refusals.of(() -> Story.of().decide(issue("NLS1", document).signedIn(Story.of())));
    return refused.faults().stream()
        .map(fault -> tuple(fault.pointer().replaceFirst("^/document", ""), fault.reason()))
        .toList();
  }

  @Test
  void R05_a_bill_beside_a_cim_note_is_issued_separately() {
    given().when(issue("NLS1", Papers.cars())).allowed();
    for (String issuance : List.of("INSERTED", "")) {
      Document document =
          Papers.changed(
              Papers.cars(),
              json -> {
                ((ObjectNode) json).remove("issuance");
                if (!issuance.isEmpty()) {
                  ((ObjectNode) json).put("issuance", issuance);
                }
              });
      assertThat(refusedFields(document)).containsExactly(tuple("/issuance", R05));
    }
    Document smgs =
        Papers.changed(
            json -> assertThat(json.at("/underlying/0/kind").asText()).isEqualTo("SMGS"));
    given().when(issue("NLS1", smgs)).allowed();
  }

  @Test
  void R06_nothing_is_on_board_at_issue() {
    Document document =
        Papers.changed(json -> ((ObjectNode) json).put("onBoard", "2026-11-22T08:00:00Z"));
    assertThat(refusedFields(document)).containsExactly(tuple("/onBoard", R06));
  }

  @Test
  void R06_an_on_board_date_is_that_of_the_recorded_step() {
    Story story = Story.of(issued());
    Document document =
        Papers.changed(json -> ((ObjectNode) json).put("onBoard", RecordJson.text(story.now())));
    Deeds.milestone(2, MilestoneKind.ON_BOARD).happenIn(story);
    JourneyRules.requireRecordedOnBoard(document, story.bill().milestones());
    Document before =
        Papers.changed(
            json ->
                ((ObjectNode) json).put("onBoard", RecordJson.text(Story.BEGIN.minusSeconds(1))));
    assertThat(
            Refusals.of(
                    () -> JourneyRules.requireRecordedOnBoard(before, story.bill().milestones()))
                .reason())
        .isEqualTo(R06);
  }

  private static Document domestic(String notation, @Nullable String profile) {
    return Papers.changed(
        json -> {
          ((ObjectNode) json).put("notation", notation);
          ((ObjectNode) json.at("/delivery")).put("locode", "CNNSA");
          ((ObjectNode) json.at("/legs/1/to")).put("locode", "CNNSA");
          if (profile != null) {
            ((ObjectNode) json.at("/procedures")).put("profile", profile);
          }
        });
  }

  @Test
  void R08_a_domestic_bill_bears_no_notation_of_the_convention() {
    assertThat(refusedFields(domestic(Papers.NOTATION, "corridor-2026-domestic")))
        .containsExactly(tuple("/delivery", R08));
  }

  @Test
  void R08_a_domestic_bill_is_issued_where_its_profile_allows_it() {
    Document allowed = domestic("Negotiable bill of lading", "corridor-2026-domestic");
    given().when(issue("NLS1", allowed)).allowed();
    assertThat(refusedFields(domestic("Negotiable bill of lading", null)))
        .containsExactly(tuple("/delivery", R08));
  }

  @Test
  void R12_a_bill_names_its_rulebook_with_version_and_where_it_is_found() {
    Document document =
        Papers.changed(
            json -> {
              ((ObjectNode) json.at("/procedures")).put("rulebook", "Corridor rulebook");
              ((ObjectNode) json.at("/procedures")).put("published", "ask the operator");
              ((ObjectNode) json.at("/procedures")).put("profile", "moon-law");
            });
    assertThat(refusedFields(document))
        .containsExactly(
            tuple("/procedures/rulebook", R12),
            tuple("/procedures/published", R12),
            tuple("/procedures/profile", R12));
    for (String address : List.of("http://x.example/r", "https:rules", "https://", "ftp://x/y")) {
      Document elsewhere =
          Papers.changed(json -> ((ObjectNode) json.at("/procedures")).put("published", address));
      assertThat(refusedFields(elsewhere))
          .as(address)
          .containsExactly(tuple("/procedures/published", R12));
    }
  }

  @Test
  void R02_a_bearer_bill_is_issued_only_where_the_profile_allows_it() {
    Document bearer = Papers.document(new OrderClause(OrderClause.Kind.BEARER, null));
    assertThat(refusedFields(bearer)).containsExactly(tuple("/order/kind", R02));
    LegalProfile corridor = LegalProfiles.standard().profiles().getFirst();
    var allowing =
        new LegalProfile(
            corridor.id(),
            corridor.law(),
            corridor.customsControl(),
            false,
            true,
            false,
            false,
            false,
            corridor.noticeDays(),
            corridor.saleDays(),
            corridor.retentionYears());
    assertThat(IssueRules.faults(bearer, Places.corridor(), new LegalProfiles(List.of(allowing))))
        .isEmpty();
    assertThat(Order.atIssue(bearer)).isEqualTo(new Order.Blank());
  }

  /** SC04: one contract from Duisburg to Hanoi, two platform companies, four countries. */
  @Test
  void R78_one_bill_covers_every_leg_of_the_journey() {
    Document document = Papers.fromDuisburg();
    Story story = given().when(issue("NLS4", document)).allowed();
    assertThat(document.legs())
        .flatExtracting(leg -> List.of(leg.from(), leg.to()))
        .extracting(place -> place.locode().country())
        .containsOnly("DE", "KZ", "CN", "VN");
    assertThat(document.legs()).extracting(Leg::carrier).doesNotHaveDuplicates();
    assertThat(story.bill().operator()).isEqualTo(Party.OPERATOR.id());
  }

  @Test
  void R78_a_journey_takes_no_more_than_a_year() {
    Document document =
        Papers.changed(
            json -> ((ObjectNode) json.at("/legs/1")).put("arrival", "2027-11-24T08:00:01Z"));
    assertThat(refusedFields(document)).containsExactly(tuple("/legs", R78));
    Document justInTime =
        Papers.changed(
            json -> ((ObjectNode) json.at("/legs/1")).put("arrival", "2027-11-24T08:00:00Z"));
    given().when(issue("NLS1", justInTime)).allowed();
  }

  @Test
  void every_fault_of_an_issue_is_told_at_once() {
    Document document =
        Papers.changed(
            Papers.cars(),
            json -> {
              ((ObjectNode) json).remove("issuance");
              ((ObjectNode) json.at("/procedures")).put("rulebook", "Corridor rulebook");
              ((ObjectNode) json.at("/receipt")).put("locode", "CNCKX");
              ((ObjectNode) json.at("/legs/0/from")).put("locode", "CNCKX");
            });
    assertThat(refusedFields(document))
        .containsExactly(
            tuple("/receipt/locode", R10),
            tuple("/legs/0/from/locode", R10),
            tuple("/issuance", R05),
            tuple("/procedures/rulebook", R12));
  }

  @Test
  void R15_a_bill_is_issued_once() {
    given(issued()).when(issue()).refusedBy(R15);
    given(issued(), transferTo(BUYER)).when(issue("NLS2", Papers.document())).refusedBy(R15);
  }

  @Test
  void R15_one_id_never_names_two_contents() {
    Story first = given().when(issue("NLS1", Papers.document())).allowed();
    Story second = given().when(issue("NLS2", Papers.document())).allowed();
    assertThat(first.id()).isNotEqualTo(second.id());
    assertThat(first.id()).isEqualTo(BillId.foundedBy(first.entries().getFirst().act().payload()));
  }

  @Test
  void R02_to_order_alone_is_to_the_order_of_the_consignor() {
    given().when(issue()).allowed().isToTheOrderOf(SHIPPER);
  }

  @Test
  void R02_to_the_order_of_a_party_is_to_the_order_of_that_party() {
    var order = new OrderClause(OrderClause.Kind.TO_ORDER_OF, BUYER.id());
    given().when(issue("NLS1", Papers.document(order))).allowed().isToTheOrderOf(BUYER);
  }
}
