package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Rule.R01;
import static org.throughbill.acts.Rule.R06;
import static org.throughbill.acts.Rule.R10;
import static org.throughbill.acts.Rule.R15;
import static org.throughbill.acts.Rule.R36;
import static org.throughbill.acts.Rule.R38;
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
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Refused;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.OrderClause;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;

class IssueRulesTest {
  @Test
  void R01_the_operator_of_the_document_issues_and_the_consignor_is_the_first_holder() {
    given().when(issue()).allowed().isInState(State.HELD).isControlledBy(SHIPPER);
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
