/** Who read and did what. */
@NullMarked
package org.throughbill.ledger.audit;

import org.jspecify.annotations.NullMarked;
