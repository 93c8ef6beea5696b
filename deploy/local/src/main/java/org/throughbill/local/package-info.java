/** The servers of a local stack without containers, and the start and end of its processes. */
@NullMarked
package org.throughbill.local;

import org.jspecify.annotations.NullMarked;
