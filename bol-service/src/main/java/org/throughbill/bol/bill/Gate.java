package org.throughbill.bol.bill;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.title.Title;

/** The gates of delivery (R32); the goods are handed over when all are open. */
public enum Gate {
  SURRENDERED(
      "the bill is surrendered to the operator",
      bill -> bill.title() instanceof Title.Surrendered || bill.title() instanceof Title.OnPaper),
  UNPLEDGED(
      "no pledge stands and no offer lies on the bill",
      bill -> !(bill.title() instanceof Title.Pledged) && !(bill.title() instanceof Title.Offered)),
  NO_HOLD("no authority holds the goods", bill -> bill.holds().isEmpty()),
  CLEARED(
      "customs has examined and passed the goods",
      bill -> bill.inspections().get(InspectionScope.CUSTOMS_EXAM) == InspectionResult.PASS),
  ARRIVED(
      "all of the goods have arrived at the end of the last leg",
      bill -> Transit.arrived(bill, bill.document().legs().size()).isPresent());

  private final String opensWhen;

  @SuppressWarnings("ImmutableEnumChecker") // the predicates above hold no state
  private final Predicate<Bill> open;

  Gate(String opensWhen, Predicate<Bill> open) {
    this.opensWhen = opensWhen;
    this.open = open;
  }

  public String opensWhen() {
    return opensWhen;
  }

  public static List<Gate> closedFor(Bill bill) {
    return Arrays.stream(values()).filter(gate -> !gate.open.test(bill)).toList();
  }
}
