package org.throughbill.acts.title;

/** The states a title chain can be in. */
public enum TitleState {
  /** There is no bill yet. */
  UNISSUED,
  HELD,
  OFFERED,
  PLEDGED,
  SURRENDERING,
  SURRENDERED,
  DELIVERED
}
