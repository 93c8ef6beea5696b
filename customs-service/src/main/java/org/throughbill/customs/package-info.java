/** The inspection chain: the use case that extends it. */
@NullMarked
package org.throughbill.customs;

import org.jspecify.annotations.NullMarked;
