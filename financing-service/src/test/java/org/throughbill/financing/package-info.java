/** Finance told as stories, on facts that are signed for real. */
@NullMarked
package org.throughbill.financing;

import org.jspecify.annotations.NullMarked;
