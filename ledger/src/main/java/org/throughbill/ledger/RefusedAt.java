package org.throughbill.ledger;

import org.throughbill.acts.Refused;

/**
 * A refusal with the end of the chain it was decided upon, so that the refused party can sign anew.
 */
public final class RefusedAt extends RuntimeException {
  private final transient Refused refused;
  private final transient Head head;

  public RefusedAt(Refused refused, Head head) {
    super(refused.getMessage(), refused, false, false);
    this.refused = refused;
    this.head = head;
  }

  public Refused refused() {
    return refused;
  }

  public Head head() {
    return head;
  }
}
