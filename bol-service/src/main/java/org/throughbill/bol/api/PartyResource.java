package org.throughbill.bol.api;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.value.KeyId;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;
import org.throughbill.ledger.http.Callers;
import org.throughbill.ledger.register.Party;
import org.throughbill.ledger.register.Register;

/** The register of parties, open to every signed-in party: whoever verifies needs it. */
@Path("/parties")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class PartyResource {
  /** A party and its keys. */
  public record PartyPage(PartyId id, String name, boolean acceptsTransfers, List<KeyLine> keys) {
    static PartyPage of(Party party) {
      return new PartyPage(
          party.id(),
          party.name(),
          party.acceptsTransfers(),
          party.keys().values().stream()
              .map(KeyLine::of)
              .sorted(
                  Comparator.comparing(KeyLine::notBefore).thenComparing(key -> key.kid().value()))
              .toList());
    }
  }

  /** A key: its algorithm as in the JWS header, its roles, and until when it signs. */
  public record KeyLine(
      KeyId kid,
      String alg,
      List<Role> roles,
      @Nullable Office office,
      Instant notBefore,
      Instant notAfter,
      @Nullable Instant revokedSince) {
    static KeyLine of(RegisteredKey key) {
      return new KeyLine(
          key.key().id(),
          key.key().algorithm().header(),
          key.roles().stream().sorted().toList(),
          key.office(),
          key.notBefore(),
          key.notAfter(),
          key.revokedSince());
    }
  }

  private final Register register;
  private final Callers callers;

  PartyResource(Register register, Callers callers) {
    this.register = register;
    this.callers = callers;
  }

  @GET
  @Path("{id}")
  @RunOnVirtualThread
  public PartyPage read(@PathParam("id") String id) {
    callers.present();
    return register
        .party(partyId(id))
        .map(PartyPage::of)
        .orElseThrow(() -> new Refused(Form.NOT_FOUND, "no such party has enrolled"));
  }

  private static PartyId partyId(String id) {
    try {
      return new PartyId(id);
    } catch (Refused notAnId) {
      throw new Refused(Form.NOT_FOUND, "no such party has enrolled");
    }
  }
}
