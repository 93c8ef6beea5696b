package org.throughbill.financing.collateral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.financing.collateral.Facts.BANK;
import static org.throughbill.financing.collateral.Facts.BUYER;
import static org.throughbill.financing.collateral.Facts.MAKER;
import static org.throughbill.financing.collateral.Facts.NOON;
import static org.throughbill.financing.collateral.Facts.OFFICER;
import static org.throughbill.financing.collateral.Facts.OTHER_BANK;
import static org.throughbill.financing.collateral.Facts.STRANGER;
import static org.throughbill.financing.collateral.Facts.TERM;
import static org.throughbill.financing.collateral.Facts.issued;
import static org.throughbill.financing.collateral.Facts.nothing;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.CollateralAct;
import org.throughbill.acts.Form;
import org.throughbill.acts.Rule;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.value.Money;
import org.throughbill.financing.Journey;

class OfferRulesTest {
  @Test
  void R13_the_holder_asks_an_enrolled_bank_for_finance() {
    Facts facts = issued();
    facts.when(facts.request(MAKER, BANK, "loan")).allowed();
  }

  @Test
  void R13_who_has_given_control_away_asks_for_nothing() {
    Facts facts = issued().transferred(BUYER, new Endorsement(Endorsement.Kind.TO_ORDER, BUYER));
    facts.when(facts.request(MAKER, BANK, "loan")).refusedBy(Rule.R13);
    facts.when(facts.request(BUYER, BANK, "loan")).allowed();
  }

  @Test
  void R21_control_without_the_order_is_not_enough_to_ask() {
    Facts facts = issued().transferred(BUYER, null);
    facts.when(facts.request(BUYER, BANK, "loan")).refusedBy(Rule.R21);
  }

  @Test
  void R22_finance_is_not_asked_of_a_party_that_has_not_enrolled() {
    Facts facts = issued();
    facts.when(facts.request(MAKER, STRANGER, "loan")).refusedBy(Rule.R22);
  }

  @Test
  void R58_finance_is_asked_of_a_bank_only() {
    Facts facts = issued();
    facts.when(facts.request(MAKER, BUYER, "loan")).refusedBy(Rule.R58);
  }

  @Test
  void R58_a_bank_does_not_lend_to_itself() {
    Facts facts = issued().transferred(BANK, new Endorsement(Endorsement.Kind.TO_ORDER, BANK));
    facts.when(facts.request(BANK, OTHER_BANK, "loan")).allowed();
    facts.when(facts.request(BANK, BANK, "loan")).refusedBy(Rule.R58);
  }

  @Test
  void R58_finance_is_an_amount_that_is_due_in_the_future() {
    Facts facts = issued();
    CollateralAct.RequestFinance asked = facts.request(MAKER, BANK, "loan");
    facts
        .when(facts.journey.request(MAKER, BANK, "loan", new Money("CNY", 0), NOON))
        .refusedBy(Rule.R58);
    facts.when(due(asked, LocalDate.of(2026, 1, 2))).refusedBy(Rule.R58);
    facts.when(due(asked, LocalDate.of(2026, 1, 3))).allowed();
  }

  private static CollateralAct.RequestFinance due(
      CollateralAct.RequestFinance asked, LocalDate maturity) {
    return new CollateralAct.RequestFinance(
        asked.bill(),
        asked.id(),
        asked.by(),
        asked.at(),
        asked.place(),
        asked.bank(),
        asked.amount(),
        maturity);
  }

  @Test
  void R20_an_id_is_used_once_on_a_bill() {
    Facts facts = issued().requested(BANK, "loan");
    facts.when(facts.request(MAKER, OTHER_BANK, "loan")).refusedBy(Rule.R20);
    facts.when(facts.request(MAKER, OTHER_BANK, "other loan")).allowed();
  }

  @Test
  void R20_a_bank_uses_the_id_of_an_offer_once() {
    Facts facts =
        issued().requested(BANK, "loan").requested(BANK, "more").offered(BANK, "loan", "contract");
    facts.when(facts.offer(BANK, "more", "contract")).refusedBy(Rule.R20);
  }

  @Test
  void R38_an_act_says_the_present_time() {
    Facts facts = issued();
    var late = facts.request(MAKER, BANK, "loan");
    facts.at(NOON.plus(Duration.ofMinutes(5))).when(late).allowed();
    facts.at(NOON.plus(Duration.ofMinutes(6))).when(late).refusedBy(Rule.R38);
    Facts asked = issued().requested(BANK, "loan");
    var declined = asked.decline(BANK, "loan");
    asked.at(NOON.plus(Duration.ofMinutes(6))).when(declined).refusedBy(Rule.R38);
  }

