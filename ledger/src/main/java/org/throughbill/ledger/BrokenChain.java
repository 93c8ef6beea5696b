package org.throughbill.ledger;

import org.throughbill.acts.chain.ChainId;

/** A chain in the own database does not hold: an incident, never a refusal. */
public final class BrokenChain extends RuntimeException {
  public BrokenChain(ChainId chain, long seq, String why) {
    super(chain + " breaks at entry " + seq + ": " + why);
  }
}
