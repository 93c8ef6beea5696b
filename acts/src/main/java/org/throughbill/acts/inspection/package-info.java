/** What officers' records say of the goods; the same fold for whoever reads an inspection chain. */
@NullMarked
package org.throughbill.acts.inspection;

import org.jspecify.annotations.NullMarked;