  @Test
  void R44_for_another_bank_there_is_no_request() {
    Facts facts = issued().requested(BANK, "loan");
    facts.when(facts.offer(OTHER_BANK, "loan", "contract")).refusedBy(Form.NOT_FOUND);
    facts.when(facts.decline(OTHER_BANK, "loan")).refusedBy(Form.NOT_FOUND);
    facts.when(facts.offer(BANK, "loan", "contract")).allowed();
    facts.when(facts.decline(BANK, "loan")).allowed();
  }

  @Test
  void R44_another_bank_does_not_learn_that_a_request_was_declined() {
    Facts facts = issued().requested(BANK, "loan").declined(BANK, "loan");
    facts.when(facts.offer(OTHER_BANK, "loan", "contract")).refusedBy(Form.NOT_FOUND);
    facts.when(facts.offer(BANK, "loan", "contract")).refusedBy(Rule.R20);
  }

  @Test
  void R44_a_party_reads_the_chain_as_far_as_every_entry_is_its_business() {
    Facts facts =
        issued()
            .requested(BANK, "loan")
            .offered(BANK, "loan", "contract")
            .requested(OTHER_BANK, "b");
    assertThat(facts.collateral().readableUpTo(MAKER)).isEqualTo(3);
    assertThat(facts.collateral().readableUpTo(BANK)).isEqualTo(2);
    assertThat(facts.collateral().readableUpTo(OTHER_BANK)).isZero();
    assertThat(facts.collateral().readableUpTo(BUYER)).isZero();
  }

  @Test
  void R58_an_offer_is_in_the_currency_of_the_request() {
    Facts facts = issued().requested(BANK, "loan");
    CollateralAct.OfferFinance offer = facts.offer(BANK, "loan", "contract");
    facts.when(of(offer, new Money("USD", 30_000_000))).refusedBy(Rule.R58);
    facts.when(of(offer, new Money("CNY", 0))).refusedBy(Rule.R58);
    facts.when(of(offer, new Money("CNY", 1))).allowed();
  }

  private static CollateralAct.OfferFinance of(CollateralAct.OfferFinance offer, Money amount) {
    return new CollateralAct.OfferFinance(
        offer.bill(),
        offer.id(),
        offer.by(),
        offer.at(),
        offer.place(),
        offer.request(),
        amount,
        offer.contract(),
        offer.until());
  }

  @Test
  void R58_an_offer_whose_term_has_passed_is_none() {
    Facts facts = issued().requested(BANK, "loan");
    var brief =
        facts.journey.offer(BANK, "loan", "contract", NOON, NOON.plus(Duration.ofMinutes(1)));
    facts.at(NOON.plus(Duration.ofMinutes(1))).when(brief).refusedBy(Rule.R58);
    facts.at(NOON.plus(Duration.ofSeconds(59))).when(brief).allowed();
  }

  @Test
  void R58_a_lapsed_offer_frees_the_bank_to_offer_again_on_another_contract() {
    Facts facts = issued().requested(BANK, "loan").offered(BANK, "loan", "contract");
    assertThat(facts.at(TERM).state("loan")).isEqualTo(State.OFFERED);
    facts.when(facts.offer(BANK, "loan", "second contract")).refusedBy(Rule.R20);
    facts.at(TERM.plusSeconds(1));
    assertThat(facts.state("loan")).isEqualTo(State.OPEN);
    facts.when(facts.offer(BANK, "loan", "second contract")).allowed();
    facts.when(facts.decline(BANK, "loan")).allowed();
  }

  @Test
  void R58_one_contract_stands_behind_one_offer_on_a_bill() {
    Facts facts =
        issued().requested(BANK, "loan").requested(BANK, "more").offered(BANK, "loan", "contract");
    var same = facts.offer(BANK, "more", "contract");
    var underNewId =
        new CollateralAct.OfferFinance(
            same.bill(),
            Journey.id("a new id"),
            same.by(),
            same.at(),
            same.place(),
            same.request(),
            same.amount(),
            same.contract(),
            same.until());
    facts.when(underNewId).refusedBy(Rule.R58);
  }

  @Test
  void R58_two_banks_may_call_their_contracts_the_same() {
    Facts facts =
        issued()
            .requested(BANK, "loan")
            .requested(OTHER_BANK, "other")
            .offered(OTHER_BANK, "other", "contract");
    facts.when(facts.offer(BANK, "loan", "contract")).allowed();
  }

