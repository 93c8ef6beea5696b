/** How other services' entries arrive: verified, once, in order. */
@NullMarked
package org.throughbill.ledger.inbox;

import org.jspecify.annotations.NullMarked;
