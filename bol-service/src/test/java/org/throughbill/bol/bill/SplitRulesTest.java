package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Rule.R10;
import static org.throughbill.acts.Rule.R21;
import static org.throughbill.acts.Rule.R23;
import static org.throughbill.acts.Rule.R27;
import static org.throughbill.acts.Rule.R31;
import static org.throughbill.acts.Rule.R35;
import static org.throughbill.acts.Rule.R61;
import static org.throughbill.acts.Rule.R83;
import static org.throughbill.bol.bill.Deeds.accept;
import static org.throughbill.bol.bill.Deeds.acceptSurrender;
import static org.throughbill.bol.bill.Deeds.hold;
import static org.throughbill.bol.bill.Deeds.inspect;
import static org.throughbill.bol.bill.Deeds.issue;
import static org.throughbill.bol.bill.Deeds.lift;
import static org.throughbill.bol.bill.Deeds.pledgeTo;
import static org.throughbill.bol.bill.Deeds.reissue;
import static org.throughbill.bol.bill.Deeds.rejectSurrender;
import static org.throughbill.bol.bill.Deeds.release;
import static org.throughbill.bol.bill.Deeds.split;
import static org.throughbill.bol.bill.Deeds.surrender;
import static org.throughbill.bol.bill.Deeds.surrenderForAmendment;
import static org.throughbill.bol.bill.Deeds.surrenderForSplit;
import static org.throughbill.bol.bill.Deeds.surrenderForSplitAgreedBy;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Deeds.voided;
import static org.throughbill.bol.bill.Party.BANK;
import static org.throughbill.bol.bill.Party.BUYER;
import static org.throughbill.bol.bill.Party.OTHER_OPERATOR;
import static org.throughbill.bol.bill.Party.SECOND_BUYER;
import static org.throughbill.bol.bill.Party.SHIPPER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Refused;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.Replacement;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.value.BillNumber;

/** A bill of three cars is given up for two, which share them out (R83). */
class SplitRulesTest {
  private static final List<Document> PARTS = Papers.parts(Papers.cars(), BUYER);

  private static Story held() {
    return Story.of(issue("NLS1", Papers.cars()), transferTo(BUYER));
  }

  private static Story givenUp() {
    Story story = held();
    surrenderForSplit().happenIn(story);
    return story;
  }

  private static List<SignedAct> agreed(Story old) {
    return ((TitleAct.SurrenderForSplit) Acts.read(old.entries().get(2).act().payload()))
        .agreements();
  }

  private static Replacement of(Story old) {
    return new Replacement(old.id(), BUYER.id());
  }

  @Test
  void R83_the_parts_take_the_place_of_the_whole_in_the_hands_of_its_holder() {
    Story old = givenUp().isInState(TitleState.SURRENDERING);
    new Given(old).when(split()).allowed().isInState(TitleState.VOID);
    assertThat(((Title.Voided) old.title()).successors())
        .containsExactly(
            new Title.Successor(agreed(old).getFirst().id(), new BillNumber("NLS2")),
            new Title.Successor(agreed(old).getLast().id(), new BillNumber("NLS3")));
    Story second =
        new Given(old.beside()).when(reissue("NLS3", agreed(old).getLast(), of(old))).allowed();
    Story first =
        new Given(old.beside()).when(reissue("NLS2", agreed(old).getFirst(), of(old))).allowed();
    first.isInState(TitleState.HELD).isControlledBy(BUYER).isToTheOrderOf(BUYER);
    second.isInState(TitleState.HELD).isControlledBy(BUYER).isToTheOrderOf(BUYER);
    new Given(first).when(transferTo(SECOND_BUYER)).allowed();
    new Given(second).when(pledgeTo(BANK)).allowed();
  }

  @Test
  void R27_a_part_is_issued_as_it_was_announced_and_not_before_the_whole_is_void() {
    Story live = givenUp();
    new Given(live.beside())
        .when(reissue("NLS2", agreed(live).getFirst(), of(live)))
        .refusedBy(R27, "not void");
    Story old = givenUp();
    split().happenIn(old);
    new Given(old.beside())
        .when(reissue("NLS3", agreed(old).getFirst(), of(old)))
        .refusedBy(R27, "number NLS2");
    new Given(old.beside())
        .when(reissue("NLS2", agreed(old).getFirst(), new Replacement(old.id(), SHIPPER.id())))
        .refusedBy(R27, "given up by");
    new Given(old.beside())
        .when(reissue("NLS2", Deeds.agreement(SHIPPER, PARTS.getFirst(), Story.BEGIN), of(old)))
        .refusedBy(R27, "another document");
  }

