package org.throughbill.bol.bill;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.throughbill.acts.InspectionAct.Inspect;
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
  CLEARED("customs has examined and passed all of the goods", Gate::isCleared),
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

  /** No failure stands, and the passes together are about everything on the bill. */
  private static boolean isCleared(Bill bill) {
    List<Inspect> passes = bill.findings().passes(InspectionScope.CUSTOMS_EXAM);
    var consignment = Consignment.on(bill.document(), bill.document().legs().getFirst());
    var examined = new HashSet<String>();
    passes.forEach(
        pass -> examined.addAll(consignment.unitsOf(pass.units().isEmpty() ? null : pass.units())));
    return !passes.isEmpty() && consignment.isWhole(examined);
  }

  public String opensWhen() {
    return opensWhen;
  }

  public static List<Gate> closedFor(Bill bill) {
    return Arrays.stream(values()).filter(gate -> !gate.open.test(bill)).toList();
  }
}
