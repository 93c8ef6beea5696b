package org.throughbill.ledger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.throughbill.acts.Act;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;

/** What an entry made of the state before it. */
public record Change<S>(Entry entry, Act act, S before, S after) {

  /** One for each chain: its last entry, and what all of them together made of the state. */
  public static <S> Collection<Change<S>> ofEachChain(List<Change<S>> changes) {
    var whole = new LinkedHashMap<ChainId, Change<S>>();
    changes.forEach(
        change -> whole.merge(change.entry().chainId(), change, (first, next) -> next.from(first)));
    return whole.values();
  }

  private Change<S> from(Change<S> first) {
    return new Change<>(entry, act, first.before, after);
  }
}
