/** What the example consumer makes of good, repeated, missing and forged records. */
@NullMarked
package org.throughbill.consumer;

import org.jspecify.annotations.NullMarked;
