package org.throughbill.bol.bill;

import static org.throughbill.acts.Rule.R13;
import static org.throughbill.acts.Rule.R22;
import static org.throughbill.acts.Rule.R32;
import static org.throughbill.acts.Rule.R58;
import static org.throughbill.acts.Rule.R61;
import static org.throughbill.acts.Rule.R64;
import static org.throughbill.bol.bill.Deeds.DEBT;
import static org.throughbill.bol.bill.Deeds.TERM;
import static org.throughbill.bol.bill.Deeds.accept;
import static org.throughbill.bol.bill.Deeds.decline;
import static org.throughbill.bol.bill.Deeds.deliver;
import static org.throughbill.bol.bill.Deeds.endorse;
import static org.throughbill.bol.bill.Deeds.issued;
import static org.throughbill.bol.bill.Deeds.pledgeTo;
import static org.throughbill.bol.bill.Deeds.release;
import static org.throughbill.bol.bill.Deeds.surrender;
import static org.throughbill.bol.bill.Deeds.toOrderOf;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Deeds.withdraw;
import static org.throughbill.bol.bill.Given.given;
import static org.throughbill.bol.bill.Party.BANK;
import static org.throughbill.bol.bill.Party.BUYER;
import static org.throughbill.bol.bill.Party.OTHER_BANK;
import static org.throughbill.bol.bill.Party.SHIPPER;
import static org.throughbill.bol.bill.Party.UNKNOWN;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.value.Money;

class PledgeRulesTest {
  @Test
  void R58_a_pledge_is_offered_to_an_enrolled_bank() {
    given(issued()).when(pledgeTo(BANK)).allowed().isInState(TitleState.OFFERED);
    given(issued()).when(pledgeTo(BUYER)).refusedBy(R58, "is not an enrolled bank");
    given(issued()).when(pledgeTo(UNKNOWN)).refusedBy(R58, "is not an enrolled bank");
  }

  @Test
  void R58_a_pledge_secures_a_debt() {
    given(issued())
        .when(pledgeTo(BANK, new Money("CNY", 0), TERM))
        .refusedBy(R58, "secures a debt");
    given(issued()).when(pledgeTo(BANK, new Money("CNY", 1), TERM)).allowed();
  }

  @Test
  void R58_the_term_of_an_offer_lies_ahead() {
    Duration clock = Duration.ofMinutes(-3);
    given(issued())
        .when(pledgeTo(BANK, DEBT, Duration.ofMinutes(3)).withClockAhead(clock))
        .refusedBy(R58, "term has passed");
    given(issued())
        .when(pledgeTo(BANK, DEBT, Duration.ofMinutes(3).plusSeconds(1)).withClockAhead(clock))
        .allowed();
  }

  @Test
  void R58_an_offer_moves_no_control_and_its_acceptance_does() {
    Story story = given(issued()).when(pledgeTo(BANK)).allowed().isControlledBy(SHIPPER);
    new Given(story).when(accept()).allowed().isInState(TitleState.PLEDGED).isControlledBy(BANK);
  }

  @Test
  void R22_nothing_is_accepted_declined_or_withdrawn_where_nothing_is_offered() {
    for (Deed answer : List.of(accept(), decline(), withdraw())) {
      given(issued()).when(answer).refusedBy(R22);
    }
  }

  @Test
  void R13_only_the_offeree_answers_and_only_the_offeror_withdraws() {
    Fact[] offered = {issued(), pledgeTo(BANK)};
    given(offered).when(accept().by(OTHER_BANK)).refusedBy(R13);
    given(offered).when(accept().by(SHIPPER)).refusedBy(R13);
    given(offered).when(decline().by(OTHER_BANK)).refusedBy(R13);
    given(offered).when(withdraw().by(BANK)).refusedBy(R13);
    given(offered).when(decline()).allowed().isInState(TitleState.HELD).isControlledBy(SHIPPER);
    given(offered).when(withdraw()).allowed().isInState(TitleState.HELD).isControlledBy(SHIPPER);
  }

