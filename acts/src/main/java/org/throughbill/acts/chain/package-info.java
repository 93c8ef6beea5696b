/** Chains of entries: where acts stand, in order, each bound to the one before. */
@NullMarked
package org.throughbill.acts.chain;

import org.jspecify.annotations.NullMarked;
