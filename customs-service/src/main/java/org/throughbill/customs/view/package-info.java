/** Read models of the cases, rebuilt from the chains at any time. */
@NullMarked
package org.throughbill.customs.view;

import org.jspecify.annotations.NullMarked;
