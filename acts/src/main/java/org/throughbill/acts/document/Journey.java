package org.throughbill.acts.document;

import java.util.List;
import org.throughbill.acts.Judgement;
import org.throughbill.acts.Rule;
import org.throughbill.acts.value.Place;

/** Whether the legs of a bill join into one journey (R78). */
final class Journey {
  private Journey() {}

  static Judgement judge(Place receipt, Place delivery, List<Leg> legs) {
    var judgement = new Judgement();
    if (legs.isEmpty()) {
      return judgement.require(false, "/legs", Rule.R78, "a journey has at least one leg");
    }
    judgement
        .require(
            legs.getFirst().from().locode().equals(receipt.locode()),
            "/legs/0/from",
            Rule.R78,
            "the first leg starts elsewhere than at " + receipt.locode())
        .require(
            legs.getLast().to().locode().equals(delivery.locode()),
            "/legs/" + (legs.size() - 1) + "/to",
            Rule.R78,
            "the last leg ends elsewhere than at " + delivery.locode());
    for (int i = 1; i < legs.size(); i++) {
      judgeConnection(judgement, legs.get(i - 1), legs.get(i), i);
    }
    return judgement;
  }

  private static void judgeConnection(Judgement judgement, Leg before, Leg leg, int i) {
    judgement
        .require(
            leg.from().locode().equals(before.to().locode()),
            "/legs/" + i + "/from",
            Rule.R78,
            "leg " + (i + 1) + " does not start where leg " + i + " ends")
        .require(
            !leg.departure().isBefore(before.arrival()),
            "/legs/" + i + "/departure",
            Rule.R78,
            "leg " + (i + 1) + " departs before leg " + i + " arrives");
  }
}
