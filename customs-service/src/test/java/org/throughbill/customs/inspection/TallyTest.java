package org.throughbill.customs.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.throughbill.customs.inspection.Story.CONTAINER;
import static org.throughbill.customs.inspection.Story.CUSTOMS_AT_PORT;
import static org.throughbill.customs.inspection.Story.CUSTOMS_QINZHOU;
import static org.throughbill.customs.inspection.Story.NOON;
import static org.throughbill.customs.inspection.Story.RAIL;
import static org.throughbill.customs.inspection.Story.RAIL_CHONGQING;
import static org.throughbill.customs.inspection.Story.SERIAL;
import static org.throughbill.customs.inspection.Story.VIN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.scenarios.Shipments;

/** Two hundred cars on wagons and on a deck, none of them in a container. */
class TallyTest {
  private static final Document CARS = new Shipments(Story.CAST, "A1B2", NOON).sc03();
  private static final List<String> VINS =
      CARS.goods().getFirst().vins().stream().map(vin -> vin.value()).toList();
  private static final List<String> WAGONS =
      CARS.legs().getFirst().wagonLoads().stream().map(load -> load.wagon().value()).toList();

  private static List<Fault> faults(Document document, Pen pen) {
    Refused refused =
        catchThrowableOfType(Refused.class, () -> Tally.judge(document, pen.inspects("inspect-1")));
    assertThat(refused).as("nothing was refused").isNotNull();
    return refused.faults();
  }

  private static void refused(Document document, Rule rule, String pointer, Pen pen) {
    assertThat(faults(document, pen))
        .extracting(fault -> fault.reason() + " " + fault.pointer())
        .containsExactly(rule + " " + pointer);
  }

  private static void refused(Rule rule, String pointer, Pen pen) {
    refused(CARS, rule, pointer, pen);
  }

  /** Bags with nothing on them, a line for each container. */
  private static Document bags(String... containers) {
    JsonNode json = StrictJson.parse(RecordJson.write(Story.DOCUMENT));
    ObjectNode bags = (ObjectNode) json.at("/goods/1");
    bags.put("marks", "N/M").putArray("serialNumbers");
    ArrayNode lines = ((ObjectNode) json).putArray("goods");
    for (String container : containers) {
      lines.add(bags.deepCopy().put("container", container));
    }
    return RecordJson.read(json, Document.class);
  }

  private static void allowed(Document document, Pen pen) {
    assertThatCode(() -> Tally.judge(document, pen.inspects("inspect-1")))
        .doesNotThrowAnyException();
  }

  private static Pen loading() {
    return Pen.of(RAIL, RAIL_CHONGQING, InspectionScope.RAIL_LOADING);
  }

  @Test
  void R79_a_vehicle_outside_a_container_is_not_stuffed() {
    refused(Rule.R79, "/units/0", Pen.msa().of(VINS.getFirst()));
    refused(Rule.R79, "/units/0", Pen.msa().of(WAGONS.getFirst()));
    refused(Rule.R79, "/units/0", Pen.msa().of("N/M"));
  }

  @Test
  void R79_the_stuffing_of_all_goods_is_of_containers_alone() {
    refused(Rule.R79, "/units", Pen.msa());
    allowed(Story.DOCUMENT, Pen.msa());
    allowed(Story.DOCUMENT, Pen.msa().of(VIN));
    allowed(Story.DOCUMENT, Pen.msa().of(CONTAINER));
  }

  @ParameterizedTest
  @EnumSource(value = InspectionScope.class, names = "STUFFING", mode = EnumSource.Mode.EXCLUDE)
  void R79_what_is_asked_of_vehicles_too_is_asked_of_them(InspectionScope scope) {
    allowed(CARS, Pen.msa().about(scope));
    allowed(CARS, Pen.msa().about(scope).of(VINS.getFirst()));
  }

  @Test
  void R79_a_wagon_stands_for_its_vehicles_and_no_vehicle_is_counted_twice() {
    allowed(CARS, loading().of(WAGONS.toArray(String[]::new)));
    allowed(CARS, loading().of(WAGONS.getFirst(), VINS.getLast()));
    refused(Rule.R79, "/units/1", loading().of(WAGONS.getFirst(), VINS.getFirst()));
    refused(Rule.R79, "/units/1", loading().of(VINS.getFirst(), VINS.getFirst()));
  }

  @Test
  void R79_a_container_stands_for_its_vehicles() {
    refused(Story.DOCUMENT, Rule.R79, "/units/1", Pen.msa().of(CONTAINER, VIN));
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTAINER, SERIAL})
  void R79_a_container_and_a_machine_are_counted_once(String unit) {
    refused(Story.DOCUMENT, Rule.R79, "/units/1", Pen.msa().of(unit, unit));
  }

  @Test
  void R79_containers_of_goods_without_numbers_are_told_apart_by_their_own() {
    Document bags = bags("MSKU3100009", "CSQU3054383");
    allowed(bags, Pen.msa().of("MSKU3100009", "CSQU3054383"));
    refused(bags, Rule.R79, "/units/1", Pen.msa().of("CSQU3054383", "CSQU3054383"));
    refused(bags, Rule.R79, "/units/1", Pen.msa().of("N/M", "CSQU3054383"));
  }

  @Test
  void R79_a_seal_closes_a_wagon_and_no_vehicle() {
    allowed(CARS, loading().sealing(WAGONS.getFirst()));
    refused(Rule.R79, "/seals/0/unit", loading().sealing(VINS.getFirst()));
    allowed(Story.DOCUMENT, Pen.msa().sealing(CONTAINER));
  }

  @Test
  void R46_a_wagon_is_known_where_its_leg_calls() {
    Document border = new Shipments(Story.CAST, "A1B2", NOON).sc01();
    allowed(border, loading().of(WAGONS.getFirst()));
    Pen elsewhere = Pen.of(CUSTOMS_AT_PORT, CUSTOMS_QINZHOU, InspectionScope.CUSTOMS_EXAM);
    allowed(CARS, elsewhere.of(WAGONS.getFirst()));
    assertThat(faults(border, elsewhere.of(WAGONS.getFirst())))
        .extracting(Fault::reason)
        .containsExactly(Rule.R46);
  }
}
