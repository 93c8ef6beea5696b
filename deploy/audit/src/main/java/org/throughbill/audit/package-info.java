/** Checks from outside what never breaks; reads everything, trusts nothing, writes nothing. */
@NullMarked
package org.throughbill.audit;

import org.jspecify.annotations.NullMarked;
