package org.throughbill.bol.bill;

import static org.throughbill.acts.Refused.require;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.json.Change;

/** Whether an amendment may be proposed (R26). */
final class AmendmentRules {
  /** What makes a bill this bill; with another operator, order or law it is another. */
  private static final List<String> IDENTITY =
      List.of(
          "/notation",
          "/operator",
          "/consignor",
          "/order",
          "/originals",
          "/issuance",
          "/procedures");

  private AmendmentRules() {}

  /** Refuses a proposal that could not be in force even with every consent. */
  static void decide(Bill bill, TitleAct.Amend terms, Situation situation) {
    Instant now = situation.now();
    require(terms.until().isAfter(now), Rule.R26, "the proposal's term has passed");
    require(
        bill.title().at(now).claimant().filter(bill.order()::leadsTo).isPresent(),
        Rule.R17,
        "there is no holder to consent: the order does not lead to who would be");
    terms.changes().forEach(AmendmentRules::requireAmendable);
    Document amended = Change.apply(terms.changes(), bill.document(), Document.class);
    require(
        GoodsClaims.of(amended).equals(GoodsClaims.of(bill.document())),
        Rule.R26,
        "by these marks the goods are known; with other goods it is another bill");
    requireIssuable(bill.document(), amended, situation);
  }

  /** What may not be issued is not reached by way of an amendment either. */
  private static void requireIssuable(Document before, Document amended, Situation situation) {
    List<Fault> faults =
        before.isInternational()
            ? IssueRules.faults(amended, situation.places(), situation.profiles())
            : IssueRules.faultsOnceIssued(amended, situation);
    if (!faults.isEmpty()) {
      throw new Refused(
          Stream.concat(
                  Stream.of(
                      new Fault("/changes", Rule.R26, "a bill of what they make is not issued")),
                  faults.stream())
              .toList());
    }
  }

  private static void requireAmendable(Change change) {
    String pointer = change.pointer();
    require(
        !isWithin(pointer, "/condition"),
        Rule.R09,
        "the condition of the goods is stated at issue and not later");
    require(
        IDENTITY.stream().noneMatch(part -> isWithin(pointer, part)),
        Rule.R26,
        pointer + " makes the bill what it is; another is a new bill");
  }

  private static boolean isWithin(String pointer, String part) {
    return pointer.equals(part) || pointer.startsWith(part + "/");
  }
}
