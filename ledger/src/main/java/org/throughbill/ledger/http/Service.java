package org.throughbill.ledger.http;

import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.ledger.Outcome;

/** What a service gives to the common face: its use case, and who may read what. */
public interface Service {
  /** Whether the service publishes this stream. */
  boolean owns(Topic topic);

  /** Verifies, decides and appends an act. */
  Outcome receive(SignedAct act, Caller caller);

  /**
   * Up to which entry the caller may read a chain: 0 for nothing, {@link Long#MAX_VALUE} for all.
   */
  long readableUpTo(ChainId chain, Caller caller);

  /** Whether every chain is the caller's to read, so that it is read as the service itself. */
  boolean readsAll(Caller caller);
}
