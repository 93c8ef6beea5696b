/** What shippers, operators and holders read and prepare over HTTP. */
@NullMarked
package org.throughbill.bol.api;

import org.jspecify.annotations.NullMarked;
