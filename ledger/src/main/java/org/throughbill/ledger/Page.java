package org.throughbill.ledger;

import java.util.List;
import org.throughbill.acts.chain.Entry;

/**
 * A part of a stream.
 *
 * @param next where to read on, also when nothing has come yet
 */
public record Page(List<Entry> entries, Cursor next) {}
