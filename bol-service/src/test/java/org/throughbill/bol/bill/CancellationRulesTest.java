package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Rule.R17;
import static org.throughbill.acts.Rule.R26;
import static org.throughbill.acts.Rule.R35;
import static org.throughbill.acts.Rule.R61;
import static org.throughbill.acts.Rule.R84;
import static org.throughbill.bol.bill.Deeds.accept;
import static org.throughbill.bol.bill.Deeds.arrived;
import static org.throughbill.bol.bill.Deeds.cancel;
import static org.throughbill.bol.bill.Deeds.consent;
import static org.throughbill.bol.bill.Deeds.decline;
import static org.throughbill.bol.bill.Deeds.handTo;
import static org.throughbill.bol.bill.Deeds.hold;
import static org.throughbill.bol.bill.Deeds.issue;
import static org.throughbill.bol.bill.Deeds.issued;
import static org.throughbill.bol.bill.Deeds.lift;
import static org.throughbill.bol.bill.Deeds.pledgeTo;
import static org.throughbill.bol.bill.Deeds.refusal;
import static org.throughbill.bol.bill.Deeds.surrender;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Given.given;
import static org.throughbill.bol.bill.Party.BANK;
import static org.throughbill.bol.bill.Party.BUYER;
import static org.throughbill.bol.bill.Party.OPERATOR;
import static org.throughbill.bol.bill.Party.SHIPPER;
import static org.throughbill.bol.bill.Party.STRANGER;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.title.TitleState;

/** A bill ends without delivery when everybody concerned consents (R84). */
class CancellationRulesTest {
  @Test
  void R84_before_the_first_transfer_operator_and_holder_suffice() {
    Story story = given(issued(), cancel()).when(consent().by(SHIPPER)).allowed();
    story.isInState(TitleState.CANCELLED);
    assertThat(story.title()).isInstanceOf(Title.Cancelled.class);
    assertThat(story.title().controller()).isEmpty();
    assertThat(((Title.Ended) story.title()).entitled()).isEqualTo(Set.of(SHIPPER.id()));
    given(issued(), cancel().by(SHIPPER))
        .when(consent().by(OPERATOR))
        .allowed()
        .isInState(TitleState.CANCELLED);
  }

  @Test
  void R84_after_a_transfer_the_consignor_consents_too() {
    Story story = Story.of(issued(), transferTo(BUYER), cancel());
    new Given(story)
        .when(consent().by(BUYER))
        .allowed()
        .isInState(TitleState.OFFERED)
        .isControlledBy(BUYER);
    new Given(story).when(consent().by(BUYER)).refusedBy(R26);
    new Given(story).when(consent().by(SHIPPER)).allowed().isInState(TitleState.CANCELLED);
  }

  @Test
  void R84_a_pledge_ends_with_the_banks_consent_alone() {
    Story story = Story.of(issued(), pledgeTo(BANK), accept(), cancel());
    new Given(story).when(consent().by(SHIPPER)).allowed().isInState(TitleState.OFFERED);
    new Given(story).when(consent().by(BANK)).allowed().isInState(TitleState.CANCELLED);
    given(issued(), pledgeTo(BANK), accept(), cancel(), consent().by(SHIPPER))
        .when(decline().by(BANK))
        .allowed()
        .isInState(TitleState.PLEDGED);
  }

  @Test
  void R84_operator_and_holder_propose_it_and_nobody_else() {
    given(issued(), transferTo(BUYER)).when(cancel().by(SHIPPER)).refusedBy(R84);
    given(issued()).when(cancel().by(STRANGER)).refusedBy(R84);
    given(issued(), pledgeTo(BANK), accept()).when(cancel().by(BANK)).refusedBy(R84);
    given(issued(), handTo(BUYER)).when(cancel()).refusedBy(R17);
    given(issued())
        .when(cancel(Duration.ofMinutes(1)).withClockAhead(Duration.ofMinutes(-2)))
        .refusedBy(R84);
  }

  @Test
  void R84_while_an_authority_holds_the_goods_the_bill_stays() {
    given(issued(), hold("hold-0001")).when(cancel()).refusedBy(R84, "have the hold lifted");
    Story story = Story.of(issued(), cancel(), hold("hold-0001"));
    new Given(story).when(consent().by(SHIPPER)).refusedBy(R84);
    lift("hold-0001").happenIn(story);
    new Given(story).when(consent().by(SHIPPER)).allowed();
  }

  @Test
  void R61_while_it_is_proposed_the_bill_is_locked_and_it_lapses() {
    given(issued(), cancel()).when(transferTo(BUYER)).refusedBy(R61);
    given(issued(), cancel(), Fact.later(Deeds.TERM)).when(transferTo(BUYER)).allowed();
  }

  @Test
  void R35_a_cancelled_bill_admits_nothing_and_its_goods_are_free_for_another() {
    Story story = Story.of(issued(), cancel(), consent());
    for (Deed deed :
        new Deed[] {
          transferTo(BUYER).by(SHIPPER),
          surrender().by(SHIPPER),
          cancel(),
          arrived(),
          hold("hold-0002")
        }) {
      new Given(story).when(deed).refusedBy(R35);
    }
    new Given(story).when(refusal()).allowed();
    new Given(story.beside()).when(issue("NLS2", Papers.document())).allowed();
  }
}
