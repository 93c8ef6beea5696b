package org.throughbill.financing.collateral;

import java.time.Instant;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.value.PartyId;

/** What one party has put to another; it locks the bill until the answer, or the term. */
public sealed interface Offer {
  PartyId by();

  /** Who may accept or decline. */
  PartyId to();

  /** The last moment at which it can be accepted. */
  Instant until();

  /** Of control, to a party that becomes controller by accepting. */
  record OfTransfer(TitleAct.OfferTransfer terms) implements Offer {
    @Override
    public PartyId by() {
      return terms.by();
    }

    @Override
    public PartyId to() {
      return terms.to();
    }

    @Override
    public Instant until() {
      return terms.until();
    }
  }

  /** Of a pledge, to a bank that becomes pledgee by accepting. */
  record InPledge(TitleAct.Pledge terms) implements Offer {
    @Override
    public PartyId by() {
      return terms.by();
    }

    @Override
    public PartyId to() {
      return terms.to();
    }

    @Override
    public Instant until() {
      return terms.until();
    }
  }
}
