package org.throughbill.bol.bill;

import static org.throughbill.acts.Refused.require;

import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;

/** Whether a bill may be issued as its document has it. */
final class IssueRules {
  private IssueRules() {}

  static void decide(TitleAct.Issue issue, @Nullable Statement statement) {
    if (!(statement instanceof Statement.Agree agreement)) {
      throw new Refused(Rule.R01, "the issue is not signed around a consignor's agreement");
    }
    var document = agreement.document();
    require(
        agreement.by().equals(document.consignor().party()),
        Rule.R01,
        "the agreement is not the consignor's");
    require(
        issue.by().equals(document.operator().party()),
        Rule.R01,
        "the document names another operator");
  }
}
