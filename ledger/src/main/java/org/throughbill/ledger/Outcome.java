package org.throughbill.ledger;

import org.throughbill.acts.chain.Entry;

/**
 * What became of an act.
 *
 * @param fresh false where the same act was sealed before and gets its entry again
 */
public record Outcome(Entry entry, boolean fresh) {}