  static List<Deed> locked() {
    return List.of(transferTo(BUYER), endorse(toOrderOf(BUYER)), pledgeTo(OTHER_BANK), surrender());
  }

  @ParameterizedTest
  @MethodSource("locked")
  void R61_an_offered_bill_is_locked(Deed deed) {
    given(issued(), pledgeTo(BANK)).when(deed.by(SHIPPER)).refusedBy(R61);
    given(issued(), pledgeTo(BANK), withdraw()).when(deed.by(SHIPPER)).allowed();
  }

  @ParameterizedTest
  @MethodSource("locked")
  void R61_a_pledged_bill_is_locked_for_pledgor_and_pledgee(Deed deed) {
    given(issued(), pledgeTo(BANK), accept()).when(deed.by(SHIPPER)).refusedBy(R61);
    given(issued(), pledgeTo(BANK), accept()).when(deed.by(BANK)).refusedBy(R61);
    given(issued(), pledgeTo(BANK), accept(), release()).when(deed.by(SHIPPER)).allowed();
  }

  @Test
  void R61_a_pledged_bill_is_not_delivered() {
    given(issued(), pledgeTo(BANK), accept())
        .when(deliver())
        .refusedBy(R32, "UNPLEDGED: opens when no pledge stands");
  }

  @Test
  void R61_a_pledge_is_not_accepted_twice() {
    given(issued(), pledgeTo(BANK), accept()).when(accept().by(BANK)).refusedBy(R61);
  }

  @Test
  void R64_the_pledgee_releases_and_control_returns_to_the_pledgor() {
    given(issued(), transferTo(BUYER), pledgeTo(BANK), accept())
        .when(release())
        .allowed()
        .isInState(TitleState.HELD)
        .isControlledBy(BUYER)
        .isToTheOrderOf(BUYER);
  }

  @Test
  void R64_nobody_else_releases() {
    Fact[] pledged = {issued(), pledgeTo(BANK), accept()};
    given(pledged).when(release().by(SHIPPER)).refusedBy(R64);
    given(pledged).when(release().by(OTHER_BANK)).refusedBy(R64);
  }

  @Test
  void R64_a_pledge_is_released_once() {
    given(issued(), pledgeTo(BANK), accept(), release()).when(release().by(BANK)).refusedBy(R64);
    given(issued(), pledgeTo(BANK)).when(release().by(BANK)).refusedBy(R64);
  }

  @Test
  void an_offer_can_be_accepted_up_to_its_last_moment() {
    Duration left = TERM.minus(Duration.ofMinutes(1));
    given(issued(), pledgeTo(BANK), Fact.later(left)).when(accept()).allowed();
    given(issued(), pledgeTo(BANK), Fact.later(left.plusNanos(1000))).when(accept()).refusedBy(R22);
  }

  @Test
  void an_offer_lapses_by_time_and_the_bill_is_free_again() {
    Fact[] lapsed = {issued(), pledgeTo(BANK), Fact.later(TERM)};
    given(lapsed).when(withdraw()).refusedBy(R22);
    given(lapsed).when(decline()).refusedBy(R22);
    given(lapsed).when(surrender()).allowed();
    given(lapsed).when(endorse(toOrderOf(BUYER))).allowed().isInState(TitleState.HELD);
    given(lapsed).when(pledgeTo(OTHER_BANK)).allowed().isInState(TitleState.OFFERED);
    given(lapsed).when(transferTo(BUYER)).allowed().isControlledBy(BUYER);
  }

  @Test
  void a_standing_pledge_does_not_lapse_with_the_term_of_its_offer() {
    given(issued(), pledgeTo(BANK), accept(), Fact.later(TERM.multipliedBy(9)))
        .when(transferTo(BUYER).by(SHIPPER))
        .refusedBy(R61);
  }

  @Test
  void R58_a_bank_takes_no_bill_of_its_own_in_pledge() {
    given(issued(), transferTo(BANK)).when(pledgeTo(BANK).by(BANK)).refusedBy(R58, "another party");
  }
}
