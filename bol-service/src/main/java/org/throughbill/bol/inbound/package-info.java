/** What officers' acts, arriving by Kafka, do to the title chain. */
@NullMarked
package org.throughbill.bol.inbound;

import org.jspecify.annotations.NullMarked;
