package org.throughbill.bol.bill;

import static org.throughbill.acts.Refused.require;

import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.title.Title;

/** Whether the bill may go on paper (R29) and come back (R30). */
final class MediumRules {
  private MediumRules() {}

  static void decide(Bill bill, TitleAct.ConvertToPaper terms, Situation situation) {
    require(terms.until().isAfter(situation.now()), Rule.R29, "the proposal's term has passed");
    require(
        bill.title().at(situation.now()).claimant().filter(bill.order()::leadsTo).isPresent(),
        Rule.R17,
        "there is no holder to consent: the order does not lead to who would be");
  }

  static void decide(Bill bill, TitleAct.ConvertToElectronic terms, Situation situation) {
    require(terms.until().isAfter(situation.now()), Rule.R30, "the offer's term has passed");
    paper(bill, situation).requireAll(terms.surrendered());
    require(
        situation.standing().apply(terms.to()).enrolled(),
        Rule.R22,
        terms.to() + " is not enrolled");
    require(
        leadsBack(bill, terms, paper(bill, situation)),
        Rule.R17,
        "the paper's last endorsement does not lead to " + terms.to());
  }

  /** A pledgee gets its pledge back, whoever the order runs to; anybody else comes as holder. */
  private static boolean leadsBack(
      Bill bill, TitleAct.ConvertToElectronic terms, Title.OnPaper paper) {
    return paper.restoredTo(terms.to()) instanceof Title.Pledged
        || bill.order().afterPaper(terms.endorsement()).leadsTo(terms.to());
  }

  private static Title.OnPaper paper(Bill bill, Situation situation) {
    if (bill.title().at(situation.now()) instanceof Title.OnPaper paper) {
      return paper;
    }
    throw new Refused(Rule.R30, "the bill is not on paper");
  }
}
