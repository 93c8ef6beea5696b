package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Rule.R13;
import static org.throughbill.acts.Rule.R14;
import static org.throughbill.acts.Rule.R16;
import static org.throughbill.acts.Rule.R22;
import static org.throughbill.acts.Rule.R51;
import static org.throughbill.acts.Rule.R61;
import static org.throughbill.bol.bill.Deeds.TERM;
import static org.throughbill.bol.bill.Deeds.accept;
import static org.throughbill.bol.bill.Deeds.consent;
import static org.throughbill.bol.bill.Deeds.convertToPaper;
import static org.throughbill.bol.bill.Deeds.decline;
import static org.throughbill.bol.bill.Deeds.endorse;
import static org.throughbill.bol.bill.Deeds.hold;
import static org.throughbill.bol.bill.Deeds.inBlank;
import static org.throughbill.bol.bill.Deeds.issue;
import static org.throughbill.bol.bill.Deeds.issued;
import static org.throughbill.bol.bill.Deeds.offerTo;
import static org.throughbill.bol.bill.Deeds.pledgeTo;
import static org.throughbill.bol.bill.Deeds.release;
import static org.throughbill.bol.bill.Deeds.surrender;
import static org.throughbill.bol.bill.Deeds.toNamed;
import static org.throughbill.bol.bill.Deeds.toOrderOf;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Deeds.withdraw;
import static org.throughbill.bol.bill.Given.given;
import static org.throughbill.bol.bill.Party.BANK;
import static org.throughbill.bol.bill.Party.BUYER;
import static org.throughbill.bol.bill.Party.RELUCTANT;
import static org.throughbill.bol.bill.Party.SECOND_BUYER;
import static org.throughbill.bol.bill.Party.SHIPPER;
import static org.throughbill.bol.bill.Party.STRANGER;
import static org.throughbill.bol.bill.Party.UNKNOWN;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.title.TitleState;

/** A transfer to a party that accepts each one by itself (R22). */
class OfferRulesTest {
  private static final Fact[] OFFERED = {issued(), offerTo(RELUCTANT)};
  private static final Fact[] LAPSED = {issued(), offerTo(RELUCTANT), Fact.later(TERM)};

  @Test
  void R22_a_bill_is_offered_to_a_party_without_standing_acceptance() {
    given(issued()).when(transferTo(RELUCTANT)).refusedBy(R22, "offer it the bill");
    given(issued())
        .when(offerTo(RELUCTANT))
        .allowed()
        .isInState(TitleState.OFFERED)
        .isControlledBy(SHIPPER)
        .isToTheOrderOf(SHIPPER);
  }

  @Test
  void R22_control_and_order_move_at_acceptance() {
    given(OFFERED)
        .when(accept())
        .allowed()
        .isInState(TitleState.HELD)
        .isControlledBy(RELUCTANT)
        .isToTheOrderOf(RELUCTANT);
    given(issued(), offerTo(RELUCTANT, null, TERM))
        .when(accept())
        .allowed()
        .isControlledBy(RELUCTANT)
        .isToTheOrderOf(SHIPPER);
  }

  @Test
  void R22_a_declined_or_withdrawn_offer_leaves_everything_as_it_was() {
    for (Deed answer : List.of(decline(), withdraw())) {
      Story story = given(OFFERED).when(answer).allowed().isInState(TitleState.HELD);
      story.isControlledBy(SHIPPER).isToTheOrderOf(SHIPPER);
      new Given(story).when(transferTo(BUYER)).allowed();
    }
  }

  @Test
  void R22_an_offer_is_to_another_enrolled_party() {
    given(issued()).when(offerTo(SHIPPER)).refusedBy(R22, "to another party");
    given(issued()).when(offerTo(UNKNOWN)).refusedBy(R22, "is not enrolled");
    given(issued()).when(offerTo(BUYER)).allowed();
  }

  @Test
  void R22_the_term_of_an_offer_lies_ahead() {
    Duration clock = Duration.ofMinutes(-3);
    given(issued())
        .when(offerTo(RELUCTANT, null, Duration.ofMinutes(3)).withClockAhead(clock))
        .refusedBy(R22, "term has passed");
    given(issued())
        .when(offerTo(RELUCTANT, null, Duration.ofMinutes(3).plusSeconds(1)).withClockAhead(clock))
        .allowed();
  }

