package org.throughbill.financing.api;

import java.time.Instant;
import java.util.Optional;
import org.throughbill.acts.title.Offer;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.value.PartyId;
import org.throughbill.financing.collateral.Bill;
import org.throughbill.financing.collateral.Collateral;
import org.throughbill.financing.collateral.Request;
import org.throughbill.ledger.http.Caller;

/** What of a bill is a reader's business; a bank never sees another bank's (R44). */
record Reader(Caller caller, Instant now) {
  private PartyId party() {
    return caller.party();
  }

  boolean sees(Request request) {
    return caller.readsAll() || request.concerns(party());
  }

  boolean sees(Collateral.Refusal refusal) {
    return caller.readsAll() || refusal.concerns(party());
  }

  /** Whether there is anything for the reader at all. */
  boolean sees(Collateral collateral, Optional<Bill> bill) {
    return bill.isPresent()
        && (caller.readsAll()
            || collateral.concerns(party())
            || hasInterest(collateral, bill.get()));
  }

  /**
   * Whether the title is the reader's business now: it is in control or in the pledge, or a holder
   * who is free to pledge has asked it, and it has not declined.
   */
  boolean hasInterest(Collateral collateral, Bill bill) {
    return hasInterest(collateral, bill.title().at(now));
  }

  private boolean hasInterest(Collateral collateral, Title title) {
    return caller.readsAll()
        || title.controller().filter(party()::equals).isPresent()
        || switch (title) {
          case Title.Held held -> isAskedBy(collateral, held.by());
          case Title.Offered offered ->
              isAskedToLend(offered.offer()) || hasInterest(collateral, offered.before());
          case Title.Pledged pledged -> pledged.pledgor().equals(party());
          case Title.OnPaper paper -> hasInterest(collateral, paper.before());
          case Title.Surrendering surrendering -> surrendering.holder().equals(party());
          case Title.Surrendered surrendered -> surrendered.entitled().equals(party());
          case Title.Ended _ -> false;
        };
  }

  private boolean isAskedToLend(Offer offer) {
    return switch (offer) {
      case Offer.InPledge pledge -> pledge.isTo(party());
      case Offer.OfTransfer _, Offer.OfChange _, Offer.OfInstruction _, Offer.OfElectronic _ ->
          false;
    };
  }

  private boolean isAskedBy(Collateral collateral, PartyId holder) {
    return collateral.requests().stream()
        .filter(request -> request.bank().equals(party()) && request.by().equals(holder))
        .anyMatch(
            request ->
                switch (request.progress().state()) {
                  case OPEN, OFFERED -> true;
                  case NONE, DECLINED, TAKEN, RELEASED, ENDED -> false;
                });
  }
}
