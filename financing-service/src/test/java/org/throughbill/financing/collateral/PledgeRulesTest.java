package org.throughbill.financing.collateral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughbill.financing.collateral.Facts.BANK;
import static org.throughbill.financing.collateral.Facts.BUYER;
import static org.throughbill.financing.collateral.Facts.MAKER;
import static org.throughbill.financing.collateral.Facts.NOON;
import static org.throughbill.financing.collateral.Facts.OPERATOR;
import static org.throughbill.financing.collateral.Facts.OTHER_BANK;
import static org.throughbill.financing.collateral.Facts.TERM;
import static org.throughbill.financing.collateral.Facts.issued;
import static org.throughbill.financing.collateral.Facts.taken;

import org.junit.jupiter.api.Test;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.title.Title;
import org.throughbill.financing.Journey;

class PledgeRulesTest {
  @Test
  void R58_the_banks_accept_takes_the_collateral_on_the_terms_the_pledgor_signed() {
    Facts facts =
        issued()
            .requested(BANK, "loan")
            .offered(BANK, "loan", "contract")
            .pledged(BANK, "contract");
    facts.accepted(BANK).noted();
    assertThat(facts.collateral().taken().orElseThrow().progress())
        .isInstanceOfSatisfying(
            Progress.Taken.class,
            taken -> {
              assertThat(taken.terms().by()).isEqualTo(MAKER);
              assertThat(taken.terms().to()).isEqualTo(BANK);
              assertThat(taken.terms().secured()).isEqualTo(Journey.LOAN);
              assertThat(taken.terms().contract()).isEqualTo(Journey.contract("contract"));
            });
    facts.when(facts.accept()).refusedBy(Rule.R61);
  }

  @Test
  void R58_a_pledge_that_no_offer_stands_behind_is_no_collateral() {
    Facts unasked = issued().pledged(BANK, "contract").accepted(BANK);
    unasked.when(unasked.accept()).refusedBy(Rule.R58);
    Facts otherContract =
        issued().requested(BANK, "loan").offered(BANK, "loan", "contract").pledged(BANK, "other");
    otherContract.accepted(BANK).when(otherContract.accept()).refusedBy(Rule.R58);
    Facts otherBank =
        issued()
            .requested(OTHER_BANK, "loan")
            .offered(OTHER_BANK, "loan", "contract")
            .pledged(BANK, "contract");
    otherBank.accepted(BANK).when(otherBank.accept()).refusedBy(Rule.R58);
  }

  @Test
  void R58_a_bank_that_accepts_under_its_own_lapsed_offer_stands_by_it() {
    Facts facts = issued().requested(BANK, "loan").offered(BANK, "loan", "contract");
    facts.at(TERM.plusSeconds(1));
    facts.title(
        after ->
            facts.journey.pledge(
                MAKER, BANK, "contract", after, TERM.plusSeconds(1), TERM.plusSeconds(9)));
    facts.accepted(BANK).when(facts.accept()).allowed();
  }

  @Test
  void R20_what_was_refused_once_is_not_taken_later() {
    Facts facts = issued().pledged(BANK, "contract").accepted(BANK).answered(Rule.R58);
    facts.when(facts.refusal(Rule.R58)).refusedBy(Rule.R20);
    assertThat(facts.collateral().hasRefused(facts.accept().id())).isTrue();
    assertThat(facts.collateral().concerns(BANK)).isTrue();
    assertThat(facts.collateral().concerns(OTHER_BANK)).isFalse();
    facts.released(BANK);
    assertThat(facts.collateral().hasRefused(facts.release().id())).isFalse();
  }

  @Test
  void R58_an_accept_that_was_refused_is_not_taken_under_an_offer_made_afterwards() {
    Facts facts =
        issued()
            .requested(BANK, "loan")
            .pledged(BANK, "contract")
            .accepted(BANK)
            .answered(Rule.R58)
            .released(BANK)
            .offered(BANK, "loan", "contract");
    facts.when(facts.accept()).refusedBy(Rule.R58);
  }

  @Test
  void R64_the_release_ends_the_collateral_once() {
    Facts facts =
        issued()
            .requested(BANK, "loan")
            .offered(BANK, "loan", "contract")
            .pledged(BANK, "contract")
            .accepted(BANK)
            .noted()
            .released(BANK);
    facts.when(facts.release()).allowed();
    facts.noted();
    assertThat(facts.state("loan")).isEqualTo(State.RELEASED);
    facts.when(facts.release()).refusedBy(Rule.R64);
    facts.when(facts.request(MAKER, OTHER_BANK, "next loan")).allowed();
  }

  @Test
  void R64_what_was_not_taken_is_not_released() {
    Facts facts =
        issued().pledged(BANK, "contract").accepted(BANK).answered(Rule.R58).released(BANK);
    facts.when(facts.release()).refusedBy(Rule.R64);
  }

  @Test
  void R64_a_pledge_ends_with_the_bill_that_is_cancelled_by_everybodys_consent() {
    Facts facts = taken();
    facts.title(after -> facts.journey.cancel(OPERATOR, after, NOON, TERM));
    facts.title(after -> facts.journey.consent(BANK, after, NOON));
    assertThat(facts.bill().pledges()).containsOnlyKeys(facts.accept().id());
    facts.when(facts.lastOnTitle()).refusedBy(Rule.R64); // one consent is missing yet
    facts.title(after -> facts.journey.consent(MAKER, after, NOON));
    facts.followed();
    assertEnded(facts);
  }

