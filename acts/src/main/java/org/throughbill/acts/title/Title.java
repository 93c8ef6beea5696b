package org.throughbill.acts.title;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.throughbill.acts.TitleAct.Pledge;
import org.throughbill.acts.value.PartyId;

/** Who has control of a live bill, and in what right. */
public sealed interface Title {
  /** The one party with exclusive control; none once the bill has ended. */
  Optional<PartyId> controller();

  /** A title that stands by itself; an offer may lie upon it. */
  sealed interface Settled extends Title {
    /** Who consents to a change of the bill: who may claim the goods, and the bank meanwhile. */
    Set<PartyId> parties();
  }

  /** Free control: the party may transfer, and as holder exercise the rights in the bill. */
  record Held(PartyId by) implements Settled {
    @Override
    public Set<PartyId> parties() {
      return Set.of(by);
    }

    @Override
    public Optional<PartyId> controller() {
      return Optional.of(by);
    }
  }

  /** An offer lies on the bill; until the answer, or the term, it is locked. */
  record Offered(Settled before, Offer offer) implements Title {
    @Override
    public Optional<PartyId> controller() {
      return before.controller();
    }
  }

  /** The bank controls as pledgee: a right of its own, and never ownership. */
  record Pledged(PartyId pledgee, PartyId pledgor, Pledge terms) implements Settled {
    @Override
    public Set<PartyId> parties() {
      return Set.of(pledgee, pledgor);
    }

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

  /** Who may claim the goods where the order leads to it; while pledged, the pledgor. */
  default Optional<PartyId> claimant() {
    return switch (this) {
      case Held held -> Optional.of(held.by());
      case Pledged pledged -> Optional.of(pledged.pledgor());
      case Offered offered -> offered.before().claimant();
      case Surrendering _, Surrendered _, Delivered _ -> Optional.empty();
    };
  }

  /** What a title is at a time: an offer whose term has passed has lapsed. */
  default Title at(Instant time) {
    return this instanceof Offered offered && offered.offer().until().isBefore(time)
        ? offered.before()
        : this;
  }

  /** The name of the state, for tables and readers. */
  default TitleState state() {
    return switch (this) {
      case Held _ -> TitleState.HELD;
      case Offered _ -> TitleState.OFFERED;
      case Pledged _ -> TitleState.PLEDGED;
      case Surrendering _ -> TitleState.SURRENDERING;
      case Surrendered _ -> TitleState.SURRENDERED;
      case Delivered _ -> TitleState.DELIVERED;
    };
  }
}
