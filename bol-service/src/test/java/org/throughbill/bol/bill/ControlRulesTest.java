package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Rule.R13;
import static org.throughbill.acts.Rule.R14;
import static org.throughbill.acts.Rule.R16;
import static org.throughbill.acts.Rule.R17;
import static org.throughbill.acts.Rule.R18;
import static org.throughbill.acts.Rule.R21;
import static org.throughbill.acts.Rule.R22;
import static org.throughbill.bol.bill.Deeds.acceptSurrender;
import static org.throughbill.bol.bill.Deeds.endorse;
import static org.throughbill.bol.bill.Deeds.handTo;
import static org.throughbill.bol.bill.Deeds.hold;
import static org.throughbill.bol.bill.Deeds.inBlank;
import static org.throughbill.bol.bill.Deeds.issue;
import static org.throughbill.bol.bill.Deeds.issued;
import static org.throughbill.bol.bill.Deeds.milestone;
import static org.throughbill.bol.bill.Deeds.pledgeTo;
import static org.throughbill.bol.bill.Deeds.rejectSurrender;
import static org.throughbill.bol.bill.Deeds.surrender;
import static org.throughbill.bol.bill.Deeds.toNamed;
import static org.throughbill.bol.bill.Deeds.toOrderOf;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Given.given;
import static org.throughbill.bol.bill.Party.BANK;
import static org.throughbill.bol.bill.Party.BUYER;
import static org.throughbill.bol.bill.Party.OPERATOR;
import static org.throughbill.bol.bill.Party.RELUCTANT;
import static org.throughbill.bol.bill.Party.SECOND_BUYER;
import static org.throughbill.bol.bill.Party.SHIPPER;
import static org.throughbill.bol.bill.Party.STRANGER;
import static org.throughbill.bol.bill.Party.UNKNOWN;

import org.junit.jupiter.api.Test;
import org.throughbill.acts.Form;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.document.OrderClause;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.title.TitleState;

class ControlRulesTest {
  @Test
  void R13_the_controller_transfers() {
    given(issued()).when(transferTo(BUYER)).allowed().isControlledBy(BUYER).isToTheOrderOf(BUYER);
  }

  @Test
  void R13_nobody_else_transfers() {
    given(issued()).when(transferTo(BUYER).by(STRANGER)).refusedBy(R13);
    given(issued()).when(transferTo(BUYER).by(OPERATOR)).refusedBy(R13);
    given(issued(), transferTo(BUYER)).when(transferTo(SECOND_BUYER).by(SHIPPER)).refusedBy(R13);
  }

  @Test
  void R14_an_act_signed_before_a_transfer_has_no_force_after_it() {
    Story story = Story.of(issued());
    SignedAct old = transferTo(SECOND_BUYER).signedIn(story);
    transferTo(BUYER).happenIn(story);
    new Given(story).when(transferTo(BANK).by(SHIPPER).uponEntry(1)).refusedBy(R14);
    assertThat(Refusals.of(() -> story.decide(old)).reason()).isEqualTo(R14);
  }

  @Test
  void R14_the_controllers_own_old_act_has_no_force_when_control_comes_back() {
    given(issued(), transferTo(BUYER), transferTo(SHIPPER))
        .when(transferTo(BANK).by(SHIPPER).uponEntry(1))
        .refusedBy(R14);
    given(issued(), transferTo(BUYER), transferTo(SHIPPER)).when(transferTo(BANK)).allowed();
  }

  @Test
  void R14_an_act_upon_control_may_be_signed_upon_a_notation_or_before_it() {
    Fact[] noted = {issued(), milestone(1, MilestoneKind.GATE_IN), hold("hold-0001")};
    for (int entry = 1; entry <= 3; entry++) {
      given(noted).when(transferTo(BUYER).uponEntry(entry)).allowed();
    }
  }

