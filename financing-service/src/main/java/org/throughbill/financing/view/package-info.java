/** Read models of the collateral chains, rebuilt from them at any time. */
@NullMarked
package org.throughbill.financing.view;

import org.jspecify.annotations.NullMarked;
