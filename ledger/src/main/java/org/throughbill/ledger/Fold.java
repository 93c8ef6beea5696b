package org.throughbill.ledger;

import org.throughbill.acts.Act;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;

/** How a chain becomes a state: from nothing, one entry after another. */
public interface Fold<S> {
  S start(ChainId chain);

  /**
   * The state after an entry that was decided before; an entry that does not fit is an incident.
   */
  S apply(S state, Entry entry, Act act);

  /** One step of a fold. */
  interface Step<S> {
    S after(S state, Entry entry, Act act);
  }

  /** A fold that starts alike on every chain. */
  static <S> Fold<S> from(S start, Step<S> step) {
    return new Fold<>() {
      @Override
      public S start(ChainId chain) {
        return start;
      }

      @Override
      public S apply(S state, Entry entry, Act act) {
        return step.after(state, entry, act);
      }
    };
  }
}
