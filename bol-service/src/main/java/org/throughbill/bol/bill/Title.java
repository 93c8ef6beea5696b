package org.throughbill.bol.bill;

import java.time.Instant;
import java.util.Optional;
import org.throughbill.acts.TitleAct.Pledge;
import org.throughbill.acts.value.PartyId;

/** Who has control of a live bill, and in what right. */
public sealed interface Title {
  /** The one party with exclusive control; none once the bill has ended. */
  Optional<PartyId> controller();

  /** Free control: the party may transfer, and as holder exercise the rights in the bill. */
  record Held(PartyId by) implements Title {
    @Override
    public Optional<PartyId> controller() {
      return Optional.of(by);
    }
  }

  /** The controller has made an offer; until the answer, or the term, the bill is locked. */
  record Offered(Held before, Offer offer) implements Title {
    @Override
    public Optional<PartyId> controller() {
      return before.controller();
    }
  }

  /** The bank controls as pledgee: a right of its own, and never ownership. */
  record Pledged(PartyId pledgee, PartyId pledgor, Pledge terms) implements Title {
    @Override
    public Optional<PartyId> controller() {
      return Optional.of(pledgee);
    }
  }

  /** Given up to the operator, which has not answered. */
  record Surrendering(PartyId operator, PartyId holder) implements Title {
    @Override
    public Optional<PartyId> controller() {
      return Optional.of(operator);
    }
  }

  /** The operator has taken the bill back and owes delivery to the last holder. */
  record Surrendered(PartyId operator, PartyId entitled) implements Title {
    @Override
    public Optional<PartyId> controller() {
      return Optional.of(operator);
    }
  }

  /** The goods are delivered; the bill has ended. */
  record Delivered(PartyId to) implements Title {
    @Override
    public Optional<PartyId> controller() {
      return Optional.empty();
    }
  }

  /** What a title is at a time: an offer whose term has passed has lapsed. */
  default Title at(Instant time) {
    return this instanceof Offered offered && offered.offer().until().isBefore(time)
        ? offered.before()
        : this;
  }

  /** The name of the state, for tables and readers. */
  default State state() {
    return switch (this) {
      case Held _ -> State.HELD;
      case Offered _ -> State.OFFERED;
      case Pledged _ -> State.PLEDGED;
      case Surrendering _ -> State.SURRENDERING;
      case Surrendered _ -> State.SURRENDERED;
      case Delivered _ -> State.DELIVERED;
    };
  }
}
