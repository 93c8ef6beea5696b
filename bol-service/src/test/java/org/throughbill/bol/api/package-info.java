@NullMarked
package org.throughbill.bol.api;

import org.jspecify.annotations.NullMarked;
