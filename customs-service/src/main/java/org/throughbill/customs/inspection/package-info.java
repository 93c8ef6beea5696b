/** The rules of the case. No framework, no clock, no randomness. */
@NullMarked
package org.throughbill.customs.inspection;

import org.jspecify.annotations.NullMarked;
