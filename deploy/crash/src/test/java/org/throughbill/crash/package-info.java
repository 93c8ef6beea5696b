/** Crash campaigns: what was acknowledged survives whatever is killed. */
@NullMarked
package org.throughbill.crash;

import org.jspecify.annotations.NullMarked;
