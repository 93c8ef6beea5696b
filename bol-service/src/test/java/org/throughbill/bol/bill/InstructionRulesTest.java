package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Rule.R10;
import static org.throughbill.acts.Rule.R13;
import static org.throughbill.acts.Rule.R17;
import static org.throughbill.acts.Rule.R22;
import static org.throughbill.acts.Rule.R23;
import static org.throughbill.acts.Rule.R28;
import static org.throughbill.acts.Rule.R31;
import static org.throughbill.acts.Rule.R35;
import static org.throughbill.acts.Rule.R61;
import static org.throughbill.bol.bill.Deeds.TERM;
import static org.throughbill.bol.bill.Deeds.accept;
import static org.throughbill.bol.bill.Deeds.acceptSurrender;
import static org.throughbill.bol.bill.Deeds.arrived;
import static org.throughbill.bol.bill.Deeds.cleared;
import static org.throughbill.bol.bill.Deeds.decline;
import static org.throughbill.bol.bill.Deeds.deliver;
import static org.throughbill.bol.bill.Deeds.demandSecurity;
import static org.throughbill.bol.bill.Deeds.executeInstruction;
import static org.throughbill.bol.bill.Deeds.handTo;
import static org.throughbill.bol.bill.Deeds.instruct;
import static org.throughbill.bol.bill.Deeds.issue;
import static org.throughbill.bol.bill.Deeds.issued;
import static org.throughbill.bol.bill.Deeds.milestone;
import static org.throughbill.bol.bill.Deeds.pledgeTo;
import static org.throughbill.bol.bill.Deeds.surrender;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Deeds.withdraw;
import static org.throughbill.bol.bill.Given.given;
import static org.throughbill.bol.bill.Party.BANK;
import static org.throughbill.bol.bill.Party.BUYER;
import static org.throughbill.bol.bill.Party.OPERATOR;
import static org.throughbill.bol.bill.Party.RAILWAY;
import static org.throughbill.bol.bill.Party.SECOND_BUYER;
import static org.throughbill.bol.bill.Party.SHIPPER;
import static org.throughbill.bol.bill.Party.STRANGER;
import static org.throughbill.bol.bill.Party.UNKNOWN;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Fault;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Instruction;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.title.Offer;
import org.throughbill.acts.title.Order;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.value.Place;

/** The holder instructs, and the operator carries out, declines or asks for security (R28). */
class InstructionRulesTest {
  private static final Place KHORGOS = Place.of("KZHOR");
  private static final Place HO_CHI_MINH = Place.of("VNSGN");

  private static Fact fromDuisburg() {
    return issue("NLS4", Papers.fromDuisburg());
  }

  private static Instruction enRouteAt(Place place) {
    return new Instruction(Instruction.Kind.DELIVER_EN_ROUTE, place, null);
  }

  private static Instruction rerouteTo(Place place) {
    return new Instruction(Instruction.Kind.REROUTE, place, null);
  }

  private static Instruction consignee(Party party) {
    return new Instruction(Instruction.Kind.REPLACE_CONSIGNEE, null, Papers.particulars(party));
  }

  private static Instruction notifying(Party party) {
    return new Instruction(Instruction.Kind.REPLACE_NOTIFY_PARTY, null, Papers.particulars(party));
  }

  @Test
  void R28_an_instruction_changes_nothing_until_the_operator_has_carried_it_out() {
    Story story = given(fromDuisburg()).when(instruct(enRouteAt(KHORGOS))).allowed();
    story.isInState(TitleState.OFFERED).isControlledBy(SHIPPER);
    assertThat(story.bill().document()).isEqualTo(Papers.fromDuisburg());
    new Given(story).when(executeInstruction()).allowed().isInState(TitleState.HELD);
    Document varied = story.bill().document();
    assertThat(varied.delivery()).isEqualTo(KHORGOS);
    assertThat(varied.legs()).isEqualTo(Papers.fromDuisburg().legs().subList(0, 1));
    assertThat(story.bill().variations())
        .extracting(variation -> variation.terms().instruction())
        .containsExactly(enRouteAt(KHORGOS));
  }

  @Test
  void R28_goods_delivered_en_route_have_arrived_where_they_are_to_be_delivered() {
    Story story =
        Story.of(
            fromDuisburg(),
            milestone(1, MilestoneKind.ARRIVED, KHORGOS, Duration.ZERO, "at-khorgos"),
            cleared(),
            instruct(enRouteAt(KHORGOS)),
            executeInstruction(),
            surrender(),
            acceptSurrender());
    new Given(story).when(deliver()).allowed().isInState(TitleState.DELIVERED);
  }

