/** Signatures and keys: bytes are verified first and parsed afterwards. */
@NullMarked
package org.throughbill.acts.sign;

import org.jspecify.annotations.NullMarked;
