package org.throughbill.bol.bill;

/** The states a title chain can be in. */
public enum State {
  /** There is no bill yet. */
  UNISSUED,
  HELD,
  OFFERED,
  PLEDGED,
  SURRENDERING,
  SURRENDERED,
  DELIVERED
}