  @Test
  void R28_a_reroute_and_another_notify_party_are_written_into_the_document() {
    Story story =
        Story.of(
            issued(),
            instruct(rerouteTo(HO_CHI_MINH)),
            executeInstruction(),
            instruct(notifying(SECOND_BUYER)),
            executeInstruction());
    assertThat(story.bill().document().delivery()).isEqualTo(HO_CHI_MINH);
    assertThat(story.bill().document().legs().getLast().to()).isEqualTo(HO_CHI_MINH);
    assertThat(story.bill().document().notifyParty()).isEqualTo(Papers.particulars(SECOND_BUYER));
    assertThat(story.bill().variations()).hasSize(2);
  }

  @Test
  void R28_another_consignee_ends_the_order_and_takes_no_control() {
    Story story = given(issued(), instruct(consignee(BUYER))).when(executeInstruction()).allowed();
    story.isControlledBy(SHIPPER);
    assertThat(story.bill().order()).isEqualTo(new Order.Named(BUYER.id()));
    new Given(story).when(surrender()).refusedBy(R17);
    new Given(story).when(handTo(BUYER)).allowed();
    new Given(story).when(surrender().by(BUYER)).allowed();
  }

  @Test
  void R22_another_consignee_is_in_the_register() {
    given(issued()).when(instruct(consignee(UNKNOWN))).refusedBy(R22);
  }

  @Test
  void R28_only_the_holder_instructs() {
    given(issued(), transferTo(BUYER)).when(instruct().by(SHIPPER)).refusedBy(Actor.HOLDER.rule());
    given(issued()).when(instruct().by(OPERATOR)).refusedBy(Actor.HOLDER.rule());
    given(issued(), handTo(BUYER)).when(instruct()).refusedBy(R17);
  }

  @Test
  void R28_nobody_instructs_upon_a_pledged_offered_surrendered_or_delivered_bill() {
    given(issued(), pledgeTo(BANK)).when(instruct()).refusedBy(R61);
    given(issued(), pledgeTo(BANK), accept()).when(instruct().by(SHIPPER)).refusedBy(R61);
    given(issued(), surrender()).when(instruct().by(SHIPPER)).refusedBy(R31);
    given(issued(), surrender(), acceptSurrender()).when(instruct().by(SHIPPER)).refusedBy(R31);
    given(issued(), cleared(), arrived(), surrender(), acceptSurrender(), deliver())
        .when(instruct())
        .refusedBy(R35);
  }

  @Test
  void R23_to_instruct_is_to_exercise_a_right() {
    given(issued(), transferTo(BUYER)).when(instruct(notifying(BUYER), null)).refusedBy(R23);
    given(issued()).when(instruct(notifying(BUYER), null)).allowed();
    Story story = Story.of(issued(), transferTo(BUYER), instruct());
    assertThat(story.bill().liable()).containsExactly(BUYER.id());
  }

  @Test
  void R28_only_the_operator_answers_and_only_while_an_instruction_lies() {
    for (Deed answer : new Deed[] {executeInstruction(), demandSecurity()}) {
      given(issued(), instruct()).when(answer.by(SHIPPER)).refusedBy(R28);
      given(issued(), instruct()).when(answer.by(STRANGER)).refusedBy(R28);
      given(issued()).when(answer).refusedBy(R28);
      given(issued(), pledgeTo(BANK)).when(answer).refusedBy(R28);
      given(issued(), instruct(), Fact.later(TERM)).when(answer).refusedBy(R28);
    }
    given(issued(), instruct()).when(accept().by(OPERATOR)).refusedBy(R13);
  }

  @Test
  void R28_the_operator_declines_with_a_reason_and_the_bill_stands_as_before() {
    Story story = given(issued(), instruct()).when(decline()).allowed();
    story.isInState(TitleState.HELD).isControlledBy(SHIPPER);
    assertThat(story.bill().document()).isEqualTo(Papers.document());
    assertThat(story.bill().variations()).isEmpty();
    given(issued(), instruct()).when(withdraw().by(SHIPPER)).allowed().isInState(TitleState.HELD);
  }

