@NullMarked
package org.throughbill.bol.copy;

import org.jspecify.annotations.NullMarked;
