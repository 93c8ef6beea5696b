package org.throughbill.bol.bill;

import static org.throughbill.acts.Refused.require;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Judgement;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.value.Unlocode;

/**
 * Whether a bill may be issued as its document has it.
 *
 * <p>What a document can never say is judged where it is read; here stands what depends on the
 * registry, so that a bill can still be read after a list of places has changed.
 */
public final class IssueRules {
  private IssueRules() {}

  static void decide(
      TitleAct.Issue issue, @Nullable Statement statement, Predicate<Unlocode> places) {
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
    var judgement = new Judgement();
    requireKnown(judgement, "/place", issue.place(), places);
    judgement.at("/document", () -> judge(document, places).pass()).pass();
  }

  /** What would keep this document from being issued now, all at once. */
  public static List<Fault> faults(Document document, Predicate<Unlocode> places) {
    return judge(document, places).faults();
  }

  private static Judgement judge(Document document, Predicate<Unlocode> places) {
    var judgement = new Judgement();
    requireKnown(judgement, "/receipt/locode", document.receipt().locode(), places);
    requireKnown(judgement, "/delivery/locode", document.delivery().locode(), places);
    List<Leg> legs = document.legs();
    for (int i = 0; i < legs.size(); i++) {
      requireKnown(judgement, "/legs/" + i + "/from/locode", legs.get(i).from().locode(), places);
      requireKnown(judgement, "/legs/" + i + "/to/locode", legs.get(i).to().locode(), places);
    }
    return judgement;
  }

  private static void requireKnown(
      Judgement judgement, String pointer, Unlocode place, Predicate<Unlocode> places) {
    judgement.require(
        places.test(place),
        pointer,
        Rule.R10,
        place
            + " is no place this registry knows: take one of GET /places, with a subLocation for a"
            + " terminal or station, or have the registrar load the UN/LOCODE list");
  }
}