  @Test
  void R28_the_operator_may_ask_for_security_and_the_instruction_stays_open() {
    Story story = given(issued(), instruct()).when(demandSecurity()).allowed();
    Title.Offered offered = (Title.Offered) story.isInState(TitleState.OFFERED).title();
    assertThat(((Offer.OfInstruction) offered.offer()).demanded())
        .satisfies(demand -> assertThat(demand.security()).isEqualTo(Deeds.DEBT));
    new Given(story).when(executeInstruction()).allowed().isInState(TitleState.HELD);
  }

  @Test
  void R28_what_the_goods_have_passed_cannot_be_instructed() {
    Fact beyond = milestone(2, MilestoneKind.LOADED, KHORGOS, Duration.ZERO, "beyond");
    given(fromDuisburg(), by(Party.OTHER_OPERATOR, beyond))
        .when(instruct(enRouteAt(KHORGOS)))
        .refusedBy(R28, "gone beyond");
    given(issued(), arrived()).when(instruct(rerouteTo(HO_CHI_MINH))).refusedBy(R28, "reached");
    given(issued(), milestone(2, MilestoneKind.DEPARTED))
        .when(instruct(rerouteTo(HO_CHI_MINH)))
        .allowed();
  }

  /** The leg's own carrier tells the step. */
  private static Fact by(Party carrier, Fact step) {
    return ((Deed) step).by(carrier);
  }

  @Test
  void R28_what_the_goods_pass_meanwhile_cannot_be_carried_out_and_is_declined() {
    Story story = Story.of(issued(), instruct(rerouteTo(HO_CHI_MINH)), arrived());
    new Given(story).when(executeInstruction()).refusedBy(R28, "reached");
    new Given(story).when(decline()).allowed().isInState(TitleState.HELD);
  }

  @Test
  void R28_goods_are_delivered_en_route_only_where_a_leg_ends() {
    given(fromDuisburg()).when(instruct(enRouteAt(HO_CHI_MINH))).refusedBy(R28, "no leg");
    given(fromDuisburg()).when(instruct(enRouteAt(Place.of("VNHAN")))).refusedBy(R28, "no leg");
  }

  /** The buyer in another State has failed; the goods are still in their own. */
  @Test
  void R08_goods_are_delivered_en_route_short_of_the_border_and_the_bill_stays_what_it_is() {
    Story story = Story.of(issued(), instruct(enRouteAt(Papers.QINZHOU)), executeInstruction());
    Document varied = story.bill().document();
    assertThat(varied.delivery()).isEqualTo(Papers.QINZHOU);
    assertThat(varied.legs()).hasSize(1);
    assertThat(varied.isInternational()).isFalse();
    assertThat(varied.bearsNotationOfConvention()).isTrue();
    new Given(story).when(transferTo(BUYER).by(SHIPPER)).allowed();
  }

  @Test
  void R28_what_could_not_be_issued_is_not_reached_by_an_instruction() {
    assertThat(given(issued()).when(instruct(rerouteTo(Place.of("VNXXX")))).refusedBy(R28).faults())
        .extracting(Fault::reason)
        .contains(R10);
  }

  @Test
  void R28_a_place_is_named_for_places_and_a_party_for_parties() {
    Refusals.of(() -> new Instruction(Instruction.Kind.REROUTE, null, null));
    Refusals.of(() -> new Instruction(Instruction.Kind.REPLACE_CONSIGNEE, KHORGOS, null));
    Refusals.of(
        () ->
            new Instruction(
                Instruction.Kind.DELIVER_EN_ROUTE, KHORGOS, Papers.particulars(RAILWAY)));
  }

  @Test
  void R28_the_term_of_an_instruction_lies_ahead() {
    Deed.Wording late =
        b ->
            new org.throughbill.acts.TitleAct.Instruct(
                b.bill(),
                b.after(),
                b.party(),
                b.at(),
                new org.throughbill.acts.value.Unlocode("CNCKG"),
                notifying(BUYER),
                b.at().plusSeconds(1),
                true);
    given(issued())
        .when(Deed.of(late).withClockAhead(Duration.ofMinutes(-3)))
        .refusedBy(R28, "term has passed");
  }

  @Test
  void R61_an_instruction_locks_the_bill() {
    given(issued(), instruct()).when(transferTo(BUYER).by(SHIPPER)).refusedBy(R61);
    given(issued(), instruct()).when(surrender().by(SHIPPER)).refusedBy(R61);
  }
}
