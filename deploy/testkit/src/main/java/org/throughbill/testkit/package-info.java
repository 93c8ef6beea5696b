/** The servers a test runs on. */
@NullMarked
package org.throughbill.testkit;

import org.jspecify.annotations.NullMarked;
