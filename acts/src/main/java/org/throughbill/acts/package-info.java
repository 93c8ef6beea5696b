/** What parties sign: every step that matters in law is an act in this package. */
@NullMarked
package org.throughbill.acts;

import org.jspecify.annotations.NullMarked;
