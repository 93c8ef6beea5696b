package org.throughbill.acts.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.throughbill.acts.Refusals.refusedBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Samples;
import org.throughbill.acts.value.ContainerNumber;
import org.throughbill.acts.value.HsCode;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Place;
import org.throughbill.acts.value.Vin;
import org.throughbill.acts.value.WagonNumber;
import org.throughbill.acts.value.Weight;

/** Whole vehicles by rail and by ro-ro ship. */
class LoadPlanTest {
  private static final Vin FIRST = new Vin("LS4ASE2E8NJ100001");
  private static final Vin SECOND = new Vin("LGWEF4A58PF200001");
  private static final Vin OTHER = new Vin("LB1WA6EF6SA300001");

  private static Goods cars(@Nullable ContainerNumber container, Vin... vins) {
    return new Goods(
        "Cars",
        "N/M",
        vins.length,
        new Weight("3600"),
        new HsCode("870323"),
        container,
        List.of(vins),
        List.of());
  }

  private static Leg leg(
      Leg.Mode mode, @Nullable List<WagonLoad> wagons, @Nullable List<DeckLoad> decks) {
    return new Leg(
        mode,
        new PartyId("carrier-1"),
        Place.of("CNCKG"),
        Place.of("CNQZH"),
        Samples.NOON,
        Samples.NOON.plus(Duration.ofDays(2)),
        null,
        wagons,
        decks);
  }

  private static WagonLoad wagon(String number, Vin... vins) {
    return new WagonLoad(new WagonNumber(number), "JSQ6", 10, List.of(vins));
  }

  private static List<Fault> faults(List<Goods> goods, WagonLoad... wagons) {
    return LoadPlan.judge(goods, List.of(leg(Leg.Mode.RAIL, List.of(wagons), null))).faults();
  }

  @Test
  void R79_every_vehicle_has_its_place_on_a_wagon_or_a_deck() {
    assertThat(faults(List.of(cars(null, FIRST, SECOND)), wagon("5200001", FIRST, SECOND)))
        .isEmpty();
    Leg deck = leg(Leg.Mode.SEA, null, List.of(new DeckLoad("Deck 3", List.of(FIRST, SECOND))));
    assertThat(LoadPlan.judge(List.of(cars(null, FIRST, SECOND)), List.of(deck)).faults())
        .isEmpty();
  }

  @Test
  void R79_a_vehicle_that_stands_twice_is_refused_on_the_bill_and_in_the_plan() {
    assertThat(
            faults(
                List.of(cars(null, FIRST), cars(null, SECOND, FIRST)),
                wagon("5200001", FIRST),
                wagon("5200002", SECOND, FIRST)))
        .extracting(Fault::pointer, Fault::reason)
        .containsExactly(
            tuple("/goods/1/vins/1", Rule.R79), tuple("/legs/0/wagons/1/vins/1", Rule.R79));
  }

  @Test
  void R79_a_wagon_stands_once() {
    assertThat(
            faults(
                List.of(cars(null, FIRST, SECOND)),
                wagon("5200001", FIRST),
                wagon("5200001", SECOND)))
        .extracting(Fault::pointer)
        .containsExactly("/legs/0/wagons/1/wagon");
  }

  @Test
  void R79_the_plan_and_the_bill_name_the_same_vehicles() {
    assertThat(faults(List.of(cars(null, FIRST, SECOND)), wagon("5200001", FIRST, OTHER)))
        .extracting(Fault::pointer)
        .containsExactly("/legs/0/wagons/0/vins/1", "/legs/0");
  }

  @Test
  void R79_a_vehicle_in_a_container_has_no_place_of_its_own() {
    var container = new ContainerNumber("CSQU3054383");
    List<Goods> goods = List.of(cars(container, FIRST), cars(null, SECOND));
    assertThat(faults(goods, wagon("5200001", SECOND))).isEmpty();
    assertThat(faults(goods, wagon("5200001", FIRST, SECOND)))
        .extracting(Fault::pointer, Fault::detail)
        .containsExactly(
            tuple(
                "/legs/0/wagons/0/vins/0",
                "VIN LS4ASE2E8NJ100001 travels in container CSQU3054383 and not by itself"));
  }

  @Test
  void R79_a_wagon_over_its_capacity_or_empty_is_refused() {
    var number = new WagonNumber("5200001");
    assertThat(new WagonLoad(number, "JSQ6", 10, vins(10)).vins()).hasSize(10);
    refusedBy(Rule.R79, "takes 10", () -> new WagonLoad(number, "JSQ6", 10, vins(11)));
    refusedBy(Rule.R79, "takes 8", () -> new WagonLoad(number, "JSQ6", 8, vins(9)));
    refusedBy(Rule.R79, "8 to 10", () -> new WagonLoad(number, "JSQ6", 11, vins(9)));
    assertThat(new WagonLoad(number, "11-1804", 12, vins(12)).capacity()).isEqualTo(12);
    refusedBy(Rule.R79, "no vehicle", () -> new WagonLoad(number, "JSQ6", 10, List.of()));
    refusedBy(Rule.R79, "no vehicle", () -> new DeckLoad("Deck 3", List.of()));
  }

  /** European cars, whose numbers can be counted up without a check digit. */
  private static List<Vin> vins(int count) {
    var vins = new ArrayList<Vin>();
    for (int i = 0; i < count; i++) {
      vins.add(new Vin("WP0ZZZ99ZTS39%04d".formatted(i)));
    }
    return vins;
  }

  @ParameterizedTest
  @EnumSource
  void R79_wagons_run_on_rails_and_decks_are_a_ships(Leg.Mode mode) {
    List<WagonLoad> wagons = List.of(wagon("5200001", FIRST));
    List<DeckLoad> decks = List.of(new DeckLoad("Deck 3", List.of(FIRST)));
    if (mode == Leg.Mode.RAIL) {
      assertThat(leg(mode, wagons, null).hasLoadPlan()).isTrue();
    } else {
      refusedBy(Rule.R79, "on rails", () -> leg(mode, wagons, null));
    }
    if (mode.isByWater()) {
      assertThat(leg(mode, null, decks).hasLoadPlan()).isTrue();
    } else {
      refusedBy(Rule.R79, "a ship's", () -> leg(mode, null, decks));
    }
    assertThat(leg(mode, null, null).hasLoadPlan()).isFalse();
  }
}
