package org.throughbill.ledger.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.throughbill.acts.value.PartyId;

/** How often a party may ask. */
@ApplicationScoped
class Rates {
  private final Allowance<PartyId> parties;

  @Inject
  Rates(
      @ConfigProperty(name = "throughbill.rate.per-second") long perSecond,
      @ConfigProperty(name = "throughbill.rate.burst") long burst) {
    this(perSecond, burst, System::nanoTime);
  }

  Rates(long perSecond, long burst, LongSupplier nanos) {
    this.parties = new Allowance<>(perSecond, burst, nanos);
  }

  /** Takes one request from what the party has left. */
  boolean allow(PartyId party) {
    return parties.allow(party);
  }
}
