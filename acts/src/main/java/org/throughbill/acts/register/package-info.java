/** The parties and their keys as their chains say, for whoever verifies: services and outsiders. */
@NullMarked
package org.throughbill.acts.register;

import org.jspecify.annotations.NullMarked;
