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
  /** On paper: the electronic record is inoperative. */
  PAPER,
  DELIVERED,
  /** Given up for another bill, which takes its place. */
  VOID,
  /** The goods were sold because nobody took them. */
  SOLD,
  /** Ended without delivery, with the consent of everybody concerned. */
  CANCELLED
}
