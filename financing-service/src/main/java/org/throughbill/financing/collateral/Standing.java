package org.throughbill.financing.collateral;

import java.util.Set;
import org.throughbill.acts.Role;

/** What the register says of a party that an act names. */
public record Standing(boolean enrolled, Set<Role> roles) {
  public static final Standing STRANGER = new Standing(false, Set.of());
}
