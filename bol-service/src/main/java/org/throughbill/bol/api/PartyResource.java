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
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.register.Party;
import org.throughbill.acts.register.Proposal;
import org.throughbill.acts.sign.Freeze;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.KeyId;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;
import org.throughbill.ledger.Ledger;
import org.throughbill.ledger.http.Callers;
import org.throughbill.ledger.register.Register;

/** The register of parties, open to every signed-in party: whoever verifies needs it. */
@Path("/parties")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class PartyResource {
  /**
   * A party and its keys.
   *
   * @param freezes for which times nothing of the party is accepted
   * @param proposed a new key that waits for a second registrar
   * @param head hash of the last entry of the party's chain: the next act about it goes after this
   */
  public record PartyPage(
      PartyId id,
      String name,
      boolean acceptsTransfers,
      List<KeyLine> keys,
      List<Freeze> freezes,
      @Nullable ProposalLine proposed,
      Hash head) {
    static PartyPage of(Party party, Hash head) {
      return new PartyPage(
          party.id(),
          party.name(),
          party.acceptsTransfers(),
          party.keys().values().stream()
              .map(KeyLine::of)
              .sorted(
                  Comparator.comparing(KeyLine::notBefore).thenComparing(key -> key.kid().value()))
              .toList(),
          party.freezes(),
          party.proposed() == null ? null : ProposalLine.of(party.proposed()),
          head);
    }
  }

  /** A proposed key, and the registrar who proposed it. */
  public record ProposalLine(KeyLine key, PartyId by) {
    static ProposalLine of(Proposal proposal) {
      return new ProposalLine(KeyLine.of(proposal.key()), proposal.by());
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
  private final Ledger ledger;
  private final Callers callers;

  PartyResource(Register register, Ledger ledger, Callers callers) {
    this.register = register;
    this.ledger = ledger;
    this.callers = callers;
  }

  /**
   * A party and its keys, past ones too.
   *
   * @param id the id of the party
   */
  @GET
  @Path("{id}")
  @RunOnVirtualThread
  public PartyPage read(@PathParam("id") String id) {
    callers.present();
    return register
        .party(partyId(id))
        .map(party -> PartyPage.of(party, ledger.head(ChainId.party(party.id())).hash()))
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
