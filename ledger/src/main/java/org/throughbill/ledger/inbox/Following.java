package org.throughbill.ledger.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.sign.Verified;

/** What a service does with another service's entries; each is verified and next in order. */
public interface Following {
  /**
   * An entry that is being taken in, with its verified act.
   *
   * @param traceparent the trace that it came under, if it is known
   */
  record Arrival(Entry entry, Verified<Act> act, @Nullable String traceparent) {}

  /**
   * Acts of its own that the entry brings about, each in its own transaction. May run again for the
   * same entry, so it relies on the same act being sealed once.
   */
  default void answer(Entry entry, Verified<Act> act) {}

  /** Views, written in the transaction that keeps the entries. */
  default void alongside(List<Arrival> arrivals) {}
}
