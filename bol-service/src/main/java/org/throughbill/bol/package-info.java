/** The title chain: the use cases that extend it. */
@NullMarked
package org.throughbill.bol;

import org.jspecify.annotations.NullMarked;
