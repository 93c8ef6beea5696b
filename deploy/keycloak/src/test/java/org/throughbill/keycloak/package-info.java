/** The realm that production signs in with, tried on a real Keycloak. */
@NullMarked
package org.throughbill.keycloak;

import org.jspecify.annotations.NullMarked;
