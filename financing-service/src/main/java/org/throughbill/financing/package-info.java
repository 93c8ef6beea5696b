/** The collateral chain: finance asked for, offered, taken and released. */
@NullMarked
package org.throughbill.financing;

import org.jspecify.annotations.NullMarked;
