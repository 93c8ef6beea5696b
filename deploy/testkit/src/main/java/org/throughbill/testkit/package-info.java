/** What tests share: real servers, and the cases that every service has to pass. */
@NullMarked
package org.throughbill.testkit;

import org.jspecify.annotations.NullMarked;
