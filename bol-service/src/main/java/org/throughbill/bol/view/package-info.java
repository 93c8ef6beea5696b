/** Read models of the title chains, rebuilt from them at any time. */
@NullMarked
package org.throughbill.bol.view;

import org.jspecify.annotations.NullMarked;
