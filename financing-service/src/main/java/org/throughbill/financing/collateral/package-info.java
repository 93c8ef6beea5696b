/** The rules of collateral. No framework, no clock, no randomness. */
@NullMarked
package org.throughbill.financing.collateral;

import org.jspecify.annotations.NullMarked;
