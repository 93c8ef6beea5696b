package org.throughbill.ledger;

import java.util.List;
import org.throughbill.acts.chain.Entry;

/**
 * A part of a stream.
 *
 * @param next where to read on, also when nothing has come yet
 * @param broken the rows that do not hold, and are no entries
 */
public record Page(List<Entry> entries, Cursor next, List<BrokenChain> broken) {
  public Page {
    entries = List.copyOf(entries);
    broken = List.copyOf(broken);
  }
}
