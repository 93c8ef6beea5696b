package org.throughbill.ledger.http;

import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
    this(perSecond, burst, TimeMeter.SYSTEM_NANOTIME);
  }

  Rates(long perSecond, long burst, TimeMeter time) {
    this.parties = new Allowance<>(perSecond, burst, time);
  }

  /** Takes one request from what the party has left. */
  boolean allow(PartyId party) {
    return parties.allow(party);
  }
}
