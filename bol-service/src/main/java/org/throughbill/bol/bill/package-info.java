/** The rules of the bill. No framework, no clock, no randomness. */
@NullMarked
package org.throughbill.bol.bill;

import org.jspecify.annotations.NullMarked;
