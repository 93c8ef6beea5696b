package org.throughbill.acts.title;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.value.PartyId;

/** What one party has put to others; it locks the bill until the answer, or the term. */
public sealed interface Offer {
  PartyId by();

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
   * To amend the document.
   *
   * @param awaited whose consent is still missing
   */
  record OfAmendment(TitleAct.Amend terms, Set<PartyId> asked, Set<PartyId> awaited)
      implements Offer {
    public OfAmendment {
      asked = Set.copyOf(asked);
      awaited = Set.copyOf(awaited);
    }

    /** As it is put to all parties to the bill but the one that proposes it. */
    public static OfAmendment to(Set<PartyId> parties, TitleAct.Amend terms) {
      Set<PartyId> others = without(parties, terms.by());
      return new OfAmendment(terms, others, others);
    }

    public OfAmendment consented(PartyId party) {
      return new OfAmendment(terms, asked, without(awaited, party));
    }

    private static Set<PartyId> without(Set<PartyId> parties, PartyId party) {
      var others = new HashSet<>(parties);
      others.remove(party);
      return others;
    }

    @Override
    public PartyId by() {
      return terms.by();
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
}
