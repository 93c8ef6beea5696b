package org.throughbill.bol.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.title.Offer;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.ledger.http.Language;

class PublicStateTest {
  private static final PartyId MAKER = new PartyId("maker");
  private static final PartyId BANK = new PartyId("bank-of-cq");
  private static final PartyId OPERATOR = new PartyId("operator");
  private static final BillId BILL = new BillId("a".repeat(64));
  private static final Hash HASH = new Hash("b".repeat(64));
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Unlocode CKG = new Unlocode("CNCKG");
  private static final Title.Held HELD = new Title.Held(MAKER);
  private static final TitleAct.Pledge PLEDGE =
      new TitleAct.Pledge(
          BILL, HASH, MAKER, NOW, CKG, BANK, new Money("CNY", 1), HASH, NOW.plusSeconds(60));

  private static final TitleAct.Cancel CANCEL =
      new TitleAct.Cancel(BILL, HASH, MAKER, NOW, CKG, "not shipped", NOW.plusSeconds(60));

  @Test
  void R44_a_pledge_looks_like_any_live_bill() {
    assertThat(
            List.of(
                PublicState.of(HELD),
                PublicState.of(new Title.Offered(HELD, new Offer.InPledge(PLEDGE))),
                PublicState.of(new Title.Pledged(BANK, MAKER, PLEDGE))))
        .containsOnly(PublicState.LIVE);
  }

  @Test
  void R15_what_has_ended_or_changed_its_form_says_so() {
    assertThat(PublicState.of(new Title.Surrendering(OPERATOR, MAKER, List.of())))
        .isEqualTo(PublicState.SURRENDERED);
    assertThat(PublicState.of(new Title.Surrendering(OPERATOR, MAKER, List.of(HASH))))
        .isEqualTo(PublicState.UNDER_AMENDMENT);
    assertThat(PublicState.of(new Title.Surrendered(OPERATOR, MAKER)))
        .isEqualTo(PublicState.SURRENDERED);
    assertThat(PublicState.of(new Title.Delivered(MAKER))).isEqualTo(PublicState.ACCOMPLISHED);
    var successor = new Title.Successor(HASH, new BillNumber("NLS2"));
    assertThat(PublicState.of(new Title.Voided(MAKER, List.of(successor))))
        .isEqualTo(PublicState.VOID);
    assertThat(PublicState.of(new Title.Cancelled(Set.of(MAKER), CANCEL)))
        .isEqualTo(PublicState.CANCELLED);
    var change =
        new TitleAct.Amend(
            BILL,
            HASH,
            MAKER,
            NOW,
            CKG,
            List.of(new org.throughbill.acts.json.Change("/notation", "a", "b")),
            "a slip",
            NOW.plusSeconds(60));
    Offer amendment = Offer.OfAmendment.to(Set.of(MAKER, OPERATOR), change);
    Offer cancellation = Offer.OfCancellation.to(Set.of(MAKER, OPERATOR), CANCEL);
    assertThat(PublicState.of(new Title.Offered(HELD, cancellation)))
        .isEqualTo(PublicState.UNDER_AMENDMENT);
    assertThat(PublicState.of(new Title.Offered(HELD, amendment)))
        .isEqualTo(PublicState.UNDER_AMENDMENT);
  }

  @Test
  void R39_every_state_has_its_words_in_both_languages() {
    for (PublicState state : PublicState.values()) {
      assertThat(state.in(Language.ENGLISH)).matches("[a-z:;, ]+");
      assertThat(state.in(Language.CHINESE)).matches("[\\p{IsHan}，；：]+");
    }
  }
}
