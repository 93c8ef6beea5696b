package org.throughbill.customs.inspection;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Judgement;
import org.throughbill.acts.Rule;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Goods;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.document.WagonLoad;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.acts.value.Vin;

/**
 * What an inspection names, held against the bill: a container or a wagon stands for what is in or
 * on it, nothing is counted twice, and a vehicle outside a container is no container (R46, R79).
 */
final class Tally {
  private final Set<String> units;
  private final Set<String> wagons = new HashSet<>();
  private final Map<String, Set<String>> contents = new HashMap<>();
  private final Set<String> whole = new LinkedHashSet<>();

  private Tally(Document document, Unlocode place) {
    this.units = Units.of(document);
    for (int line = 0; line < document.goods().size(); line++) {
      add(document.goods().get(line), line);
    }
    document.legs().stream()
        .filter(leg -> callsAt(leg, place))
        .flatMap(leg -> leg.wagonLoads().stream())
        .forEach(this::add);
  }

  /** Refuses with every name that does not fit the bill, each in its place. */
  static void judge(Document document, InspectionAct.Inspect inspect) {
    var tally = new Tally(document, inspect.place());
    var judgement = new Judgement();
    tally.judgeUnits(inspect, judgement);
    tally.judgeSeals(inspect, judgement);
    judgement.pass();
  }

  private static boolean callsAt(Leg leg, Unlocode place) {
    return leg.from().locode().equals(place) || leg.to().locode().equals(place);
  }

  private void add(Goods goods, int line) {
    List<String> vehicles = goods.vins().stream().map(Vin::value).toList();
    for (String item : items(goods, vehicles, line)) {
      name(item, item);
      name(goods.marks(), item);
      if (goods.container() != null) {
        name(goods.container().value(), item);
      }
    }
    if (goods.container() == null) {
      whole.addAll(vehicles);
    }
  }

  /** What is counted one by one; goods of which nothing has a number are one thing. */
  private static List<String> items(Goods goods, List<String> vehicles, int line) {
    List<String> numbered =
        Stream.concat(vehicles.stream(), goods.serialNumbers().stream()).toList();
    return numbered.isEmpty() ? List.of("/goods/" + line) : numbered;
  }

  private void add(WagonLoad load) {
    wagons.add(load.wagon().value());
    load.vins().forEach(vin -> name(load.wagon().value(), vin.value()));
  }

  private void name(String name, String item) {
    contents.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(item);
  }

  private void judgeUnits(InspectionAct.Inspect inspect, Judgement judgement) {
    List<String> named = inspect.units();
    boolean ofContainers = inspect.scope() == InspectionScope.STUFFING;
    judgement.require(
        !ofContainers || !named.isEmpty() || whole.isEmpty(),
        "/units",
        Rule.R79,
        whole.size() + " vehicles travel in no container; name the containers");
    var counted = new HashSet<String>();
    for (int i = 0; i < named.size(); i++) {
      String unit = named.get(i);
      String at = "/units/" + i;
      requireKnown(unit, at, judgement);
      judgement
          .require(
              under(unit).stream().noneMatch(counted::contains),
              at,
              Rule.R79,
              unit + " is counted already, by itself or with its wagon or container")
          .require(
              !ofContainers || under(unit).stream().noneMatch(whole::contains),
              at,
              Rule.R79,
              unit + " travels in no container, and is not stuffed");
      counted.addAll(under(unit));
    }
  }

  private void judgeSeals(InspectionAct.Inspect inspect, Judgement judgement) {
    for (int i = 0; i < inspect.seals().size(); i++) {
      String unit = inspect.seals().get(i).unit();
      String at = "/seals/" + i + "/unit";
      requireKnown(unit, at, judgement);
      judgement.require(
          wagons.contains(unit) || under(unit).stream().noneMatch(whole::contains),
          at,
          Rule.R79,
          "a seal closes a container or a wagon, and " + unit + " is neither");
    }
  }

  private void requireKnown(String unit, String at, Judgement judgement) {
    judgement.require(
        units.contains(unit) || wagons.contains(unit),
        at,
        Rule.R46,
        "the bill has no unit " + unit);
  }

  private Set<String> under(String unit) {
    return contents.getOrDefault(unit, Set.of());
  }
}
