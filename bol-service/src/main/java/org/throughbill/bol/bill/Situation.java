package org.throughbill.bol.bill;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.throughbill.acts.reference.LegalProfile;
import org.throughbill.acts.reference.LegalProfiles;
import org.throughbill.acts.reference.Places;
import org.throughbill.acts.value.PartyId;

/**
 * What a decision needs to know besides the bill.
 *
 * @param now when the act is sealed, if it is
 * @param standing what the register says of a party
 * @param registry the party that this registry signs its own refusals as
 * @param places the places this registry knows
 * @param profiles the legal profiles this registry knows
 * @param bills the other bills of this registry
 */
public record Situation(
    Instant now,
    Function<PartyId, Standing> standing,
    PartyId registry,
    Places places,
    LegalProfiles profiles,
    OtherBills bills) {
  /** Until when a bill that has ended is kept at least; empty while it lives (R43). */
  public Optional<Instant> keptUntil(Bill bill, Instant lastEntry) {
    return bill.title().hasEnded()
        ? Optional.of(
            lastEntry
                .atOffset(ZoneOffset.UTC)
                .plusYears(profileOf(bill).retentionYears())
                .toInstant())
        : Optional.empty();
  }

  /** The profile a bill was issued under; one that a live bill names is never taken away. */
  LegalProfile profileOf(Bill bill) {
    return profiles
        .find(bill.document().procedures().profile())
        .orElseThrow(() -> new IllegalStateException("the profile of " + bill.id() + " is gone"));
  }
}
