package org.throughbill.acts.title;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.ActType;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.value.PartyId;

/** What one party has put to others; it locks the bill until the answer, or the term. */
public sealed interface Offer {
  PartyId by();

  /** The change that it is of. */
  default ActType change() {
    return switch (this) {
      case OfTransfer _ -> ActType.BILL_OFFER_TRANSFER;
      case InPledge _ -> ActType.BILL_PLEDGE;
      case OfInstruction _ -> ActType.BILL_INSTRUCT;
      case OfAmendment _ -> ActType.BILL_AMEND;
      case OfPaper _ -> ActType.BILL_CONVERT_TO_PAPER;
      case OfCancellation _ -> ActType.BILL_CANCEL;
      case OfElectronic _ -> ActType.BILL_CONVERT_TO_ELECTRONIC;
    };
  }

  /** Who may decline. */
  Set<PartyId> asked();

  /** The last moment at which it can be answered. */
  Instant until();

  /** Whether the party gets something by accepting, rather than consenting to a change. */
  boolean isTo(PartyId party);

  /** Of control, to a party that becomes controller by accepting. */
  record OfTransfer(TitleAct.OfferTransfer terms) implements Offer {
    @Override
    public PartyId by() {
      return terms.by();
    }

    @Override
    public Set<PartyId> asked() {
      return Set.of(terms.to());
    }

    @Override
    public Instant until() {
      return terms.until();
    }

    @Override
    public boolean isTo(PartyId party) {
      return terms.to().equals(party);
    }
  }

  /** Of a pledge, to a bank that becomes pledgee by accepting. */
  record InPledge(TitleAct.Pledge terms) implements Offer {
    @Override
    public PartyId by() {
      return terms.by();
    }

    @Override
    public Set<PartyId> asked() {
      return Set.of(terms.to());
    }

    @Override
    public Instant until() {
      return terms.until();
    }

    @Override
    public boolean isTo(PartyId party) {
      return terms.to().equals(party);
    }
  }

  /**
   * Of an instruction, which the operator carries out or declines.
   *
   * @param demanded the security that it asks for first, where it does
   */
  record OfInstruction(
      TitleAct.Instruct terms, PartyId operator, TitleAct.@Nullable DemandSecurity demanded)
      implements Offer {
    public OfInstruction demanding(TitleAct.DemandSecurity demand) {
      return new OfInstruction(terms, operator, demand);
    }

    @Override
    public PartyId by() {
      return terms.by();
    }

    @Override
    public Set<PartyId> asked() {
      return Set.of(operator);
    }

    @Override
    public Instant until() {
      return terms.until();
    }

    @Override
    public boolean isTo(PartyId party) {
      return false;
    }
  }

  /** Of a change of the bill itself, which every other party to it consents to. */
  sealed interface OfChange extends Offer {
    /** Whose consent is still missing. */
    Set<PartyId> awaited();

    /** The same, with the consent of one more. */
    OfChange consented(PartyId party);

    @Override
    default boolean isTo(PartyId party) {
      return false;
    }

    private static Set<PartyId> without(Set<PartyId> parties, PartyId party) {
      var others = new HashSet<>(parties);
      others.remove(party);
      return Set.copyOf(others);
    }
  }

  /**
   * To amend the document.
   *
   * @param awaited whose consent is still missing
   */
  record OfAmendment(TitleAct.Amend terms, Set<PartyId> asked, Set<PartyId> awaited)
      implements OfChange {
    public OfAmendment {
      asked = Set.copyOf(asked);
      awaited = Set.copyOf(awaited);
    }

    /** As it is put to all parties to the bill but the one that proposes it. */
    public static OfAmendment to(Set<PartyId> parties, TitleAct.Amend terms) {
      Set<PartyId> others = OfChange.without(parties, terms.by());
      return new OfAmendment(terms, others, others);
    }

    @Override
    public OfAmendment consented(PartyId party) {
      return new OfAmendment(terms, asked, OfChange.without(awaited, party));
    }

    @Override
    public PartyId by() {
      return terms.by();
    }

    @Override
    public Instant until() {
      return terms.until();
    }
  }

  /**
   * To put paper in the record's place.
   *
   * @param awaited whose consent is still missing
   */
  record OfPaper(TitleAct.ConvertToPaper terms, Set<PartyId> asked, Set<PartyId> awaited)
      implements OfChange {
    public OfPaper {
      asked = Set.copyOf(asked);
      awaited = Set.copyOf(awaited);
    }

    /** As it is put to all parties to the bill but the one that proposes it. */
    public static OfPaper to(Set<PartyId> parties, TitleAct.ConvertToPaper terms) {
      Set<PartyId> others = OfChange.without(parties, terms.by());
      return new OfPaper(terms, others, others);
    }

    @Override
    public OfPaper consented(PartyId party) {
      return new OfPaper(terms, asked, OfChange.without(awaited, party));
    }

    @Override
    public PartyId by() {
      return terms.by();
    }

    @Override
    public Instant until() {
      return terms.until();
    }
  }

  /**
   * To end the bill without delivery.
   *
   * @param awaited whose consent is still missing
   */
  record OfCancellation(TitleAct.Cancel terms, Set<PartyId> asked, Set<PartyId> awaited)
      implements OfChange {
    public OfCancellation {
      asked = Set.copyOf(asked);
      awaited = Set.copyOf(awaited);
    }

    /** As it is put to everybody concerned but the one that proposes it. */
    public static OfCancellation to(Set<PartyId> parties, TitleAct.Cancel terms) {
      Set<PartyId> others = OfChange.without(parties, terms.by());
      return new OfCancellation(terms, others, others);
    }

    @Override
    public OfCancellation consented(PartyId party) {
      return new OfCancellation(terms, asked, OfChange.without(awaited, party));
    }

    @Override
    public PartyId by() {
      return terms.by();
    }

    @Override
    public Instant until() {
      return terms.until();
    }
  }

  /** Of the record, to the party that gave up every original of the paper. */
  record OfElectronic(TitleAct.ConvertToElectronic terms) implements Offer {
    @Override
    public PartyId by() {
      return terms.by();
    }

    @Override
    public Set<PartyId> asked() {
      return Set.of(terms.to());
    }

    @Override
    public Instant until() {
      return terms.until();
    }

    @Override
    public boolean isTo(PartyId party) {
      return terms.to().equals(party);
    }
  }
}
