package org.throughbill.financing.collateral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughbill.financing.collateral.Facts.BANK;
import static org.throughbill.financing.collateral.Facts.BUYER;
import static org.throughbill.financing.collateral.Facts.MAKER;
import static org.throughbill.financing.collateral.Facts.NOON;
import static org.throughbill.financing.collateral.Facts.OPERATOR;
import static org.throughbill.financing.collateral.Facts.OTHER_BANK;
import static org.throughbill.financing.collateral.Facts.issued;

import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.Hash;

class CollateralTest {
  @Test
  void R44_a_request_is_the_business_of_two() {
    Collateral asked = issued().requested(BANK, "loan").collateral();
    assertThat(asked.concerns(MAKER)).isTrue();
    assertThat(asked.concerns(BANK)).isTrue();
    assertThat(asked.concerns(OTHER_BANK)).isFalse();
    assertThat(asked.concerns(BUYER)).isFalse();
  }

  @Test
  void R61_what_one_bank_has_taken_no_other_has() {
    Collateral taken =
        issued()
            .requested(BANK, "loan")
            .offered(BANK, "loan", "contract")
            .pledged(BANK, "contract")
            .accepted(BANK)
            .noted()
            .collateral();
    assertThat(taken.takenBy(BANK)).isPresent();
    assertThat(taken.takenBy(OTHER_BANK)).isEmpty();
  }

  @Test
  void a_declined_request_has_no_offer() {
    Facts facts = issued().requested(BANK, "loan");
    assertThat(progress(facts).offered()).isEmpty();
    assertThat(progress(facts.declined(BANK, "loan")).offered()).isEmpty();
    facts = issued().requested(BANK, "loan").offered(BANK, "loan", "contract");
    assertThat(progress(facts).offered()).isPresent();
  }

  private static Progress progress(Facts facts) {
    return facts.collateral().requests().getFirst().progress();
  }

  @Test
  void a_bill_is_named_as_its_title_chain_names_it() {
    Facts facts = issued();
    assertThat(facts.bill().id()).isEqualTo(facts.journey.bill());
    assertThat(facts.bill().number()).isEqualTo(facts.bill().instrument().number());
    assertThat(facts.bill().operator()).isEqualTo(OPERATOR);
    assertThat(facts.bill().holder()).contains(MAKER);
    assertThat(facts.transferred(BUYER, null).bill().holder()).isEmpty();
  }

  @Test
  void R13_a_request_to_one_bank_is_open_to_no_other() {
    Facts facts = issued().requested(BANK, "loan");
    Optional<Request> request = facts.collateral().requests().stream().findFirst();
    assertThatThrownBy(
            () ->
                Capacity.require(request, ActType.COLLATERAL_OFFER, OTHER_BANK, facts.situation()))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Form.NOT_FOUND));
  }

  @Test
  void a_chain_that_does_not_fit_its_requests_is_an_incident_and_no_refusal() {
    Facts facts = issued();
    assertThatDoesNotFit(facts, Facts.signed(facts.decline(BANK, "loan")));
    facts.pledged(BANK, "contract").accepted(BANK);
    assertThatDoesNotFit(facts, facts.accept());
    facts.released(BANK);
    assertThatDoesNotFit(facts, facts.release());
  }

  private static void assertThatDoesNotFit(Facts facts, SignedAct signed) {
    ChainId chain = ChainId.collateral(facts.journey.bill());
    Entry entry = Entry.seal(chain, 1, Hash.NONE, signed, NOON);
    assertThatThrownBy(
            () ->
                Collateral.none(facts.journey.bill())
                    .after(
                        entry,
                        Acts.read(signed.payload()),
                        act -> Objects.requireNonNull(facts.bill().pledges().get(act))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("entry 1");
  }
}
