package org.throughbill.bol.bill;

import static org.throughbill.acts.Refused.require;

import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.title.Offer;
import org.throughbill.acts.title.Title;

/** Whether a bill may end without delivery and without another in its place (R84). */
final class CancellationRules {
  private CancellationRules() {}

  static void decide(Bill bill, TitleAct.Cancel terms, Situation situation) {
    require(terms.until().isAfter(situation.now()), Rule.R84, "the proposal's term has passed");
    require(
        bill.title().at(situation.now()).claimant().filter(bill.order()::leadsTo).isPresent(),
        Rule.R17,
        "there is no holder to consent: the order does not lead to who would be");
    requireNotHeld(bill);
  }

  /** An authority's hold could not be lifted on a bill that has ended. */
  static void decideConsent(Bill bill) {
    if (bill.title() instanceof Title.Offered(_, Offer.OfCancellation _)) {
      requireNotHeld(bill);
    }
  }

  private static void requireNotHeld(Bill bill) {
    require(
        bill.holds().isEmpty(),
        Rule.R84,
        "the goods are held by " + bill.holds().values() + "; have the hold lifted first");
  }
}
