package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Rule.R23;
import static org.throughbill.bol.bill.Deeds.accept;
import static org.throughbill.bol.bill.Deeds.endorse;
import static org.throughbill.bol.bill.Deeds.inBlank;
import static org.throughbill.bol.bill.Deeds.issued;
import static org.throughbill.bol.bill.Deeds.offerTo;
import static org.throughbill.bol.bill.Deeds.pledgeTo;
import static org.throughbill.bol.bill.Deeds.rejectSurrender;
import static org.throughbill.bol.bill.Deeds.release;
import static org.throughbill.bol.bill.Deeds.surrender;
import static org.throughbill.bol.bill.Deeds.toOrderOf;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Given.given;
import static org.throughbill.bol.bill.Party.BANK;
import static org.throughbill.bol.bill.Party.BUYER;
import static org.throughbill.bol.bill.Party.RELUCTANT;
import static org.throughbill.bol.bill.Party.SECOND_BUYER;
import static org.throughbill.bol.bill.Party.SHIPPER;

import org.junit.jupiter.api.Test;

/** Who merely holds is not liable; who exercises a right is, and says that it knows (R23). */
class LiabilityRulesTest {
  @Test
  void R23_a_holder_that_is_not_the_consignor_acknowledges_before_its_first_right() {
    given(issued(), transferTo(BUYER)).when(surrender(null)).refusedBy(R23);
    given(issued(), transferTo(BUYER)).when(surrender(false)).refusedBy(R23);
    Story story = given(issued(), transferTo(BUYER)).when(surrender(true)).allowed();
    assertThat(story.bill().liable()).containsExactly(BUYER.id());
  }

  @Test
  void R23_the_consignor_is_liable_from_the_contract_and_acknowledges_nothing() {
    given(issued()).when(surrender(null)).allowed();
    given(issued(), transferTo(BUYER), transferTo(SHIPPER)).when(surrender(null)).allowed();
  }

  @Test
  void R23_who_has_acknowledged_once_is_not_asked_again() {
    given(issued(), transferTo(BUYER), surrender(true), rejectSurrender())
        .when(surrender(null))
        .allowed();
  }

  @Test
  void R23_one_holders_liability_is_not_the_next_ones() {
    given(issued(), transferTo(BUYER), surrender(true), rejectSurrender(), transferTo(SECOND_BUYER))
        .when(surrender(null))
        .refusedBy(R23);
  }

  @Test
  void R23_a_bank_that_takes_in_pledge_and_releases_stays_passive() {
    Story story = Story.of(issued(), transferTo(BUYER), pledgeTo(BANK), accept(), release());
    assertThat(story.bill().liable()).isEmpty();
    assertThat(story.bill().isPassive(BANK.id())).isTrue();
  }

  @Test
  void R23_transfer_endorsement_and_offer_make_nobody_liable() {
    Story story =
        Story.of(
            issued(),
            transferTo(BUYER),
            endorse(toOrderOf(BUYER)),
            offerTo(RELUCTANT),
            accept(),
            transferTo(SECOND_BUYER, inBlank()));
    assertThat(story.bill().liable()).isEmpty();
  }
}