  @ParameterizedTest
  @CsvSource({
    "a car is left out, under no part",
    "a car is under both, under two parts",
    "a car joins, is not on the bill",
    "a kilogram is lost, 5399000 g",
    "a package joins, packages",
    "another sort, packages",
    "another place of delivery, legs is another",
    "another condition, condition is another",
    "a declared value, declared values",
    "the note is under both, under two parts"
  })
  void R83_what_is_not_the_whole_is_refused(String how, String words) {
    Document second = changed(how);
    given(held())
        .when(surrenderForSplit(List.of(PARTS.getFirst(), second), true))
        .refusedBy(R83, words);
  }

  private static Given given(Story story) {
    return new Given(story);
  }

  private static Document changed(String how) {
    return Papers.changed(PARTS.getLast(), change(how));
  }

  private static Consumer<JsonNode> change(String how) {
    return json -> {
      ObjectNode goods = (ObjectNode) json.at("/goods/0");
      switch (how) {
        case "a car is left out" -> cars(json, Papers.CAR_1);
        case "a car is under both" -> cars(json, Papers.CAR_3, Papers.CAR_1);
        case "a car joins" -> cars(json, Papers.CAR_3, "LZ0BA6FD2PC400001");
        case "a kilogram is lost" -> goods.put("grossWeight", "1799");
        case "a package joins" -> goods.put("packages", 2);
        case "another sort" -> goods.put("description", "Cars");
        case "another place of delivery" ->
            ((ObjectNode) json.at("/legs/1")).put("conveyance", "BEIBU GULF 9");
        case "another condition" -> ((ObjectNode) json).put("condition", "scratched");
        case "a declared value" ->
            ((ObjectNode) json)
                .putObject("declaredValue")
                .put("currency", "CNY")
                .put("minorUnits", 100);
        default ->
            ((ArrayNode) json.path("underlying"))
                .addObject()
                .put("kind", "CIM_SMGS")
                .put("number", "CIM-1")
                .put("negotiable", false);
      }
    };
  }

  private static void cars(JsonNode json, String... vins) {
    for (String list : List.of("/goods/0/vins", "/legs/0/wagons/0/vins", "/legs/1/decks/0/vins")) {
      ArrayNode cars = (ArrayNode) json.at(list);
      cars.removeAll();
      for (String vin : vins) {
        cars.add(vin);
      }
    }
  }

  @Test
  void R83_every_fault_is_told_at_once_and_where() {
    Refused refused =
        given(held())
            .when(surrenderForSplit(List.of(PARTS.getFirst(), changed("a car joins")), true))
            .refusedBy(R83);
    assertThat(refused.faults()).extracting(Fault::pointer).contains("/agreements/1");
    assertThat(refused.faults()).extracting(Fault::reason).containsOnly(R83);
  }

  @Test
  void R83_a_value_that_was_declared_is_shared_out() {
    Document whole =
        Papers.changed(
            Papers.cars(),
            json ->
                ((ObjectNode) json)
                    .putObject("declaredValue")
                    .put("currency", "CNY")
                    .put("minorUnits", 300));
    Story story = Story.of(issue("NLS1", whole));
    List<Document> both = Papers.parts(whole, SHIPPER);
    given(story).when(surrenderForSplit(both, true)).refusedBy(R83, "declared values");
    given(story)
        .when(
            surrenderForSplit(
                List.of(valued(both.getFirst(), 200), valued(both.getLast(), 100)), true))
        .allowed();
  }

  private static Document valued(Document part, long amount) {
    return Papers.changed(
        part, json -> ((ObjectNode) json.path("declaredValue")).put("minorUnits", amount));
  }

  @Test
  void R83_a_value_in_another_currency_is_another_value() {
    Document whole = Papers.changed(Papers.cars(), json -> declare(json, "CNY", 300));
    List<Document> both = Papers.parts(whole, SHIPPER);
    given(Story.of(issue("NLS1", whole)))
        .when(
            surrenderForSplit(
                List.of(
                    valued(both.getFirst(), 200),
                    Papers.changed(both.getLast(), json -> declare(json, "USD", 100))),
                true))
        .refusedBy(R83, "declared values");
  }

  private static void declare(JsonNode document, String currency, long amount) {
    ((ObjectNode) document)
        .putObject("declaredValue")
        .put("currency", currency)
        .put("minorUnits", amount);
  }

