package org.throughbill.ledger;

/** The state that a chain folds to up to a head. */
public record Folded<S>(Head head, S state) {}
