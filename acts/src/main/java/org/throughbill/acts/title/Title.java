package org.throughbill.acts.title;

import static org.throughbill.acts.Refused.require;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct.Cancel;
import org.throughbill.acts.TitleAct.ConvertToPaper;
import org.throughbill.acts.TitleAct.Pledge;
import org.throughbill.acts.TitleAct.SellGoods;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;

/** Who has control of a live bill, and in what right. */
public sealed interface Title {
  /** The one party with exclusive control; none on paper and once the bill has ended. */
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

  /**
   * The paper is the bill, and nobody controls the record (R29).
   *
   * @param before the title at which it went on paper
   */
  record OnPaper(Settled before, ConvertToPaper terms) implements Settled {
    @Override
    public Set<PartyId> parties() {
      return Set.of();
    }

    @Override
    public Optional<PartyId> controller() {
      return Optional.empty();
    }

    /** Refuses, unless every original is back (R30). */
    public void requireAll(int surrendered) {
      require(
          surrendered == terms.originals(),
          Rule.R30,
          surrendered + " of " + terms.originals() + " originals are surrendered");
    }

    /** The title of a party with which the record is the bill again; a pledge goes on. */
    public Title restoredTo(PartyId party) {
      return before instanceof Pledged pledged && pledged.pledgee().equals(party)
          ? pledged
          : new Held(party);
    }
  }

  /**
   * Given up to the operator, which has not answered.
   *
   * @param agreements identities of the agreements to the bills it is given up for: one for another
   *     in its place, several for its parts; none where it is given up for delivery
   * @param merged the bills that the one other takes the place of, this one among them, in the
   *     order in which they end; none where it takes the place of this one alone
   */
  record Surrendering(PartyId operator, PartyId holder, List<Hash> agreements, List<BillId> merged)
      implements Title {
    public Surrendering {
      agreements = List.copyOf(agreements);
      merged = List.copyOf(merged);
    }

    /** Given up alone. */
    public Surrendering(PartyId operator, PartyId holder, List<Hash> agreements) {
      this(operator, holder, agreements, List.of());
    }

    /** Taken back against delivery. */
    public Surrendered accepted() {
      require(agreements.isEmpty(), Rule.R27, "the bill is given up for another, not for delivery");
      return new Surrendered(operator, holder);
    }

    /** Taken back for another bill. */
    public Voided replacedBy(BillNumber number) {
      require(
          agreements.size() == 1 && merged.isEmpty(),
          Rule.R27,
          "the bill is not given up for one other in its own place");
      return new Voided(holder, List.of(new Successor(agreements.getFirst(), number)));
    }

    /** Taken back with the others that it is merged with. */
    public Voided mergedInto(BillNumber number) {
      require(!merged.isEmpty(), Rule.R85, "the bill is not given up to be merged");
      return new Voided(holder, List.of(new Successor(agreements.getFirst(), number)), merged);
    }

    /** Taken back for its parts. */
    public Voided splitInto(List<BillNumber> numbers) {
      require(agreements.size() > 1, Rule.R83, "the bill is not given up for its parts");
      require(
          numbers.size() == agreements.size(),
          Rule.R83,
          "the bill is given up for " + agreements.size() + " parts");
      return new Voided(
          holder,
          IntStream.range(0, numbers.size())
              .mapToObj(i -> new Successor(agreements.get(i), numbers.get(i)))
              .toList());
    }

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

  /** The bill has ended, and nothing but reading is left (R35). */
  sealed interface Ended extends Title {
    /** For whom it ended: whoever received the goods, their price, or another bill. */
    Set<PartyId> entitled();

    @Override
    default Optional<PartyId> controller() {
      return Optional.empty();
    }
  }

  /**
   * The goods are delivered; the bill has ended.
   *
   * @param to who received them; absent where they were delivered against paper
   */
  record Delivered(@Nullable PartyId to) implements Ended {
    @Override
    public Set<PartyId> entitled() {
      return to == null ? Set.of() : Set.of(to);
    }
  }

  /**
   * The goods are sold, and the rest of the proceeds is held; the bill has ended.
   *
   * @param entitled for whom it is held, a pledgee before its pledgor; nobody that is known here,
   *     where the bill was on paper
   */
  record Sold(Set<PartyId> entitled, SellGoods terms) implements Ended {
    public Sold {
      entitled = Set.copyOf(entitled);
    }
  }

  /**
   * A bill that takes the place of one that is void, of a part of it, or of it and others.
   *
   * @param agreement identity of the agreement to what it says
   * @param number the number that it is issued under
   */
  record Successor(Hash agreement, BillNumber number) {}

  /**
   * Given up for another bill, for several that share out its goods, or for one that takes the
   * place of several; this one has ended.
   *
   * @param holder who gave it up, and is to have the others
   * @param successors the bills that take its place
   * @param merged the bills that the one successor takes the place of, this one among them, in the
   *     order in which they end; none where it takes the place of this one alone
   */
  record Voided(PartyId holder, List<Successor> successors, List<BillId> merged) implements Ended {
    public Voided {
      successors = List.copyOf(successors);
      merged = List.copyOf(merged);
    }

    /** Of a bill that ended alone. */
    public Voided(PartyId holder, List<Successor> successors) {
      this(holder, successors, List.of());
    }

    @Override
    public Set<PartyId> entitled() {
      return Set.of(holder);
    }
  }

  /**
   * Ended without delivery; nobody has a right in it any more.
   *
   * @param entitled who had, and consented
   */
  record Cancelled(Set<PartyId> entitled, Cancel terms) implements Ended {
    public Cancelled {
      entitled = Set.copyOf(entitled);
    }
  }

  /** Who may claim the goods where the order leads to it; while pledged, the pledgor. */
  default Optional<PartyId> claimant() {
    return switch (this) {
      case Held held -> Optional.of(held.by());
      case Pledged pledged -> Optional.of(pledged.pledgor());
      case Offered offered -> offered.before().claimant();
      case OnPaper _, Surrendering _, Surrendered _, Ended _ -> Optional.empty();
    };
  }

  /** Who may claim what becomes of the goods: everybody with a right in them. */
  default Set<PartyId> claimants() {
    return switch (this) {
      case Settled settled -> settled.parties();
      case Offered offered -> offered.before().parties();
      case Surrendering surrendering -> Set.of(surrendering.holder());
      case Surrendered surrendered -> Set.of(surrendered.entitled());
      case Ended ended -> ended.entitled();
    };
  }

  /** Whether the bill has ended; on paper it has not, though nobody controls the record. */
  default boolean hasEnded() {
    return this instanceof Ended;
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
      case OnPaper _ -> TitleState.PAPER;
      case Surrendering _ -> TitleState.SURRENDERING;
      case Surrendered _ -> TitleState.SURRENDERED;
      case Delivered _ -> TitleState.DELIVERED;
      case Voided _ -> TitleState.VOID;
      case Sold _ -> TitleState.SOLD;
      case Cancelled _ -> TitleState.CANCELLED;
    };
  }
}
