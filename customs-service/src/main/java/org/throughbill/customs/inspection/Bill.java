package org.throughbill.customs.inspection;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.PartyId;

/**
 * A bill of lading as far as officers need it: the fold of the title chain that is followed.
 *
 * @param issuedAt when the registry sealed the issue
 * @param proposal the amendment that is proposed, where one is
 * @param delivered whether the goods are delivered, which ends the bill
 */
public record Bill(
    BillNumber number,
    Document document,
    Instant issuedAt,
    Interest interest,
    @Nullable Proposal proposal,
    boolean delivered) {
  /** Changes to the document, and whose consent they still need. */
  public record Proposal(List<Change> changes, Set<PartyId> awaited) {
    public Proposal {
      changes = List.copyOf(changes);
      awaited = Set.copyOf(awaited);
    }

    Proposal consented(PartyId party) {
      var others = new HashSet<>(awaited);
      others.remove(party);
      return new Proposal(changes, others);
    }
  }

  /** The bill that an issue founds. */
  public static Bill issued(Entry entry, TitleAct.Issue issue) {
    var agreement = (Statement.Agree) Acts.read(issue.agreement().payload());
    Document document = agreement.document();
    return new Bill(
        issue.number(),
        document,
        entry.sealedAt(),
        new Interest(document.firstHolder(), null),
        null,
        false);
  }

  /** The bill after an entry of its title chain; empty before its first. */
  public static Optional<Bill> after(Optional<Bill> bill, Entry entry, Act act) {
    if (act instanceof TitleAct.Issue issue) {
      return Optional.of(issued(entry, issue));
    }
    Bill before =
        bill.orElseThrow(
            () -> new IllegalStateException(entry.chainId() + " does not begin with an issue"));
    return Optional.of(
        switch (act) {
          case TitleAct.Control control -> before.controlled(control);
          // Notations: they stand on the title chain and change neither control nor contents.
          case TitleAct.Milestone _, TitleAct.Refusal _, InspectionAct _ -> before;
          default ->
              throw new IllegalStateException(
                  entry.chainId() + " holds an act that is no part of a title");
        });
  }

  private Bill controlled(TitleAct.Control act) {
    Bill moved =
        new Bill(
            number,
            document,
            issuedAt,
            interest.after(act),
            null,
            delivered || act instanceof TitleAct.Deliver);
    if (act instanceof TitleAct.Amend amend) {
      var parties = new HashSet<>(interest.consenting());
      parties.add(document.operator().party());
      return moved.amending(new Proposal(amend.changes(), parties).consented(amend.by()));
    }
    if (act instanceof TitleAct.Consent consent && proposal != null) {
      return moved.amending(proposal.consented(consent.by()));
    }
    return moved;
  }

  /** In force with the last consent; until then a proposal. */
  private Bill amending(Proposal proposed) {
    return proposed.awaited().isEmpty()
        ? new Bill(
            number,
            Change.apply(proposed.changes(), document, Document.class),
            issuedAt,
            interest,
            null,
            delivered)
        : new Bill(number, document, issuedAt, interest, proposed, delivered);
  }
}
