/** What the product knows beforehand: places of the corridor and legal profiles, as data files. */
@NullMarked
package org.throughbill.acts.reference;

import org.jspecify.annotations.NullMarked;
