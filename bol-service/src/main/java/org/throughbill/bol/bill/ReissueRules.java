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
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
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
    requireNothingLost(bill, Rule.R27);
    requireForHolder(agreement, bill.operator(), surrender.by(), Rule.R27);
    requireIssuable(agreement.document(), "/agreement", Rule.R27, situation);
  }

  /** Holds and failed inspections do not pass to the new bill, so they stop the old one's end. */
  static void requireNothingLost(Bill bill, Rule rule) {
    require(
        bill.holds().isEmpty(),
        rule,
        "the goods are held by " + bill.holds().values() + "; have the hold lifted first");
    require(
        bill.findings().failures().isEmpty(),
        rule,
        "an inspection has failed; have it corrected or passed first");
  }

  static void requireForHolder(
      Statement.Agree agreement, PartyId operator, PartyId holder, Rule rule) {
    Document document = agreement.document();
    require(
        agreement.by().equals(document.consignor().party()),
        rule,
        "the agreement is not that of the consignor it names");
    require(
        document.operator().party().equals(operator),
        rule,
        "the operator that takes the bill back issues the new one");
    require(
        Order.atIssue(document).leadsTo(holder),
        rule,
        "the new bill is made out to the order of who gives this one up: " + holder);
  }

  static void requireIssuable(Document document, String pointer, Rule rule, Situation situation) {
    List<Fault> faults = IssueRules.faults(document, situation.places(), situation.profiles());
    if (!faults.isEmpty()) {
      var all = new ArrayList<Fault>();
      all.add(new Fault(pointer, rule, "a bill of what is agreed is not issued"));
      all.addAll(faults);
      throw new Refused(all);
    }
  }

  /** The announced number has to be free, or nothing could ever take the bill's place. */
  static void decideVoid(Bill bill, TitleAct.VoidBill gone, Situation situation) {
    surrendering(bill).replacedBy(gone.replacedBy());
    requireNothingLost(bill, Rule.R27);
    requireFree(bill, gone.replacedBy(), Rule.R27, situation);
  }

  static void requireFree(Bill bill, BillNumber number, Rule rule, Situation situation) {
    require(
        !situation.bills().isIssued(bill.operator(), number),
        rule,
        "the operator has a bill numbered " + number);
  }

  /** A bill that is given up for another is not owed delivery. */
  static void decideAcceptance(Bill bill) {
    surrendering(bill).accepted();
  }

  static Title.Surrendering surrendering(Bill bill) {
    if (bill.title() instanceof Title.Surrendering surrendering) {
      return surrendering;
    }
    throw new Refused(Rule.R31, "the bill is not up for surrender");
  }

  /** The new bill is for the holder and of the content that each old one was given up for. */
  static void decideIssue(TitleAct.Issue issue, Situation situation) {
    Replacement replaces = issue.replaces();
    if (replaces == null) {
      return;
    }
    for (BillId id : replaces.bills()) {
      Bill old =
          situation
              .bills()
              .find(id)
              .filter(bill -> bill.operator().equals(issue.by()))
              .orElseThrow(
                  () -> new Refused(Rule.R27, "the operator has issued no such bill: " + id));
      decideIssue(issue, replaces, old);
    }
  }

  private static void decideIssue(TitleAct.Issue issue, Replacement replaces, Bill old) {
    if (!(old.title() instanceof Title.Voided gone)) {
      throw new Refused(
          Rule.R27,
          "bill " + old.id() + ", which it replaces, is not void: " + old.title().state());
    }
    require(
        gone.merged().equals(replaces.merged()),
        Rule.R85,
        gone.merged().isEmpty()
            ? "bill " + old.id() + " was not merged; a bill replaces it alone"
            : "bill "
                + old.id()
                + " was merged; the whole replaces, in this order, "
                + gone.merged());
    Title.Successor successor =
        gone.successors().stream()
            .filter(one -> one.agreement().equals(issue.agreement().id()))
            .findFirst()
            .orElseThrow(
                () ->
                    new Refused(
                        Rule.R27, "the bill it replaces was given up for another document"));
    require(
        gone.holder().equals(replaces.holder()),
        Rule.R27,
        "the bill it replaces was given up by " + gone.holder());
    require(
        successor.number().equals(issue.number()),
        Rule.R27,
        "the bill it replaces says that its successor is number " + successor.number());
  }
}
