/** What an assessor of the registry's reliability asks, and the tests that answer. */
@NullMarked
package org.throughbill.reliability;

import org.jspecify.annotations.NullMarked;
