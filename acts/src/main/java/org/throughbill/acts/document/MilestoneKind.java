package org.throughbill.acts.document;

/** The steps of a leg, in their order. */
public enum MilestoneKind {
  GATE_IN,
  LOADED,
  /** Stowed on the ship: the step that dates a shipped bill. */
  ON_BOARD,
  DEPARTED,
  ARRIVED,
  DISCHARGED,
  GATE_OUT
}
