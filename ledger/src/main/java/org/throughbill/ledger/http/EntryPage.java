package org.throughbill.ledger.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.chain.Entry;

/**
 * A page of entries.
 *
 * @param next the cursor to read on from; absent on pages of one chain, which are read on by seq
 */
public record EntryPage(List<Entry> entries, @Nullable String next) {}
