/** Checks chains from their bytes and a trusted root alone, without asking any registry. */
@NullMarked
package org.throughbill.acts.proof;

import org.jspecify.annotations.NullMarked;
