/**
 * What a bill says: its document, endorsements, milestones and inspections in the trade's terms.
 */
@NullMarked
package org.throughbill.acts.document;

import org.jspecify.annotations.NullMarked;
