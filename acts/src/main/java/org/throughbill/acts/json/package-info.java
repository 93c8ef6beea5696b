/** Strict JSON: what is signed is read in one way only. */
@NullMarked
package org.throughbill.acts.json;

import org.jspecify.annotations.NullMarked;
