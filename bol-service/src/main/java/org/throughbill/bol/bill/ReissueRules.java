package org.throughbill.bol.bill;

import static org.throughbill.acts.Refused.require;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Replacement;
import org.throughbill.acts.title.Order;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.value.PartyId;

/** Whether a bill may be given up for another, and whether that one may take its place (R27). */
final class ReissueRules {
  private ReissueRules() {}

  /** Refuses what could not be issued afterwards: the old bill is void by then. */
  static void decide(
      Bill bill,
      TitleAct.SurrenderForAmendment surrender,
      @Nullable Statement statement,
      Situation situation) {
    Rules.requireAwareOfLiability(bill, surrender.by(), surrender.acknowledgeLiability());
    if (!(statement instanceof Statement.Agree agreement)) {
      throw new Refused(Rule.R27, "it is not given up around an agreement to the new document");
    }
    requireNothingLost(bill);
    requireForHolder(agreement, bill.operator(), surrender.by());
    requireIssuable(agreement.document(), situation);
  }

  /** Holds and failed inspections do not pass to the new bill, so they stop the old one's end. */
  private static void requireNothingLost(Bill bill) {
    require(
        bill.holds().isEmpty(),
        Rule.R27,
        "the goods are held by " + bill.holds().values() + "; have the hold lifted first");
    require(
        bill.findings().failures().isEmpty(),
        Rule.R27,
        "an inspection has failed; have it corrected or passed first");
  }

  private static void requireForHolder(
      Statement.Agree agreement, PartyId operator, PartyId holder) {
    Document document = agreement.document();
    require(
        agreement.by().equals(document.consignor().party()),
        Rule.R27,
        "the agreement is not that of the consignor it names");
    require(
        document.operator().party().equals(operator),
        Rule.R27,
        "the operator that takes the bill back issues the new one");
    require(
        Order.atIssue(document).leadsTo(holder),
        Rule.R27,
        "the new bill is made out to the order of who gives this one up: " + holder);
  }

  private static void requireIssuable(Document document, Situation situation) {
    List<Fault> faults = IssueRules.faults(document, situation.places(), situation.profiles());
    if (!faults.isEmpty()) {
      var all = new ArrayList<Fault>();
      all.add(new Fault("/agreement", Rule.R27, "a bill of what is agreed is not issued"));
      all.addAll(faults);
      throw new Refused(all);
    }
  }

  /** The announced number has to be free, or nothing could ever take the bill's place. */
  static void decideVoid(Bill bill, TitleAct.VoidBill gone, Situation situation) {
    surrendering(bill).replacedBy(gone.replacedBy());
    requireNothingLost(bill);
    require(
        !situation.bills().isIssued(bill.operator(), gone.replacedBy()),
        Rule.R27,
        "the operator has a bill numbered " + gone.replacedBy());
  }

  /** A bill that is given up for another is not owed delivery. */
  static void decideAcceptance(Bill bill) {
    surrendering(bill).accepted();
  }

  private static Title.Surrendering surrendering(Bill bill) {
    if (bill.title() instanceof Title.Surrendering surrendering) {
      return surrendering;
    }
    throw new Refused(Rule.R31, "the bill is not up for surrender");
  }

  /** The new bill is for the holder and of the content that the old one was given up for. */
  static void decideIssue(TitleAct.Issue issue, Situation situation) {
    Replacement replaces = issue.replaces();
    if (replaces == null) {
      return;
    }
    Bill old =
        situation
            .bills()
            .find(replaces.bill())
            .filter(bill -> bill.operator().equals(issue.by()))
            .orElseThrow(() -> new Refused(Rule.R27, "the operator has issued no such bill"));
    if (!(old.title() instanceof Title.Voided gone)) {
      throw new Refused(Rule.R27, "the bill it replaces is not void: " + old.title().state());
    }
    require(
        gone.agreement().equals(issue.agreement().id()),
        Rule.R27,
        "the bill it replaces was given up for another document");
    require(
        gone.holder().equals(replaces.holder()),
        Rule.R27,
        "the bill it replaces was given up by " + gone.holder());
    require(
        gone.replacedBy().equals(issue.number()),
        Rule.R27,
        "the bill it replaces says that its successor is number " + gone.replacedBy());
  }
}
