package org.throughbill.ledger;

import org.throughbill.acts.Act;
import org.throughbill.acts.chain.Entry;

/** What an entry made of the state before it. */
public record Change<S>(Entry entry, Act act, S before, S after) {}
