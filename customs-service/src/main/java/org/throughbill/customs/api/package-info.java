/** What officers and the parties to a bill read and prepare over HTTP. */
@NullMarked
package org.throughbill.customs.api;

import org.jspecify.annotations.NullMarked;
