package org.throughbill.acts.proof;

import org.throughbill.acts.Reason;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;

/** A chain does not hold, and this is the first place where it does not. */
public final class Broken extends RuntimeException {
  private final String chain;
  private final long seq;
  private final transient Refused why;

  Broken(String chain, long seq, Refused why) {
    super(chain + " breaks at " + seq + ": " + why.getMessage());
    this.chain = chain;
    this.seq = seq;
    this.why = why;
  }

  /** Nothing of the chain was handed over. */
  static Broken missing(String chain, long seq) {
    return new Broken(chain, seq, new Refused(Rule.R37, "the whole chain is missing"));
  }

  /** The chain as its entries name it, {@code stream/key}. */
  public String chain() {
    return chain;
  }

  /** The position that does not hold; of a missing entry, the position it is missing from. */
  public long seq() {
    return seq;
  }

  public Reason reason() {
    return why.reason();
  }

  /** What is wrong at this place. */
  public String detail() {
    return why.faults().getFirst().detail();
  }
}
