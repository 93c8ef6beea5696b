package org.throughbill.bol.bill;

import static org.throughbill.acts.Refused.require;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.value.Unlocode;

/** Whether a step of the journey may be told. */
final class JourneyRules {
  private static final int MISSING_TOLD = 5;

  private JourneyRules() {}

  static void decide(Bill bill, TitleAct.Milestone milestone) {
    Rules.requireNew(bill, new Bill.Notation(milestone.by(), milestone.id()), Rule.R80);
    List<Leg> legs = bill.document().legs();
    require(milestone.leg() <= legs.size(), Rule.R80, "the bill has " + legs.size() + " legs");
    Leg leg = legs.get(milestone.leg() - 1);
    require(
        milestone.by().equals(leg.carrier()) || milestone.by().equals(bill.operator()),
        Rule.R80,
        "leg " + milestone.leg() + " is performed by " + leg.carrier());
    require(
        milestone.where().locode().equals(placeOf(milestone.kind(), leg)),
        Rule.R80,
        milestone.kind()
            + " of leg "
            + milestone.leg()
            + " is at "
            + placeOf(milestone.kind(), leg));
    require(
        milestone.kind() != MilestoneKind.ON_BOARD || leg.mode().isByWater(),
        Rule.R80,
        "goods go on board a ship, leg " + milestone.leg() + " is by " + leg.mode());
    require(
        !isLoading(milestone.kind()) || bill.holds().isEmpty(),
        Rule.R51,
        "the goods are held by " + bill.holds().values());
    Consignment.on(bill.document(), leg).requireTally(milestone.units());
    requireCounted(bill, milestone);
    bill.milestones().stream()
        .filter(before -> shareUnits(bill.document(), before, milestone))
        .forEach(before -> requireInOrder(before, milestone));
  }

  /** An on-board date on the document is that of a step recorded on the bill, or absent (R06). */
  static void requireRecordedOnBoard(Document document, List<TitleAct.Milestone> recorded) {
    if (document.onBoard() != null) {
      require(
          document.onBoard().equals(onBoard(document, recorded).orElse(null)),
          Rule.R06,
          "no loading on board at this time is recorded on the bill; leave it out, the ON_BOARD"
              + " milestone dates the bill");
    }
  }

  /** When the last of the goods was on board the first ship; empty before, and without a ship. */
  static Optional<Instant> onBoard(Document document, List<TitleAct.Milestone> recorded) {
    return IntStream.rangeClosed(1, document.legs().size())
        .mapToObj(leg -> Transit.completed(document, recorded, leg, MilestoneKind.ON_BOARD))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Once units have been counted at the end of an earlier leg, those go on, and no others. */
  private static void requireCounted(Bill bill, TitleAct.Milestone milestone) {
    List<TitleAct.Milestone> counts = lastCount(bill, milestone.leg());
    var found = new HashSet<String>();
    counts.forEach(count -> found.addAll(Transit.unitsOf(bill.document(), count)));
    List<String> missing =
        Transit.unitsOf(bill.document(), milestone).stream()
            .filter(unit -> !counts.isEmpty() && !found.contains(unit))
            .sorted()
            .limit(MISSING_TOLD)
            .toList();
    require(
        missing.isEmpty(),
        Rule.R57,
        "what was counted at the end of an earlier leg did not include " + missing);
  }

  /** What was told at the end of the last leg before this one of which an end was told. */
  private static List<TitleAct.Milestone> lastCount(Bill bill, int leg) {
    List<TitleAct.Milestone> ends =
        bill.milestones().stream()
            .filter(told -> told.leg() < leg && told.kind().compareTo(MilestoneKind.ARRIVED) >= 0)
            .toList();
    int last = ends.stream().mapToInt(TitleAct.Milestone::leg).max().orElse(0);
    return ends.stream().filter(told -> told.leg() == last).toList();
  }

  private static boolean isLoading(MilestoneKind kind) {
    return kind == MilestoneKind.LOADED || kind == MilestoneKind.ON_BOARD;
  }

  private static boolean shareUnits(
      Document document, TitleAct.Milestone before, TitleAct.Milestone milestone) {
    return !Collections.disjoint(
        Transit.unitsOf(document, before), Transit.unitsOf(document, milestone));
  }

  private static void requireInOrder(TitleAct.Milestone before, TitleAct.Milestone milestone) {
    boolean later =
        before.leg() < milestone.leg()
            || (before.leg() == milestone.leg() && before.kind().compareTo(milestone.kind()) < 0);
    require(later, Rule.R80, before.kind() + " of leg " + before.leg() + " has been told already");
    require(
        !milestone.happenedAt().isBefore(before.happenedAt()),
        Rule.R80,
        before.kind() + " of leg " + before.leg() + " happened at " + before.happenedAt());
  }

  private static Unlocode placeOf(MilestoneKind kind, Leg leg) {
    return switch (kind) {
      case GATE_IN, LOADED, ON_BOARD, DEPARTED -> leg.from().locode();
      case ARRIVED, DISCHARGED, GATE_OUT -> leg.to().locode();
    };
  }
}