  @Test
  void R20_of_two_acts_upon_the_same_state_the_second_is_refused() {
    for (Deed second : new Deed[] {transferTo(SECOND_BUYER), pledgeTo(BANK), surrender()}) {
      given(issued(), transferTo(BUYER)).when(second.by(SHIPPER).uponEntry(1)).refusedBy(R14);
    }
  }

  @Test
  void R21_only_the_holder_surrenders_and_pledges() {
    given(issued(), transferTo(BUYER)).when(surrender().by(SHIPPER)).refusedBy(R21);
    given(issued(), transferTo(BUYER)).when(pledgeTo(BANK).by(SHIPPER)).refusedBy(R21);
    given(issued(), transferTo(BUYER)).when(surrender().by(BUYER)).allowed();
    given(issued(), transferTo(BUYER)).when(pledgeTo(BANK).by(BUYER)).allowed();
  }

  @Test
  void R22_a_transfer_is_to_another_enrolled_party_that_accepts() {
    given(issued()).when(transferTo(SHIPPER)).refusedBy(R22, "to another party");
    given(issued()).when(transferTo(UNKNOWN)).refusedBy(R22, "is not enrolled");
    given(issued()).when(transferTo(RELUCTANT)).refusedBy(R22, "no standing acceptance");
    given(issued()).when(transferTo(STRANGER)).allowed().isControlledBy(STRANGER);
  }

  @Test
  void R16_an_endorsement_to_order_can_be_endorsed_on() {
    given(issued(), transferTo(BUYER))
        .when(transferTo(SECOND_BUYER))
        .allowed()
        .isToTheOrderOf(SECOND_BUYER);
  }

  @Test
  void R16_a_named_endorsement_ends_the_order() {
    given(issued(), transferTo(BUYER, toNamed(BUYER)))
        .when(transferTo(SECOND_BUYER))
        .refusedBy(R16, "by name, which ends the order");
    given(issued(), transferTo(BUYER, toNamed(BUYER)))
        .when(endorse(toOrderOf(SECOND_BUYER)))
        .refusedBy(R16);
    given(issued(), transferTo(BUYER, toNamed(BUYER))).when(surrender()).allowed();
  }

  @Test
  void R16_only_the_party_of_the_order_endorses() {
    given(issued(), handTo(BUYER))
        .when(transferTo(SECOND_BUYER))
        .refusedBy(R16, "runs to the order of cq-machinery");
    given(issued(), handTo(BUYER)).when(endorse(toOrderOf(BUYER)).by(BUYER)).refusedBy(R16);
    given(issued()).when(endorse(toOrderOf(BUYER)).by(STRANGER)).refusedBy(R16);
    given(issued()).when(endorse(toOrderOf(BUYER))).allowed().isControlledBy(SHIPPER);
  }

  @Test
  void R18_in_blank_control_alone_is_enough() {
    given(issued(), transferTo(BUYER, inBlank()), handTo(SECOND_BUYER))
        .when(surrender())
        .allowed()
        .isInState(TitleState.SURRENDERING);
  }

  @Test
  void R18_the_controller_and_nobody_else_fills_in_a_blank_endorsement() {
    given(issued(), transferTo(BUYER, inBlank()))
        .when(endorse(toNamed(BUYER)).by(SHIPPER))
        .refusedBy(R18);
    given(issued(), transferTo(BUYER, inBlank()), handTo(SECOND_BUYER))
        .when(endorse(toNamed(BUYER)).by(BUYER))
        .refusedBy(R18);
    Story filled =
        given(issued(), transferTo(BUYER, inBlank()))
            .when(endorse(toNamed(BUYER)).by(BUYER))
            .allowed()
            .isControlledBy(BUYER);
    new Given(filled).when(transferTo(SECOND_BUYER)).refusedBy(R16);
  }

