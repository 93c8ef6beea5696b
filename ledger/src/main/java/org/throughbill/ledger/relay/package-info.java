/** How entries leave: unsent rows to Kafka, in order per chain. */
@NullMarked
package org.throughbill.ledger.relay;

import org.jspecify.annotations.NullMarked;
