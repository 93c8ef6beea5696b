/** Bends sound requests and judges the answers: what every service must withstand. */
@NullMarked
package org.throughbill.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
