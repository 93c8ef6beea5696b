/** The registry from a shell, for whoever holds a key. */
@NullMarked
package org.throughbill.cli;

import org.jspecify.annotations.NullMarked;
