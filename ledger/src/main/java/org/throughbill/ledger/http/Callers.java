package org.throughbill.ledger.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.value.PartyId;

/** Reads the caller from the access token of the present request. */
@RequestScoped
public class Callers {
  private final SecurityIdentity identity;

  Callers(SecurityIdentity identity) {
    this.identity = identity;
  }

  public Caller present() {
    if (identity.getPrincipal() instanceof JsonWebToken token
        && token.getClaim("party") instanceof String party) {
      return new Caller(new PartyId(party), identity.getRoles());
    }
    throw new Refused(Form.NOT_SIGNED_IN, "the token names no party");
  }
}
