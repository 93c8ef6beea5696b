package org.throughbill.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.chain.ChainId;

/** A chain in the own database does not hold: an incident, never a refusal. */
public final class BrokenChain extends RuntimeException {
  private final transient @Nullable ChainId chain;
  private final String place;
  private final long seq;

  public BrokenChain(ChainId chain, long seq, String why) {
    super(chain + " breaks at entry " + seq + ": " + why);
    this.chain = chain;
    this.place = chain.toString();
    this.seq = seq;
  }

  /** A row that does not even say on which chain it stands. */
  BrokenChain(String place, long seq, String why) {
    super(place + " breaks at entry " + seq + ": " + why);
    this.chain = null;
    this.place = place;
    this.seq = seq;
  }

  /** Where it is, as the database has it. */
  public String place() {
    return place;
  }

  public Optional<ChainId> chain() {
    return Optional.ofNullable(chain);
  }

  public long seq() {
    return seq;
  }
}
