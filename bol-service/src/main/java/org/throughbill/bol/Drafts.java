package org.throughbill.bol;

import static org.throughbill.acts.Refused.require;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Warnings;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.reference.LegalProfiles;
import org.throughbill.acts.reference.Places;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.PartyId;
import org.throughbill.bol.bill.IssueRules;
import org.throughbill.bol.view.Draft;
import org.throughbill.ledger.OwnRows;
import org.throughbill.ledger.register.Register;

/**
 * Drafts: the shipper writes a document, the consignor agrees, the operator then has what it signs
 * around.
 */
@ApplicationScoped
public class Drafts {
  private final Register register;
  private final Places places;
  private final LegalProfiles profiles;
  private final OwnRows own;
  private final Clock clock;

  Drafts(Register register, Places places, LegalProfiles profiles, OwnRows own, Clock clock) {
    this.register = register;
    this.own = own;
    this.places = places;
    this.profiles = profiles;
    this.clock = clock;
  }

  /** Keeps a document that its own rules allow; whoever drafts is its shipper. */
  public Draft write(byte[] json, PartyId shipper) {
    Document document = RecordJson.read(json, Document.class);
    var draft = new Draft();
    draft.id = UUID.randomUUID();
    draft.shipper = shipper.value();
    draft.consignor = document.consignor().party().value();
    draft.operator = document.operator().party().value();
    draft.document = new String(RecordJson.write(document), StandardCharsets.UTF_8);
    draft.draftedAt = clock.instant();
    QuarkusTransaction.requiringNew().run(draft::persist);
    return draft;
  }

  /**
   * What would keep a document from being issued now, and what deserves a second look. Fields that
   * cannot be read are told first; what they hide is judged once they can.
   */
  public Findings check(byte[] json) {
    try {
      Document document = RecordJson.read(json, Document.class);
      return new Findings(IssueRules.faults(document, places, profiles), Warnings.about(document));
    } catch (Refused refused) {
      return new Findings(refused.faults(), List.of());
    }
  }

  /** What a check of a document finds. */
  public record Findings(List<Fault> faults, List<Fault> warnings) {}

  /** Keeps the consignor's signed agreement with the draft it is about. */
  public Draft agree(UUID id, SignedAct signed, PartyId caller) {
    var agreement = register.admit(signed, clock.instant()).act();
    if (!(agreement instanceof Statement.Agree agree)) {
      throw new Refused(Form.WRONG_PLACE, "a draft takes a consignor's agreement");
    }
    return own.of(
        caller,
        () -> {
          Draft draft = known(id, caller);
          require(agree.by().value().equals(draft.consignor), Rule.R01, "the consignor agrees");
          require(
              agree.document().equals(document(draft)),
              Rule.R01,
              "the agreement is to another document");
          draft.agreement = signed.value();
          return draft;
        });
  }

  public Draft find(UUID id, PartyId caller) {
    return own.of(caller, () -> known(id, caller));
  }

  private static Draft known(UUID id, PartyId caller) {
    Draft draft = Draft.findById(id);
    if (draft == null || !draft.concerns(caller)) {
      throw new Refused(Form.NOT_FOUND, "there is no such draft");
    }
    return draft;
  }

  /** The drafts that concern a party, newest first; after one of them, those before it. */
  public List<Draft> concerning(PartyId caller, @Nullable UUID after, int limit) {
    return own.of(
        caller, () -> Draft.concerning(caller, after == null ? null : known(after, caller), limit));
  }

  /** The document that a draft holds. */
  public static Document document(Draft draft) {
    return RecordJson.read(draft.document.getBytes(StandardCharsets.UTF_8), Document.class);
  }
}
