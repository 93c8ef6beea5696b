package org.throughbill.customs.inspection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.throughbill.acts.Act;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.inspection.Findings;
import org.throughbill.acts.value.NotationId;

/**
 * What the authorities have to do with the goods under one bill: the fold of its inspection chain.
 * A value; what may follow it is decided in {@link Rules}.
 *
 * @param holds the holds in force, the oldest first
 * @param inspections every record in the order of the chain, the corrected ones too
 * @param notations the ids that are used up
 */
public record Case(
    List<InspectionAct.Hold> holds,
    List<InspectionAct.Inspect> inspections,
    Set<NotationId> notations) {
  /** The case of a bill on which no officer has acted. */
  public static final Case UNTOUCHED = new Case(List.of(), List.of(), Set.of());

  public Case {
    holds = List.copyOf(holds);
    inspections = List.copyOf(inspections);
    notations = Set.copyOf(notations);
  }

  /** The case after an entry that was decided before. */
  public Case after(Entry entry, Act act) {
    return switch (act) {
      case InspectionAct.Inspect inspect -> noted(inspect, holds, with(inspections, inspect));
      case InspectionAct.Hold hold -> noted(hold, with(holds, hold), inspections);
      case InspectionAct.Lift lift -> noted(lift, without(entry, lift.hold()), inspections);
      default ->
          throw new IllegalStateException(
              entry.chainId() + " holds an act that is not an officer's");
    };
  }

  public Optional<InspectionAct.Hold> hold(NotationId id) {
    return holds.stream().filter(hold -> hold.id().equals(id)).findFirst();
  }

  public Optional<InspectionAct.Inspect> inspection(NotationId id) {
    return inspections.stream().filter(record -> record.id().equals(id)).findFirst();
  }

  /** The record that takes the place of this one, if it was corrected. */
  public Optional<InspectionAct.Inspect> correctionOf(NotationId id) {
    return inspections.stream().filter(record -> id.equals(record.corrects())).findFirst();
  }

  /** The last result in each scope; a correction takes the place of what it corrects. */
  public Map<InspectionScope, InspectionResult> results() {
    Findings findings = Findings.NONE;
    for (InspectionAct.Inspect record : inspections) {
      findings = findings.after(record);
    }
    return findings.results();
  }

  private List<InspectionAct.Hold> without(Entry entry, NotationId id) {
    InspectionAct.Hold lifted =
        hold(id)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        entry.chainId() + " entry " + entry.seq() + " lifts no hold in force"));
    return holds.stream().filter(hold -> !hold.equals(lifted)).toList();
  }

  private Case noted(
      InspectionAct act,
      List<InspectionAct.Hold> newHolds,
      List<InspectionAct.Inspect> newInspections) {
    var used = new HashSet<>(notations);
    used.add(act.id());
    return new Case(newHolds, newInspections, used);
  }

  private static <T> List<T> with(List<T> before, T next) {
    var all = new ArrayList<>(before);
    all.add(next);
    return all;
  }
}
