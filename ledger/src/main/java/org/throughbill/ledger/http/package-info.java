/** The HTTP face every ledger has: one write verb, chain reads, problems. */
@NullMarked
package org.throughbill.ledger.http;

import org.jspecify.annotations.NullMarked;
