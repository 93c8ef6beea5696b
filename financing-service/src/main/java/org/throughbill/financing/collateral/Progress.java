package org.throughbill.financing.collateral;

import java.time.Instant;
import java.util.Optional;
import org.throughbill.acts.CollateralAct.OfferFinance;
import org.throughbill.acts.TitleAct.Pledge;

/** How far a request for finance has come. */
public sealed interface Progress {
  /** The bank has not answered. */
  record Open() implements Progress {}

  /** The bank has offered; the offer binds it until its term. */
  record Offered(OfferFinance offer) implements Progress {}

  /** The bank will not lend. */
  record Declined(String reason) implements Progress {}

  /** The bank has taken the bill in pledge, on the terms that the pledgor signed. */
  record Taken(OfferFinance offer, Pledge terms, Instant since) implements Progress {}

  /** The bank has released the pledge. */
  record Released(OfferFinance offer, Pledge terms, Instant since, Instant until)
      implements Progress {}

  /**
   * The bill has ended and the pledge with it: cancelled by consent, sold, or delivered on paper.
   */
  record Ended(OfferFinance offer, Pledge terms, Instant since, Instant until)
      implements Progress {}

  /** How far it is at a time: an offer whose term has passed has lapsed. */
  default Progress at(Instant time) {
    return this instanceof Offered(OfferFinance offer) && offer.until().isBefore(time)
        ? new Open()
        : this;
  }

  /** The name of the state, for tables and readers. */
  default State state() {
    return switch (this) {
      case Open _ -> State.OPEN;
      case Offered _ -> State.OFFERED;
      case Declined _ -> State.DECLINED;
      case Taken _ -> State.TAKEN;
      case Released _ -> State.RELEASED;
      case Ended _ -> State.ENDED;
    };
  }

  /** The bank's offer, where it has made one. */
  default Optional<OfferFinance> offered() {
    return switch (this) {
      case Open _, Declined _ -> Optional.empty();
      case Offered offered -> Optional.of(offered.offer());
      case Taken taken -> Optional.of(taken.offer());
      case Released released -> Optional.of(released.offer());
      case Ended ended -> Optional.of(ended.offer());
    };
  }
}
