package org.throughbill.ledger.http;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.value.PartyId;

/**
 * Who calls, as the access token says; who signed is another matter.
 *
 * @param account the token's subject: who or what at the party has signed in
 * @param roles the token's roles
 * @param signedInAt when the account last proved itself; absent where the provider does not say
 * @param acr how it proved itself, in the provider's words
 */
public record Caller(
    PartyId party,
    String account,
    Set<String> roles,
    @Nullable Instant signedInAt,
    @Nullable String acr) {
  /** The registry's own services read every chain. */
  public boolean isRegistry() {
    return roles.contains("registry");
  }

  /** An auditor reads all there is and does nothing. */
  public boolean isAuditor() {
    return roles.contains("auditor");
  }

  public boolean readsAll() {
    return isRegistry() || isAuditor();
  }

  /** Prepares a bank's acts of control, and hands none in. */
  public boolean isMaker() {
    return roles.contains("bank-maker");
  }

  /** Hands in a bank's acts of control, and prepares none. */
  public boolean isChecker() {
    return roles.contains("bank-checker");
  }
}
