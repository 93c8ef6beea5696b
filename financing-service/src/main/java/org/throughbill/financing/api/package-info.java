/** What banks and shippers read and prepare over HTTP. */
@NullMarked
package org.throughbill.financing.api;

import org.jspecify.annotations.NullMarked;
