package org.throughbill.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.throughbill.acts.chain.ChainId;

/** Other chains of the kind as one decision finds them; it holds only while they end there. */
public final class OtherChains<S> {
  private final Folds<S> folds;
  private final Map<ChainId, Folded<S>> found = new HashMap<>();

  OtherChains(Folds<S> folds) {
    this.folds = folds;
  }

  /** The state as the database has it now, and the same throughout the decision. */
  public S find(ChainId chain) {
    return found.computeIfAbsent(chain, folds::present).state();
  }

  /** Where those that were asked for end. */
  Map<ChainId, Head> heads() {
    return found.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> one.getValue().head()));
  }
}
