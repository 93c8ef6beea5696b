package org.throughbill.financing.collateral;

/** The states a request for finance can be in. */
public enum State {
  /** There is no such request, or none that is the party's business. */
  NONE,
  OPEN,
  OFFERED,
  DECLINED,
  /** The bank has the bill in pledge: collateral. */
  TAKEN,
  RELEASED,
  /** The bill ended while it was pledged, and the pledge with it. */
  ENDED
}