  @Test
  void R61_nobody_asks_or_offers_while_the_bill_is_offered_in_pledge_or_pledged() {
    Facts facts =
        issued()
            .requested(BANK, "loan")
            .requested(OTHER_BANK, "other")
            .offered(BANK, "loan", "contract")
            .pledged(BANK, "contract");
    facts.when(facts.request(MAKER, BANK, "more")).refusedBy(Rule.R61);
    facts.when(facts.offer(OTHER_BANK, "other", "other contract")).refusedBy(Rule.R61);
    facts.accepted(BANK);
    facts.when(facts.request(MAKER, BANK, "more")).refusedBy(Rule.R61);
    facts.when(facts.offer(OTHER_BANK, "other", "other contract")).refusedBy(Rule.R61);
    facts.when(facts.decline(OTHER_BANK, "other")).allowed();
    facts.noted();
    facts.when(facts.offer(BANK, "loan", "second contract")).refusedBy(Rule.R61);
  }

  @Test
  void R61_a_pledge_offer_that_has_lapsed_locks_nothing() {
    Facts facts = issued().pledged(BANK, "contract").at(TERM.plusSeconds(1));
    facts.when(facts.request(MAKER, BANK, "loan")).allowed();
  }

  @Test
  void R31_R35_nobody_lends_on_a_bill_that_is_given_up_or_has_ended() {
    Facts surrendering = issued().requested(BANK, "loan").surrendering();
    surrendering.when(surrendering.offer(BANK, "loan", "contract")).refusedBy(Rule.R31);
    Facts surrendered = issued().surrendered();
    surrendered.when(surrendered.request(MAKER, BANK, "loan")).refusedBy(Rule.R31);
    Facts delivered = issued().requested(BANK, "loan").delivered();
    delivered.when(delivered.offer(BANK, "loan", "contract")).refusedBy(Rule.R35);
    delivered.when(delivered.decline(BANK, "loan")).allowed();
  }

  @Test
  void R13_no_bank_offers_to_a_party_that_can_no_longer_pledge() {
    Facts facts =
        issued()
            .requested(BANK, "loan")
            .transferred(BUYER, new Endorsement(Endorsement.Kind.TO_ORDER, BUYER));
    facts.when(facts.offer(BANK, "loan", "contract")).refusedBy(Rule.R13);
  }

  @Test
  void R62_an_active_hold_refuses_the_offer_until_its_own_authority_lifts_it() {
    Facts facts = issued().requested(BANK, "loan");
    facts.inspection(facts.journey.hold(OFFICER, "hold", Journey.MSA, NOON));
    facts.when(facts.offer(BANK, "loan", "contract")).refusedBy(Rule.R62);
    facts.inspection(facts.journey.lift(OFFICER, "hold", Journey.CUSTOMS, NOON));
    facts.when(facts.offer(BANK, "loan", "contract")).refusedBy(Rule.R62);
    facts.inspection(facts.journey.lift(OFFICER, "hold", Journey.MSA, NOON));
    facts.when(facts.offer(BANK, "loan", "contract")).allowed();
  }

  @Test
  void R62_a_failed_inspection_refuses_the_offer_until_it_is_corrected_or_passed() {
    Facts corrected =
        issued().requested(BANK, "loan").inspected("first", InspectionResult.FAIL, null);
    corrected.when(corrected.offer(BANK, "loan", "contract")).refusedBy(Rule.R62);
    corrected.inspected("second", InspectionResult.PASS, "first");
    corrected.when(corrected.offer(BANK, "loan", "contract")).allowed();
    Facts passed =
        issued()
            .requested(BANK, "loan")
            .inspected("first", InspectionResult.FAIL, null)
            .inspected("second", InspectionResult.PASS, null);
    passed.when(passed.offer(BANK, "loan", "contract")).allowed();
  }

  @Test
  void R62_every_hold_and_failure_is_told_at_once() {
    Facts facts = issued().requested(BANK, "loan").inspected("first", InspectionResult.FAIL, null);
    facts
        .inspection(facts.journey.hold(OFFICER, "hold", Journey.MSA, NOON))
        .inspection(facts.journey.hold(OFFICER, "hold", Journey.CUSTOMS, NOON));
    assertThat(facts.when(facts.offer(BANK, "loan", "contract")).refused().faults())
        .hasSize(3)
        .allSatisfy(fault -> assertThat(fault.reason()).isEqualTo(Rule.R62));
  }

  @Test
  void nobody_lends_on_a_bill_that_does_not_exist() {
    Facts facts = nothing();
    facts.when(facts.request(MAKER, BANK, "loan")).refusedBy(Form.NOT_FOUND);
  }

  @Test
  void acts_upon_title_go_elsewhere() {
    Facts facts = issued();
    facts
        .when(facts.journey.surrender(MAKER, Journey.contract("x"), NOON))
        .refusedBy(Form.WRONG_PLACE);
  }
}
