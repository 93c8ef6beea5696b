/** Sending acts to a service and reading what it keeps. */
@NullMarked
package org.throughbill.acts.client;

import org.jspecify.annotations.NullMarked;
