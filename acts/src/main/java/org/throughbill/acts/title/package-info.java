/** What a title chain says of control, order and content; the same fold for whoever reads one. */
@NullMarked
package org.throughbill.acts.title;

import org.jspecify.annotations.NullMarked;
