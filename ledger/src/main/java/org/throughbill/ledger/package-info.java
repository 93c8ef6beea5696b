/** How acts are kept: appended once, in order, checked on reading. Knows no kind of act. */
@NullMarked
package org.throughbill.ledger;

import org.jspecify.annotations.NullMarked;
