package org.throughbill.bol.bill;

import static org.throughbill.acts.Refused.require;

import java.util.List;
import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.value.Unlocode;

/** Whether a step of the journey may be told. */
final class JourneyRules {
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
        milestone.kind() != MilestoneKind.LOADED || bill.holds().isEmpty(),
        Rule.R51,
        "the goods are held by " + bill.holds().values());
    bill.milestones().forEach(before -> requireInOrder(before, milestone));
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
      case GATE_IN, LOADED, DEPARTED -> leg.from().locode();
      case ARRIVED, DISCHARGED, GATE_OUT -> leg.to().locode();
    };
  }
}
