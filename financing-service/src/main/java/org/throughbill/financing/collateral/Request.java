package org.throughbill.financing.collateral;

import org.throughbill.acts.CollateralAct.RequestFinance;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.PartyId;

/** A holder's request to one bank, and what became of it. */
public record Request(RequestFinance asked, Progress progress) {
  public NotationId id() {
    return asked.id();
  }

  public PartyId by() {
    return asked.by();
  }

  public PartyId bank() {
    return asked.bank();
  }

  /** A request is the business of these two parties alone (R44). */
  public boolean concerns(PartyId party) {
    return by().equals(party) || bank().equals(party);
  }

  Request with(Progress newProgress) {
    return new Request(asked, newProgress);
  }
}
