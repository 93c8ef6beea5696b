/** What bills and parties, arriving by Kafka, do to cases and to the register. */
@NullMarked
package org.throughbill.customs.inbound;

import org.jspecify.annotations.NullMarked;
