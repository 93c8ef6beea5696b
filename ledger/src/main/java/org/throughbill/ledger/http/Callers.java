package org.throughbill.ledger.http;

import static org.throughbill.acts.Refused.require;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.value.PartyId;

/**
 * Reads the caller from the access token of the present request, which counts as one of its own.
 */
@RequestScoped
public class Callers {
  private final SecurityIdentity identity;
  private final Rates rates;
  private @Nullable Caller known;

  Callers(SecurityIdentity identity, Rates rates) {
    this.identity = identity;
    this.rates = rates;
  }

  public Caller present() {
    Caller caller = known;
    if (caller == null) {
      caller = read();
      known = caller;
      require(
          caller.isRegistry() || rates.allow(caller.party()),
          Form.TOO_MANY,
          "the party has sent more requests than it may");
    }
    return caller;
  }

  /** The caller, if anything has asked for it: its token was valid then. */
  Optional<Caller> known() {
    return Optional.ofNullable(known);
  }

  private Caller read() {
    if (identity.getPrincipal() instanceof JsonWebToken token
        && token.getClaim("party") instanceof String party) {
      return new Caller(
          new PartyId(party),
          String.valueOf(token.getSubject()),
          identity.getRoles(),
          signedInAt(token),
          token.getClaim("acr") instanceof String acr ? acr : null);
    }
    throw new Refused(Form.NOT_SIGNED_IN, "the token names no party");
  }

  private static @Nullable Instant signedInAt(JsonWebToken token) {
    Object time = token.getClaim("auth_time");
    try {
      return time == null ? null : Instant.ofEpochSecond(Long.parseLong(time.toString()));
    } catch (NumberFormatException notATime) {
      return null;
    }
  }
}
