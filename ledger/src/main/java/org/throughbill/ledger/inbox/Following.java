package org.throughbill.ledger.inbox;

import org.throughbill.acts.Act;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.sign.Verified;

/** What a service does with another service's entry; the entry is verified and next in order. */
public interface Following {
  /**
   * Acts of its own that the entry brings about, each in its own transaction. May run again for the
   * same entry, so it relies on the same act being sealed once.
   */
  default void answer(Entry entry, Verified<Act> act) {}

  /** Views, written in the transaction that keeps the entry. */
  default void alongside(Entry entry, Verified<Act> act) {}
}
