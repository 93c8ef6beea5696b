/** A copy of a bill for people to read and print; never the bill. */
@NullMarked
package org.throughbill.bol.copy;

import org.jspecify.annotations.NullMarked;
