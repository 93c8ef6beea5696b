package org.throughbill.customs.inspection;

import static org.throughbill.acts.Refused.require;

import java.time.Duration;
import java.util.Set;
import org.throughbill.acts.Act;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Form;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;

/** Whether an officer's act may follow: read a method as the list of rules it is. */
public final class Rules {
  /** How far a signer's clock may be from the registry's (R38). */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private Rules() {}

  /** Refuses, or returns if the act may follow the case now. */
  public static void decide(Case inspected, Verified<? extends Act> verified, Situation situation) {
    Act act = verified.act();
    Office own = verified.key().office();
    Capacity.require(
        inspected,
        ActType.of(act),
        verified.key().roles(),
        own == null ? Set.of() : Set.of(own),
        situation);
    if (!(act instanceof InspectionAct inspection) || own == null) {
      throw new Refused(Form.WRONG_PLACE, "this act is no officer's");
    }
    requirePresentTime(inspection, situation);
    requireOwnOffice(inspection, own);
    require(
        !inspected.notations().contains(inspection.id()),
        Rule.R46,
        "the id " + inspection.id() + " is used already");
    switch (inspection) {
      case InspectionAct.Inspect inspect -> decideInspection(inspected, inspect, situation);
      case InspectionAct.Hold _ -> {}
      case InspectionAct.Lift lift -> decideLift(inspected, lift);
    }
  }

  private static void requirePresentTime(InspectionAct act, Situation situation) {
    require(
        Duration.between(act.at(), situation.now()).abs().compareTo(CLOCK_SKEW) <= 0,
        Rule.R38,
        "the act says " + act.at() + ", it is " + situation.now());
  }

  private static void requireOwnOffice(InspectionAct act, Office own) {
    require(act.office().equals(own), Rule.R45, "the officer's key is of another office");
    require(
        act.place().equals(own.district()),
        Rule.R45,
        "the office's district is " + own.district() + ", the act is done at " + act.place());
  }

  private static void decideInspection(
      Case inspected, InspectionAct.Inspect inspect, Situation situation) {
    Bill bill = situation.bill().orElseThrow(); // where there is none, no act has its turn
    require(
        inspect.scope().competent() == inspect.office().authority(),
        Rule.R45,
        inspect.scope() + " is the business of " + inspect.scope().competent());
    require(
        !inspect.inspectedAt().isAfter(inspect.at()),
        Rule.R46,
        "an inspection is recorded after it is made");
    Tally.judge(bill.document(), inspect);
    NotationId corrected = inspect.corrects();
    if (corrected != null) {
      requireCorrectable(inspected, inspect, corrected);
    }
  }

  private static void requireCorrectable(
      Case inspected, InspectionAct.Inspect inspect, NotationId corrected) {
    InspectionAct.Inspect record =
        inspected
            .inspection(corrected)
            .orElseThrow(() -> new Refused(Rule.R46, "there is no record " + corrected));
    require(
        record.office().equals(inspect.office()),
        Rule.R46,
        "the record " + corrected + " is another office's");
    require(
        record.scope() == inspect.scope(),
        Rule.R46,
        "the record " + corrected + " is of " + record.scope());
    inspected
        .correctionOf(corrected)
        .ifPresent(
            correction -> {
              throw new Refused(
                  Rule.R46, "the record " + corrected + " is corrected by " + correction.id());
            });
  }

  private static void decideLift(Case inspected, InspectionAct.Lift lift) {
    InspectionAct.Hold hold =
        inspected
            .hold(lift.hold())
            .orElseThrow(() -> new Refused(Rule.R51, "no hold " + lift.hold() + " is in force"));
    require(
        lift.office().authority() == hold.office().authority(),
        Rule.R51,
        "the hold is " + hold.office().authority() + "'s");
  }
}
