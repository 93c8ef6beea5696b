package org.throughbill.bol.bill;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.document.MilestoneKind;

/**
 * How long a stretch of the journey was to take and took, computed from what was told of it.
 *
 * @param leg which leg, from 1; 0 for door to door
 * @param departed when the first units departed
 * @param arrived when the last units had arrived
 */
public record Transit(
    int leg, Duration promised, @Nullable Instant departed, @Nullable Instant arrived) {

  /** Leg by leg. */
  public static List<Transit> ofLegs(Bill bill) {
    return IntStream.rangeClosed(1, bill.document().legs().size())
        .mapToObj(leg -> ofLeg(bill, leg))
        .toList();
  }

  /** From the first leg's departure to the last leg's arrival. */
  public static Transit doorToDoor(Bill bill) {
    List<Leg> legs = bill.document().legs();
    return new Transit(
        0,
        Duration.between(legs.getFirst().departure(), legs.getLast().arrival()),
        departed(bill, 1).orElse(null),
        arrived(bill, legs.size()).orElse(null));
  }

  /** How long it took; empty while the units are on their way. */
  public Optional<Duration> actual() {
    return departed == null || arrived == null
        ? Optional.empty()
        : Optional.of(Duration.between(departed, arrived));
  }

  /** Whether it took no longer than promised; empty while the units are on their way. */
  public Optional<Boolean> isKept() {
    return actual().map(time -> time.compareTo(promised) <= 0);
  }

  private static Transit ofLeg(Bill bill, int leg) {
    Leg plan = bill.document().legs().get(leg - 1);
    return new Transit(
        leg,
        Duration.between(plan.departure(), plan.arrival()),
        departed(bill, leg).orElse(null),
        arrived(bill, leg).orElse(null));
  }

  private static Optional<Instant> departed(Bill bill, int leg) {
    return steps(bill.milestones(), leg, MilestoneKind.DEPARTED).stream()
        .map(TitleAct.Milestone::happenedAt)
        .min(Instant::compareTo);
  }

  /** When every unit had arrived. */
  static Optional<Instant> arrived(Bill bill, int leg) {
    return completed(bill.document(), bill.milestones(), leg, MilestoneKind.ARRIVED);
  }

  /** When a step was done with the last unit; a part of them does not complete it. */
  static Optional<Instant> completed(
      Document document, List<TitleAct.Milestone> told, int leg, MilestoneKind kind) {
    List<TitleAct.Milestone> steps = steps(told, leg, kind);
    var done = new HashSet<String>();
    steps.forEach(step -> done.addAll(unitsOf(document, step)));
    return consignment(document, leg).isWhole(done)
        ? steps.stream().map(TitleAct.Milestone::happenedAt).max(Instant::compareTo)
        : Optional.empty();
  }

  static Set<String> unitsOf(Document document, TitleAct.Milestone step) {
    return consignment(document, step.leg()).unitsOf(step.units());
  }

  private static Consignment consignment(Document document, int leg) {
    return Consignment.on(document, document.legs().get(leg - 1));
  }

  private static List<TitleAct.Milestone> steps(
      List<TitleAct.Milestone> told, int leg, MilestoneKind kind) {
    return told.stream().filter(step -> step.leg() == leg && step.kind() == kind).toList();
  }
}