  @Test
  void R83_a_hold_that_comes_after_the_surrender_stops_the_split() {
    Story old = givenUp();
    hold("hold-0001").happenIn(old);
    new Given(old).when(split()).refusedBy(R83, "have the hold lifted");
    lift("hold-0001").happenIn(old);
    new Given(old).when(split()).allowed().isInState(TitleState.VOID);
  }

  @Test
  void R83_a_part_that_could_not_be_issued_is_told_before_the_whole_is_void() {
    Document nowhere =
        Papers.changed(
            PARTS.getLast(),
            json -> {
              ((ObjectNode) json.path("delivery")).put("locode", "VNXXX");
              ((ObjectNode) json.at("/legs/1/to")).put("locode", "VNXXX");
            });
    assertThat(
            given(held())
                .when(surrenderForSplit(List.of(PARTS.getFirst(), nowhere), true))
                .refusedBy(R83)
                .faults())
        .extracting(Fault::reason)
        .contains(R10);
  }

  @Test
  void R61_a_pledged_bill_is_split_once_the_bank_releases_it() {
    Story story = held();
    pledgeTo(BANK).happenIn(story);
    accept().happenIn(story);
    given(story).when(surrenderForSplit().by(BANK)).refusedBy(R61);
    given(story).when(surrenderForSplit().by(BUYER)).refusedBy(R61);
    release().happenIn(story);
    given(story).when(surrenderForSplit()).allowed();
  }

  @Test
  void R83_a_hold_and_a_failed_inspection_do_not_get_lost_on_the_way() {
    Story story = held();
    hold("hold-0001").happenIn(story);
    given(story).when(surrenderForSplit()).refusedBy(R83, "have the hold lifted");
    Story failed = held();
    inspect(InspectionScope.CUSTOMS_EXAM, InspectionResult.FAIL).happenIn(failed);
    given(failed).when(surrenderForSplit()).refusedBy(R83, "inspection has failed");
    Story meanwhile = givenUp();
    hold("hold-0001").happenIn(meanwhile);
    given(meanwhile).when(split()).refusedBy(R83, "have the hold lifted");
  }

  @Test
  void R83_each_part_gets_a_free_number_of_its_own() {
    given(givenUp()).when(split("NLS1", "NLS3")).refusedBy(R83, "numbered NLS1");
    given(givenUp()).when(split("NLS2", "NLS3", "NLS4")).refusedBy(R83, "2 parts");
    assertThat(Refusals.of(() -> split("NLS2", "NLS2").signedIn(givenUp())).reason())
        .isEqualTo(R83);
    assertThat(Refusals.of(() -> split("NLS2").signedIn(givenUp())).reason()).isEqualTo(R83);
    assertThat(
            Refusals.of(() -> surrenderForSplit(List.of(PARTS.getFirst()), true).signedIn(held()))
                .reason())
        .isEqualTo(R83);
  }

  @Test
  void R21_only_the_holder_gives_up_and_R31_only_the_operator_splits() {
    given(held()).when(surrenderForSplit().by(SHIPPER)).refusedBy(R21);
    given(givenUp()).when(split().by(BUYER)).refusedBy(R31);
    given(givenUp()).when(split().by(OTHER_OPERATOR)).refusedBy(R31);
    given(held()).when(surrenderForSplitAgreedBy(BUYER)).refusedBy(R83, "consignor");
    given(held())
        .when(surrenderForSplit(Papers.parts(Papers.cars(), SECOND_BUYER), true))
        .refusedBy(R83, "to the order of");
  }

  @Test
  void R23_to_give_a_bill_up_for_its_parts_is_to_exercise_a_right() {
    given(held()).when(surrenderForSplit(PARTS, null)).refusedBy(R23);
    assertThat(givenUp().bill().liable()).containsExactly(BUYER.id());
  }

  @Test
  void R27_who_gave_up_for_parts_is_owed_neither_delivery_nor_one_other_bill() {
    given(givenUp()).when(acceptSurrender()).refusedBy(R27);
    given(givenUp()).when(voided()).refusedBy(R27);
    Story story = held();
    surrender().happenIn(story);
    given(story).when(split()).refusedBy(R83);
    Story forOne = held();
    surrenderForAmendment().happenIn(forOne);
    given(forOne).when(split()).refusedBy(R83);
  }

  @Test
  void a_rejected_split_gives_the_bill_back_and_R35_a_split_one_admits_nothing() {
    given(givenUp()).when(rejectSurrender()).allowed().isControlledBy(BUYER);
    Story old = givenUp();
    split().happenIn(old);
    given(old).when(transferTo(SECOND_BUYER).by(BUYER)).refusedBy(R35);
    given(old).when(split("NLS4", "NLS5")).refusedBy(R35);
  }
}
