package org.throughbill.acts.document;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Judgement;
import org.throughbill.acts.Rule;
import org.throughbill.acts.value.ContainerNumber;
import org.throughbill.acts.value.Vin;
import org.throughbill.acts.value.WagonNumber;

/** Whether the vehicles of a bill and the load plans of its legs are one tally (R79). */
final class LoadPlan {
  private final Map<Vin, @Nullable ContainerNumber> travelling = new HashMap<>();
  private final Judgement judgement = new Judgement();

  private LoadPlan() {}

  static Judgement judge(List<Goods> goods, List<Leg> legs) {
    var plan = new LoadPlan();
    for (int i = 0; i < goods.size(); i++) {
      plan.tally(goods.get(i), "/goods/" + i + "/vins");
    }
    for (int i = 0; i < legs.size(); i++) {
      if (legs.get(i).hasLoadPlan()) {
        plan.compare(legs.get(i), "/legs/" + i);
      }
    }
    return plan.judgement;
  }

  private void tally(Goods goods, String at) {
    for (int i = 0; i < goods.vins().size(); i++) {
      Vin vin = goods.vins().get(i);
      judgement.require(
          !travelling.containsKey(vin), at + "/" + i, Rule.R79, "VIN " + vin + " stands twice");
      travelling.put(vin, goods.container());
    }
  }

  private void compare(Leg leg, String at) {
    var placed = new HashSet<Vin>();
    var wagons = new HashSet<WagonNumber>();
    for (int i = 0; i < leg.wagonLoads().size(); i++) {
      WagonLoad load = leg.wagonLoads().get(i);
      String wagonAt = at + "/wagons/" + i;
      judgement.require(
          wagons.add(load.wagon()),
          wagonAt + "/wagon",
          Rule.R79,
          "wagon " + load.wagon() + " stands twice");
      place(load.vins(), wagonAt + "/vins", placed);
    }
    for (int i = 0; i < leg.deckLoads().size(); i++) {
      place(leg.deckLoads().get(i).vins(), at + "/decks/" + i + "/vins", placed);
    }
    requireNoneLeft(at, placed);
  }

  private void place(List<Vin> vins, String at, Set<Vin> placed) {
    for (int i = 0; i < vins.size(); i++) {
      Vin vin = vins.get(i);
      String vinAt = at + "/" + i;
      ContainerNumber container = travelling.get(vin);
      judgement
          .require(placed.add(vin), vinAt, Rule.R79, "VIN " + vin + " is planned twice")
          .require(
              travelling.containsKey(vin), vinAt, Rule.R79, "VIN " + vin + " is not on the bill")
          .require(
              container == null,
              vinAt,
              Rule.R79,
              "VIN " + vin + " travels in container " + container + " and not by itself");
    }
  }

  private void requireNoneLeft(String at, Set<Vin> placed) {
    List<Vin> left =
        travelling.keySet().stream()
            .filter(vin -> travelling.get(vin) == null && !placed.contains(vin))
            .sorted(Comparator.comparing(Vin::value))
            .toList();
    judgement.require(
        left.isEmpty(), at, Rule.R79, "the load plan has no room for the vehicles " + left);
  }
}
