package org.throughbill.acts.value;

/** The kinds of authority that inspect on the corridor; none clears for another. */
public enum Authority {
  MSA,
  CUSTOMS,
  RAIL,
  PORT
}
