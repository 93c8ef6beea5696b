/**
 * How many acts a second, how long one takes, and how far that is from what the machine could do.
 */
@NullMarked
package org.throughbill.bench;

import org.jspecify.annotations.NullMarked;
