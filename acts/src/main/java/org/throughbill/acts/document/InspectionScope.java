package org.throughbill.acts.document;

import org.throughbill.acts.value.Authority;

/** What an inspection is about, and whose business it is. */
public enum InspectionScope {
  STUFFING(Authority.MSA),
  DG_DECLARATION(Authority.MSA),
  VESSEL(Authority.MSA),
  CUSTOMS_EXAM(Authority.CUSTOMS),
  RAIL_LOADING(Authority.RAIL);

  private final Authority competent;

  InspectionScope(Authority competent) {
    this.competent = competent;
  }

  public Authority competent() {
    return competent;
  }
}