  @Test
  void R64_a_pledge_ends_with_the_bill_whose_goods_are_sold() {
    Facts facts = taken();
    facts.title(after -> facts.journey.sellGoods(after, NOON));
    facts.followed();
    assertEnded(facts);
  }

  @Test
  void R64_a_pledge_goes_on_on_paper_and_ends_when_the_goods_are_delivered_against_it() {
    Facts facts = taken();
    facts.title(after -> facts.journey.convertToPaper(after, NOON, TERM));
    facts.title(after -> facts.journey.consent(BANK, after, NOON));
    facts.title(after -> facts.journey.consent(MAKER, after, NOON));
    assertThat(facts.bill().title()).isInstanceOf(Title.OnPaper.class);
    facts.when(facts.lastOnTitle()).refusedBy(Rule.R64);
    assertThat(facts.state("loan")).isEqualTo(State.TAKEN);
    facts.title(after -> facts.journey.deliverAgainstPaper(after, NOON));
    facts.followed();
    assertEnded(facts);
  }

  private static void assertEnded(Facts facts) {
    assertThat(facts.state("loan")).isEqualTo(State.ENDED);
    assertThat(facts.collateral().taken()).isEmpty();
    assertThat(facts.collateral().requests().getFirst().progress())
        .isInstanceOfSatisfying(
            Progress.Ended.class,
            ended -> {
              assertThat(ended.terms().contract()).isEqualTo(Journey.contract("contract"));
              assertThat(ended.offer().contract()).isEqualTo(Journey.contract("contract"));
              assertThat(ended.since()).isEqualTo(NOON);
              assertThat(ended.until()).isEqualTo(NOON);
            });
    facts.when(facts.lastOnTitle()).refusedBy(Rule.R64);
  }

  @Test
  void R64_what_was_not_taken_does_not_end_either() {
    Facts facts = issued().pledged(BANK, "contract").accepted(BANK).answered(Rule.R58);
    facts.title(after -> facts.journey.sellGoods(after, NOON));
    facts.when(facts.lastOnTitle()).refusedBy(Rule.R64);
  }

  @Test
  void R64_a_bill_that_ends_without_a_pledge_is_none_of_the_banks_business() {
    Facts facts = issued();
    facts.title(after -> facts.journey.sellGoods(after, NOON));
    assertThat(facts.bill().pledges()).isEmpty();
  }

  @Test
  void R22_an_accepted_transfer_moves_control_and_is_no_pledge() {
    Facts facts = issued();
    facts.title(after -> facts.journey.offerTransfer(MAKER, BUYER, after, NOON, TERM));
    assertThat(facts.bill().title().controller()).contains(MAKER);
    facts.accepted(BUYER);
    assertThat(facts.bill().title()).isEqualTo(new Title.Held(BUYER));
    assertThat(facts.bill().pledges()).isEmpty();
  }

  @Test
  void R26_a_pledged_bill_is_amended_with_the_banks_consent_and_stays_pledged() {
    Facts facts = issued().pledged(BANK, "contract").accepted(BANK);
    String marks = facts.bill().document().goods().getFirst().marks();
    var change = new Change("/goods/0/marks", marks, marks + " REV");
    facts.title(after -> facts.journey.amend(OPERATOR, change, after, NOON, TERM));
    facts.title(after -> facts.journey.consent(MAKER, after, NOON));
    assertThat(facts.bill().document().goods().getFirst().marks()).isEqualTo(marks);
    facts.title(after -> facts.journey.consent(BANK, after, NOON));
    assertThat(facts.bill().document().goods().getFirst().marks()).isEqualTo(marks + " REV");
    assertThat(facts.bill().title()).isInstanceOf(Title.Pledged.class);
    assertThat(facts.bill().pledges()).containsOnlyKeys(facts.accept().id());
  }

  @Test
  void R26_nobody_consents_in_the_banks_place() {
    Facts facts = issued().pledged(BANK, "contract").accepted(BANK);
    var change = new Change("/legs/0/conveyance", null, "X");
    assertThatThrownBy(
            () -> facts.title(after -> facts.journey.amend(OTHER_BANK, change, after, NOON, TERM)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Rule.R26));
  }

  @Test
  void R13_a_pledgor_does_not_release_its_own_bill() {
    Facts facts = issued().pledged(BANK, "contract").accepted(BANK);
    assertThatThrownBy(() -> facts.released(MAKER))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Rule.R13));
    assertThat(facts.bill().title()).isInstanceOf(Title.Pledged.class);
  }

  @Test
  void R74_only_the_registry_answers_for_the_registry() {
    Facts facts = issued().pledged(BANK, "contract").accepted(BANK);
    var refusal = facts.refusal(Rule.R58);
    var forged =
        new org.throughbill.acts.TitleAct.Refusal(
            refusal.bill(),
            refusal.id(),
            OPERATOR,
            refusal.at(),
            refusal.place(),
            refusal.refused(),
            refusal.rule(),
            refusal.detail());
    facts.when(forged).refusedBy(Rule.R74);
    facts.when(refusal).allowed();
  }
}
