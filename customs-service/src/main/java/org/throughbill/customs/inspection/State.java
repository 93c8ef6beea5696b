package org.throughbill.customs.inspection;

/** The states a case can be in. */
public enum State {
  /** There is no such bill, so there is no case. */
  UNOPENED,
  OPEN,
  /** The bill has ended; nothing is left to inspect. */
  CLOSED
}
