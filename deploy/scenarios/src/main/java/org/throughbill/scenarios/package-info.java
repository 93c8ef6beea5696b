/** Real shipments of the corridor, played act by act against live services. */
@NullMarked
package org.throughbill.scenarios;

import org.jspecify.annotations.NullMarked;
