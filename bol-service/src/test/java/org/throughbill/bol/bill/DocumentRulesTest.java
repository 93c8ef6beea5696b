package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.OrderClause;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;

class DocumentRulesTest {
  private static final Set<String> MAY_BE_LEFT_OUT =
      Set.of(
          "/notifyParty",
          "/order/party",
          "/receipt/subLocation",
          "/legs/0/from/subLocation",
          "/legs/0/conveyance",
          "/legs/1/conveyance",
          "/goods/0/container",
          "/condition",
          "/declaredValue");
  private static final Set<String> MAY_BE_LEFT_OUT_OF_CARS =
      Set.of(
          "/notifyParty",
          "/receipt/subLocation",
          "/legs/0/from/subLocation",
          "/legs/0/conveyance",
          "/legs/0/wagons",
          "/legs/1/conveyance",
          "/legs/1/decks",
          "/goods/0/powertrain",
          "/goods/0/unNumber",
          "/procedures/profile",
          "/issuance");

  private static JsonNode json() {
    return StrictJson.parse(RecordJson.write(Papers.document()));
  }

  private static Refused refused(JsonNode json) {
    return Refusals.of(() -> RecordJson.read(json, Document.class));
  }

  static Stream<String> fields() {
    var pointers = new ArrayList<String>();
    collect(json(), "", pointers);
    return pointers.stream();
  }

  private static void collect(JsonNode node, String at, List<String> pointers) {
    node.properties()
        .forEach(
            field -> {
              pointers.add(at + "/" + field.getKey());
              collect(field.getValue(), at + "/" + field.getKey(), pointers);
            });
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        collect(array.get(i), at + "/" + i, pointers);
      }
    }
  }

  @Test
  void R03_the_matrix_below_covers_a_whole_document() {
    assertThat(fields())
        .hasSizeGreaterThan(50)
        .contains("/operator/party", "/goods/0/description", "/order/kind", "/legs/1/carrier");
  }

  static Stream<String> fieldsOfCars() {
    var pointers = new ArrayList<String>();
    collect(StrictJson.parse(RecordJson.write(Papers.cars())), "", pointers);
    return pointers.stream();
  }

  @ParameterizedTest
  @MethodSource("fieldsOfCars")
  void R03_no_required_field_is_missing_of_whole_vehicles(String pointer) {
    JsonNode json = StrictJson.parse(RecordJson.write(Papers.cars()));
    requireNotMissing(json, pointer, MAY_BE_LEFT_OUT_OF_CARS);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void R03_no_required_field_is_missing(String pointer) {
    requireNotMissing(json(), pointer, MAY_BE_LEFT_OUT);
  }

  private static void requireNotMissing(JsonNode json, String pointer, Set<String> optional) {
    int cut = pointer.lastIndexOf('/');
    ((ObjectNode) json.at(pointer.substring(0, cut))).remove(pointer.substring(cut + 1));
    if (optional.contains(pointer)) {
      assertThat(RecordJson.read(json, Document.class)).isNotNull();
    } else {
      assertThat(refused(json).faults())
          .anySatisfy(
              fault -> {
                assertThat(fault.pointer()).isEqualTo(pointer);
                assertThat(fault.reason()).isEqualTo(Form.MISSING_FIELD);
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/goods", "/legs"})
  void R03_a_bill_describes_goods_and_a_journey(String list) {
    JsonNode json = json();
    ((ArrayNode) json.at(list)).removeAll();
    assertThat(refused(json).faults())
        .extracting(Fault::reason)
        .containsOnly(list.equals("/goods") ? Rule.R03 : Rule.R78);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Non-negotiable document, Convention on Negotiable Cargo Documents",
        "Negotiable document",
        "Convention on Negotiable Cargo Documents",
        "Sea waybill"
      })
  void R02_the_notation_says_negotiable_and_names_the_convention(String notation) {
    JsonNode json = json();
    ((ObjectNode) json).put("notation", notation);
    assertThat(refused(json).faults())
        .containsOnly(new Fault("/notation", Rule.R02, refused(json).faults().getFirst().detail()));
  }

  @Test
  void R02_straight_bills_are_not_issued() {
    JsonNode json = json();
    ((ObjectNode) json.at("/order")).put("kind", "NAMED");
    assertThat(refused(json).faults())
        .containsExactly(new Fault("/order/kind", Rule.R02, "straight bills are not issued"));
  }

  @Test
  void R02_an_order_document_under_the_convention_is_issued() {
    var order = new OrderClause(OrderClause.Kind.TO_ORDER_OF, Party.BUYER.id());
    Document document = Papers.document(order);
    assertThat(RecordJson.read(RecordJson.write(document), Document.class)).isEqualTo(document);
  }

  @Test
  void R78_a_gap_between_legs_is_no_journey() {
    JsonNode json = json();
    ((ObjectNode) json.at("/legs/1/from")).put("locode", "CNSHA");
    assertThat(refused(json).faults().getFirst())
        .isEqualTo(new Fault("/legs/1/from", Rule.R78, "leg 2 does not start where leg 1 ends"));
  }

  @Test
  void R04_goods_are_known_by_vehicle_machine_container_on_its_journey_and_paper() {
    assertThat(GoodsClaims.of(Papers.document()))
        .containsExactly(
            "VIN 1M8GDM9AXKP042788",
            "SERIAL 847710 M-1",
            "CONTAINER CSQU3054383 2026-11-23",
            "CONTAINER CSQU3054383 2026-11-24",
            "CONTAINER CSQU3054383 2026-11-25",
            "CONTAINER CSQU3054383 2026-11-26",
            "CONTAINER CSQU3054383 2026-11-27",
            "CONTAINER CSQU3054383 2026-11-28",
            "DOCUMENT SMGS SMGS-1");
  }

  @Test
  void R04_loose_goods_without_numbers_are_known_by_their_paper_alone() {
    JsonNode json = json();
    ObjectNode goods = (ObjectNode) json.at("/goods/0");
    goods.remove("container");
    goods.putArray("vins");
    goods.putArray("serialNumbers");
    assertThat(GoodsClaims.of(RecordJson.read(json, Document.class)))
        .containsExactly("DOCUMENT SMGS SMGS-1");
  }
}
