package org.throughbill.acts.sign;

import static org.throughbill.acts.Refused.require;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;

/**
 * A key as the party register knows it.
 *
 * @param office the office an officer acts for
 * @param revokedSince from when the key signs nothing more
 * @param freezes for which times its party was frozen
 */
public record RegisteredKey(
    VerificationKey key,
    PartyId party,
    Set<Role> roles,
    @Nullable Office office,
    Instant notBefore,
    Instant notAfter,
    @Nullable Instant revokedSince,
    List<Freeze> freezes) {
  public RegisteredKey {
    freezes = List.copyOf(freezes);
  }

  /** A key of a party that was never frozen. */
  public RegisteredKey(
      VerificationKey key,
      PartyId party,
      Set<Role> roles,
      @Nullable Office office,
      Instant notBefore,
      Instant notAfter,
      @Nullable Instant revokedSince) {
    this(key, party, roles, office, notBefore, notAfter, revokedSince, List.of());
  }

  public RegisteredKey revoked(Instant since) {
    return new RegisteredKey(key, party, roles, office, notBefore, notAfter, since, freezes);
  }

  public RegisteredKey under(List<Freeze> times) {
    return new RegisteredKey(key, party, roles, office, notBefore, notAfter, revokedSince, times);
  }

  public boolean signsAt(Instant time) {
    try {
      requireValidAt(time);
      return true;
    } catch (Refused doesNot) {
      return false;
    }
  }

  /** A key is judged as at the time the act is sealed. */
  void requireValidAt(Instant time) {
    require(!time.isBefore(notBefore), Rule.R40, () -> "the key is not valid before " + notBefore);
    require(!time.isAfter(notAfter), Rule.R40, () -> "the key expired at " + notAfter);
    require(
        revokedSince == null || time.isBefore(revokedSince),
        Rule.R40,
        () -> "the key was revoked from " + revokedSince);
    for (Freeze freeze : freezes) {
      require(!freeze.holdsAt(time), Rule.R40, () -> party + " is frozen since " + freeze.since());
    }
  }
}
