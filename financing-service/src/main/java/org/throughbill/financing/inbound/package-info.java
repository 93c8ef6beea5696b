/** What title, inspection and party chains, arriving by Kafka, do to the collateral chain. */
@NullMarked
package org.throughbill.financing.inbound;

import org.jspecify.annotations.NullMarked;
