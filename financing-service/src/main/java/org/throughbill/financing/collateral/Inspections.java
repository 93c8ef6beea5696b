package org.throughbill.financing.collateral;

import java.util.HashMap;
import java.util.Map;
import org.throughbill.acts.Act;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.inspection.Findings;
import org.throughbill.acts.value.Authority;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;

/**
 * The goods of a bill as officers have found them: the fold of the followed inspection chain.
 *
 * @param holds the holds in force
 */
public record Inspections(Map<Hold, Office> holds, Findings findings) {
  public static final Inspections NONE = new Inspections(Map.of(), Findings.NONE);

  /** A hold's identity: only its own authority lifts it (R51). */
  public record Hold(Authority authority, NotationId id) {}

  public Inspections {
    holds = Map.copyOf(holds);
  }

  /** The goods after an entry of the inspection chain. */
  public static Inspections after(Inspections before, Entry entry, Act act) {
    return switch (act) {
      case InspectionAct.Inspect inspect ->
          new Inspections(before.holds, before.findings.after(inspect));
      case InspectionAct.Hold hold -> before.held(hold);
      case InspectionAct.Lift lift -> before.lifted(lift);
      default ->
          throw new IllegalStateException(entry.chainId() + " holds an act that is no inspection");
    };
  }

  private Inspections held(InspectionAct.Hold hold) {
    var newHolds = new HashMap<>(holds);
    newHolds.put(new Hold(hold.office().authority(), hold.id()), hold.office());
    return new Inspections(newHolds, findings);
  }

  private Inspections lifted(InspectionAct.Lift lift) {
    var newHolds = new HashMap<>(holds);
    newHolds.remove(new Hold(lift.office().authority(), lift.hold()));
    return new Inspections(newHolds, findings);
  }
}