  @Test
  void R22_an_offer_lapses_by_time_and_the_bill_is_free_again() {
    Duration left = TERM.minus(Duration.ofMinutes(1));
    given(issued(), offerTo(RELUCTANT), Fact.later(left)).when(accept()).allowed();
    given(LAPSED).when(accept()).refusedBy(R22);
    given(LAPSED).when(decline()).refusedBy(R22);
    given(LAPSED).when(withdraw()).refusedBy(R22);
    given(LAPSED).when(transferTo(BUYER)).allowed().isControlledBy(BUYER);
    given(LAPSED).when(offerTo(SECOND_BUYER)).allowed().isInState(TitleState.OFFERED);
  }

  @Test
  void R16_an_offer_is_endorsed_as_the_order_allows() {
    given(issued(), transferTo(BUYER, toNamed(BUYER))).when(offerTo(RELUCTANT)).refusedBy(R16);
    given(issued(), transferTo(BUYER, inBlank())).when(offerTo(RELUCTANT)).allowed();
  }

  @Test
  void R13_only_the_controller_offers_and_withdraws_and_only_the_offeree_answers() {
    given(issued()).when(offerTo(RELUCTANT).by(STRANGER)).refusedBy(R13);
    given(OFFERED).when(accept().by(BUYER)).refusedBy(R13);
    given(OFFERED).when(accept().by(SHIPPER)).refusedBy(R13);
    given(OFFERED).when(decline().by(SHIPPER)).refusedBy(R13);
    given(OFFERED).when(withdraw().by(RELUCTANT)).refusedBy(R13);
  }

  @Test
  void R14_an_acceptance_signed_upon_another_offer_has_no_force() {
    given(issued(), offerTo(RELUCTANT), withdraw(), offerTo(RELUCTANT, inBlank(), TERM))
        .when(accept().uponEntry(2))
        .refusedBy(R14);
  }

  static List<Deed> locked() {
    return List.of(
        transferTo(BUYER), offerTo(BUYER), endorse(toOrderOf(BUYER)), pledgeTo(BANK), surrender());
  }

  @ParameterizedTest
  @MethodSource("locked")
  void R61_an_offered_bill_is_locked_until_the_offer_ends(Deed deed) {
    given(OFFERED).when(deed.by(SHIPPER)).refusedBy(R61);
    given(LAPSED).when(deed.by(SHIPPER)).allowed();
  }

  @Test
  void a_pledge_can_be_offered_after_an_offered_transfer_and_the_other_way_round() {
    given(issued(), offerTo(RELUCTANT), accept(), pledgeTo(BANK), accept(), release())
        .when(offerTo(BUYER))
        .allowed()
        .isControlledBy(RELUCTANT);
  }

  @Test
  void R51_under_the_strict_profile_a_hold_stops_an_offer_and_its_acceptance() {
    Document strict =
        Papers.changed(
            json -> ((ObjectNode) json.at("/procedures")).put("profile", "corridor-2026-strict"));
    given(issue("NLS8", strict), hold("hold-0001")).when(offerTo(RELUCTANT)).refusedBy(R51);
    given(issue("NLS8", strict), offerTo(RELUCTANT), hold("hold-0001"))
        .when(accept())
        .refusedBy(R51, "stops title too");
    given(issue("NLS8", strict), offerTo(RELUCTANT), hold("hold-0001")).when(decline()).allowed();
    given(issue("NLS8", strict), convertToPaper(), hold("hold-0001"))
        .when(consent())
        .refusedBy(R51, "stops title too");
    given(issued(), offerTo(RELUCTANT), hold("hold-0001")).when(accept()).allowed();
  }

  @Test
  void R32_a_lapsed_offer_closes_no_gate() {
    Story story = Story.of(OFFERED);
    assertThat(Gate.closedFor(story.bill().at(story.now()))).contains(Gate.UNPLEDGED);
    story.passes(TERM);
    assertThat(Gate.closedFor(story.bill().at(story.now()))).doesNotContain(Gate.UNPLEDGED);
  }
}
