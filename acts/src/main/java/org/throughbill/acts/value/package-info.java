/** The values a bill is made of; each judges itself when it is made. */
@NullMarked
package org.throughbill.acts.value;

import org.jspecify.annotations.NullMarked;
