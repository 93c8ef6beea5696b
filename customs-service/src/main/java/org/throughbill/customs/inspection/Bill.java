package org.throughbill.customs.inspection;

import java.time.Instant;
import java.util.Optional;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.value.BillNumber;

/**
 * A bill of lading as far as officers need it: the fold of the title chain that is followed.
 *
 * @param issuedAt when the registry sealed the issue
 * @param delivered whether the goods are delivered, which ends the bill
 */
public record Bill(
    BillNumber number, Document document, Instant issuedAt, Interest interest, boolean delivered) {
  /** The bill that an issue founds. */
  public static Bill issued(Entry entry, TitleAct.Issue issue) {
    var agreement = (Statement.Agree) Acts.read(issue.agreement().payload());
    Document document = agreement.document();
    return new Bill(
        issue.number(),
        document,
        entry.sealedAt(),
        new Interest(document.firstHolder(), null),
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
    return new Bill(
        number,
        document,
        issuedAt,
        interest.after(act),
        delivered || act instanceof TitleAct.Deliver);
  }
}
