/** An example for banks: the least that follows collateral and trusts nobody. */
@NullMarked
package org.throughbill.consumer;

import org.jspecify.annotations.NullMarked;
