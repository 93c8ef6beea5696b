/** The rules of collateral, each refused and allowed. */
@NullMarked
package org.throughbill.financing.collateral;

import org.jspecify.annotations.NullMarked;
