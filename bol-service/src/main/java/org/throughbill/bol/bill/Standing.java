package org.throughbill.bol.bill;

import java.util.Set;
import org.throughbill.acts.Role;

/**
 * What the register says of a party that an act names.
 *
 * @param acceptsTransfers whether it has a standing acceptance of transfers; not while it is frozen
 */
public record Standing(boolean enrolled, boolean acceptsTransfers, Set<Role> roles) {
  public static final Standing STRANGER = new Standing(false, false, Set.of());
}
