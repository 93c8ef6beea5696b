package org.throughbill.bol.bill;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Judgement;
import org.throughbill.acts.Rule;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Goods;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.document.WagonLoad;

/**
 * The units of a bill on one of its legs, and the names they go by: a container or a wagon stands
 * for what is in or on it.
 */
final class Consignment {
  private final Set<String> units = new LinkedHashSet<>();
  private final Map<String, Set<String>> named = new LinkedHashMap<>();

  private Consignment() {}

  static Consignment on(Document document, Leg leg) {
    var consignment = new Consignment();
    document.goods().forEach(consignment::add);
    for (WagonLoad load : leg.wagonLoads()) {
      load.vins().forEach(vin -> consignment.name(load.wagon().value(), vin.value()));
    }
    return consignment;
  }

  /** Vehicles and machines are units by themselves; other goods are by container or by marks. */
  private void add(Goods goods) {
    var own = new LinkedHashSet<String>();
    goods.vins().forEach(vin -> own.add(vin.value()));
    own.addAll(goods.serialNumbers());
    String container = goods.container() == null ? null : goods.container().value();
    if (own.isEmpty()) {
      own.add(container == null ? goods.marks() : container);
    }
    for (String unit : own) {
      units.add(unit);
      name(unit, unit);
      name(goods.marks(), unit);
      if (container != null) {
        name(container, unit);
      }
    }
  }

  private void name(String name, String unit) {
    named.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(unit);
  }

  /** The units that a list of names is about; all of them without a list. */
  Set<String> unitsOf(@Nullable List<String> names) {
    if (names == null) {
      return units;
    }
    var all = new HashSet<String>();
    names.forEach(name -> all.addAll(named.getOrDefault(name, Set.of())));
    return all;
  }

  boolean isWhole(Set<String> some) {
    return some.containsAll(units);
  }

  /** Refuses names that nothing on the bill goes by, and what is counted twice, each in place. */
  void requireTally(@Nullable List<String> names) {
    if (names == null) {
      return;
    }
    var judgement = new Judgement();
    var counted = new HashSet<String>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Set<String> under = named.getOrDefault(name, Set.of());
      judgement
          .require(
              !under.isEmpty(),
              "/units/" + i,
              Rule.R57,
              "nothing on the bill goes by " + name + " on this leg")
          .require(
              under.stream().noneMatch(counted::contains),
              "/units/" + i,
              Rule.R57,
              name + " is counted already, by itself or with its wagon or container");
      counted.addAll(under);
    }
    judgement.pass();
  }
}
