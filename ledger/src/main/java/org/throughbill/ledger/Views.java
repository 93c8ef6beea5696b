package org.throughbill.ledger;

import java.util.List;

/** Views and claims, written in the transaction of the entries that change them. */
@FunctionalInterface
public interface Views<S> {
  /** Brings the views on by changes of different chains; may refuse one for all of them. */
  void write(List<Change<S>> changes);
}
