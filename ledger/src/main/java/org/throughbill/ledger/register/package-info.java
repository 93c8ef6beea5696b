/** The parties and their keys, as every service needs them to verify. */
@NullMarked
package org.throughbill.ledger.register;

import org.jspecify.annotations.NullMarked;
