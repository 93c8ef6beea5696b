package org.throughbill.ledger.http;

import java.util.Set;
import org.throughbill.acts.value.PartyId;

/**
 * Who calls, as the access token says; who signed is another matter.
 *
 * @param roles the token's roles
 */
public record Caller(PartyId party, Set<String> roles) {
  /** The registry's own services read every chain. */
  public boolean isRegistry() {
    return roles.contains("registry");
  }
}
