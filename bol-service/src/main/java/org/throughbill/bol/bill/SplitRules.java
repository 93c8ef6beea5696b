package org.throughbill.bol.bill;

import java.util.ArrayList;
import java.util.List;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.value.BillNumber;

/** Whether a bill may be given up for its parts (R83); each is issued as R27 has it. */
final class SplitRules {
  private SplitRules() {}

  /** Refuses what could not be issued afterwards: the old bill is void by then. */
  static void decide(
      Bill bill,
      TitleAct.SurrenderForSplit surrender,
      List<Statement> statements,
      Situation situation) {
    Rules.requireAwareOfLiability(bill, surrender.by(), surrender.acknowledgeLiability());
    ReissueRules.requireNothingLost(bill, Rule.R83);
    var parts = new ArrayList<Document>();
    for (int i = 0; i < statements.size(); i++) {
      Statement.Agree agreement = agreement(statements.get(i));
      ReissueRules.requireForHolder(agreement, bill.operator(), surrender.by(), Rule.R83);
      ReissueRules.requireIssuable(agreement.document(), "/agreements/" + i, Rule.R83, situation);
      parts.add(agreement.document());
    }
    new Parts(Parts.Way.SPLIT, bill.document(), parts).requireTheWhole();
  }

  private static Statement.Agree agreement(Statement statement) {
    if (statement instanceof Statement.Agree agreement) {
      return agreement;
    }
    throw new Refused(Rule.R83, "it is not given up around agreements to the parts");
  }

  /** The announced numbers have to be free, or a part could never be issued. */
  static void decide(Bill bill, TitleAct.SplitBill split, Situation situation) {
    ReissueRules.surrendering(bill).splitInto(split.into());
    ReissueRules.requireNothingLost(bill, Rule.R83);
    for (BillNumber number : split.into()) {
      ReissueRules.requireFree(bill, number, Rule.R83, situation);
    }
  }
}
