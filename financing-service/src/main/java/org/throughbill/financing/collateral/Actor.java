package org.throughbill.financing.collateral;

import org.throughbill.acts.Form;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Rule;

/** In what capacity a party acts on collateral, and the reason that refuses whoever lacks it. */
public enum Actor {
  /** The controller of the bill to whom the order leads. */
  HOLDER(Rule.R13),
  /** The bank that the request names; for another bank there is no such request (R44). */
  BANK(Form.NOT_FOUND),
  /** The bank that has the bill in pledge. */
  PLEDGEE(Rule.R64),
  /** Whoever the title service let act; the collateral only follows. */
  TITLE(Rule.R64),
  REGISTRY(Rule.R74);

  @SuppressWarnings("ImmutableEnumChecker") // every reason is an enum constant itself
  private final Reason reason;

  Actor(Reason reason) {
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