  @Test
  void R18_after_a_name_is_filled_in_control_alone_is_no_longer_enough() {
    given(
            issued(),
            transferTo(BUYER, inBlank()),
            endorse(toNamed(BUYER)).by(BUYER),
            handTo(SECOND_BUYER))
        .when(surrender())
        .refusedBy(R17);
    given(issued(), transferTo(BUYER, inBlank()), endorse(toNamed(BUYER)).by(BUYER))
        .when(surrender())
        .allowed();
  }

  @Test
  void R18_a_blank_endorsement_can_be_filled_in_to_order_and_runs_on() {
    given(issued(), transferTo(BUYER, inBlank()), endorse(toOrderOf(BUYER)).by(BUYER))
        .when(transferTo(SECOND_BUYER))
        .allowed()
        .isToTheOrderOf(SECOND_BUYER);
  }

  @Test
  void R19_the_first_holder_hands_to_the_named_order_party_without_endorsement() {
    var order = new OrderClause(OrderClause.Kind.TO_ORDER_OF, BUYER.id());
    given(issue("NLS1", Papers.document(order)), handTo(BUYER)).when(surrender()).allowed();
  }

  @Test
  void R19_later_in_the_chain_there_is_no_such_shortcut() {
    var order = new OrderClause(OrderClause.Kind.TO_ORDER_OF, BUYER.id());
    given(issue("NLS1", Papers.document(order)), handTo(BUYER), handTo(SECOND_BUYER))
        .when(surrender())
        .refusedBy(R17);
  }

  @Test
  void R19_a_party_endorsed_to_later_hands_on_by_endorsement_only() {
    var order = new OrderClause(OrderClause.Kind.TO_ORDER_OF, BUYER.id());
    Fact[] handed = {issue("NLS1", Papers.document(order)), handTo(BUYER)};
    given(handed).when(handTo(SECOND_BUYER)).allowed().isToTheOrderOf(BUYER);
    given(handed).when(transferTo(SECOND_BUYER)).allowed().isToTheOrderOf(SECOND_BUYER);
  }

  @Test
  void R21_the_order_party_without_control_exercises_no_right() {
    given(issued(), endorse(toOrderOf(BUYER))).when(surrender().by(BUYER)).refusedBy(R21);
    given(issued(), endorse(toOrderOf(BUYER))).when(pledgeTo(BANK).by(BUYER)).refusedBy(R21);
  }

  @Test
  void R17_control_without_the_order_does_not_surrender_until_it_is_endorsed() {
    Story gap = Story.of(issued(), handTo(BUYER));
    new Given(gap).when(surrender()).refusedBy(R17, "the order does not lead to it");
    new Given(gap).when(pledgeTo(BANK)).refusedBy(R17);
    endorse(toOrderOf(BUYER)).by(SHIPPER).happenIn(gap);
    new Given(gap).when(surrender()).allowed().isInState(TitleState.SURRENDERING);
  }

  @Test
  void R17_a_broken_chain_keeps_control_and_may_be_handed_on() {
    given(issued(), handTo(BUYER)).when(handTo(SECOND_BUYER)).allowed().isToTheOrderOf(SHIPPER);
  }

  @Test
  void an_endorsement_leaves_the_order_where_it_is_when_there_is_none() {
    given(issued()).when(handTo(BUYER)).allowed().isControlledBy(BUYER).isToTheOrderOf(SHIPPER);
  }

  @Test
  void R13_a_rejected_surrender_leaves_everything_with_the_holder() {
    Story story =
        given(issued(), transferTo(BUYER), surrender())
            .when(rejectSurrender())
            .allowed()
            .isControlledBy(BUYER)
            .isToTheOrderOf(BUYER);
    new Given(story).when(transferTo(SECOND_BUYER)).allowed();
  }

  @Test
  void nothing_but_an_issue_begins_a_bill() {
    given().when(transferTo(BUYER)).refusedBy(Form.NOT_FOUND);
    given().when(acceptSurrender()).refusedBy(Form.NOT_FOUND);
  }
}
