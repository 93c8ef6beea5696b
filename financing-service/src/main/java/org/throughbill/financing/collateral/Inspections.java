package org.throughbill.financing.collateral;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.value.Authority;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;

/**
 * The goods of a bill as officers have found them: the fold of the followed inspection chain.
 *
 * @param holds the holds in force
 * @param results the last result in each scope
 * @param failures the failed inspections that nothing has set right
 */
public record Inspections(
    Map<Hold, Office> holds,
    Map<InspectionScope, InspectionResult> results,
    Map<NotationId, InspectionAct.Inspect> failures) {
  public static final Inspections NONE = new Inspections(Map.of(), Map.of(), Map.of());

  /** A hold's identity: only its own authority lifts it (R51). */
  public record Hold(Authority authority, NotationId id) {}

  public Inspections {
    holds = Map.copyOf(holds);
    results = Map.copyOf(results);
    failures = Map.copyOf(failures);
  }

  /** The goods after an entry of the inspection chain. */
  public static Inspections after(Inspections before, Entry entry, Act act) {
    return switch (act) {
      case InspectionAct.Inspect inspect -> before.inspected(inspect);
      case InspectionAct.Hold hold -> before.held(hold);
      case InspectionAct.Lift lift -> before.lifted(lift);
      default ->
          throw new IllegalStateException(entry.chainId() + " holds an act that is no inspection");
    };
  }

  private Inspections inspected(InspectionAct.Inspect inspect) {
    var newResults = new EnumMap<InspectionScope, InspectionResult>(InspectionScope.class);
    newResults.putAll(results);
    newResults.put(inspect.scope(), inspect.result());
    var newFailures = new HashMap<>(failures);
    newFailures.values().removeIf(failed -> setsRight(inspect, failed));
    if (inspect.result() == InspectionResult.FAIL) {
      newFailures.put(inspect.id(), inspect);
    }
    return new Inspections(holds, newResults, newFailures);
  }

  /** A correction takes the place of its record; a pass settles the failures of what it covers. */
  private static boolean setsRight(InspectionAct.Inspect now, InspectionAct.Inspect failed) {
    boolean covers =
        now.units().isEmpty()
            || (!failed.units().isEmpty() && now.units().containsAll(failed.units()));
    return sameId(failed.id(), now.corrects())
        || (now.result() == InspectionResult.PASS && now.scope() == failed.scope() && covers);
  }

  private static boolean sameId(NotationId id, @Nullable NotationId other) {
    return id.equals(other);
  }

  private Inspections held(InspectionAct.Hold hold) {
    var newHolds = new HashMap<>(holds);
    newHolds.put(new Hold(hold.office().authority(), hold.id()), hold.office());
    return new Inspections(newHolds, results, failures);
  }

  private Inspections lifted(InspectionAct.Lift lift) {
    var newHolds = new HashMap<>(holds);
    newHolds.remove(new Hold(lift.office().authority(), lift.hold()));
    return new Inspections(newHolds, results, failures);
  }
}
