package org.throughbill.acts.document;

/** The steps of a leg, in their order. */
public enum MilestoneKind {
  GATE_IN,
  LOADED,
  DEPARTED,
  ARRIVED,
  DISCHARGED,
  GATE_OUT
}
