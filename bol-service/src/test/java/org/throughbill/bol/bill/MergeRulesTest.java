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
import static org.throughbill.acts.Rule.R85;
import static org.throughbill.bol.bill.Deeds.accept;
import static org.throughbill.bol.bill.Deeds.acceptSurrender;
import static org.throughbill.bol.bill.Deeds.agreement;
import static org.throughbill.bol.bill.Deeds.amend;
import static org.throughbill.bol.bill.Deeds.change;
import static org.throughbill.bol.bill.Deeds.consent;
import static org.throughbill.bol.bill.Deeds.handTo;
import static org.throughbill.bol.bill.Deeds.hold;
import static org.throughbill.bol.bill.Deeds.inspect;
import static org.throughbill.bol.bill.Deeds.issue;
import static org.throughbill.bol.bill.Deeds.lift;
import static org.throughbill.bol.bill.Deeds.merge;
import static org.throughbill.bol.bill.Deeds.offerTo;
import static org.throughbill.bol.bill.Deeds.pledgeTo;
import static org.throughbill.bol.bill.Deeds.reissue;
import static org.throughbill.bol.bill.Deeds.rejectSurrender;
import static org.throughbill.bol.bill.Deeds.release;
import static org.throughbill.bol.bill.Deeds.split;
import static org.throughbill.bol.bill.Deeds.surrender;
import static org.throughbill.bol.bill.Deeds.surrenderForAmendment;
import static org.throughbill.bol.bill.Deeds.surrenderForMerge;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Deeds.voided;
import static org.throughbill.bol.bill.Party.BANK;
import static org.throughbill.bol.bill.Party.BUYER;
import static org.throughbill.bol.bill.Party.OTHER_OPERATOR;
import static org.throughbill.bol.bill.Party.RELUCTANT;
import static org.throughbill.bol.bill.Party.SECOND_BUYER;
import static org.throughbill.bol.bill.Party.SHIPPER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;

/** Two bills, of two cars and of one, are given up for one bill of three (R85). */
class MergeRulesTest {
  private static final List<Document> PARTS = Papers.parts(Papers.cars(), SHIPPER);
  private static final Document WHOLE = Papers.whole(PARTS, BUYER);

  private final Story one = Story.of(issue("NLS1", PARTS.getFirst()), transferTo(BUYER));
  private final Story two = one.beside(issue("NLS2", PARTS.getLast()), transferTo(BUYER));

  MergeRulesTest() {
    one.knows(two);
  }

  private static Given given(Story story) {
    return new Given(story);
  }

  private List<BillId> both() {
    return List.of(one.id(), two.id());
  }

  private static SignedAct agreed() {
    return agreed(WHOLE);
  }

  private static SignedAct agreed(Document whole) {
    return agreement(SHIPPER, whole, Story.BEGIN);
  }

  private Deed giveUp() {
    return surrenderForMerge(both(), agreed());
  }

  private void bothGivenUp() {
    giveUp().happenIn(one);
    giveUp().happenIn(two);
  }

  private void bothMerged() {
    bothGivenUp();
    merge("NLS3").happenIn(one);
    merge("NLS3").happenIn(two);
  }

  private Replacement ofBoth() {
    return new Replacement(one.id(), BUYER.id(), List.of(two.id()));
  }

  private Given issuing() {
    Story whole = one.beside();
    whole.knows(two);
    return given(whole);
  }

  @Test
  void R85_the_whole_takes_the_place_of_its_bills_in_the_hands_of_their_holder() {
    given(one).when(giveUp()).allowed().isInState(TitleState.SURRENDERING);
    given(two).when(giveUp()).allowed().isInState(TitleState.SURRENDERING);
    given(one).when(merge("NLS3")).allowed().isInState(TitleState.VOID);
    given(two).when(merge("NLS3")).allowed().isInState(TitleState.VOID);
    var successor = new Title.Successor(agreed().id(), new BillNumber("NLS3"));
    assertThat(List.of(one.title(), two.title()))
        .containsOnly(new Title.Voided(BUYER.id(), List.of(successor), both()));
    Story whole = issuing().when(reissue("NLS3", agreed(), ofBoth())).allowed();
    whole.isInState(TitleState.HELD).isControlledBy(BUYER).isToTheOrderOf(BUYER);
    assertThat(whole.bill().instrument().replaces()).isEqualTo(ofBoth());
    given(whole).when(transferTo(SECOND_BUYER)).allowed();
  }

  @Test
  void R27_the_whole_is_issued_as_it_was_announced_and_not_before_every_bill_is_void() {
    bothGivenUp();
    merge("NLS3").happenIn(one);
    issuing().when(reissue("NLS3", agreed(), ofBoth())).refusedBy(R27, "not void");
    merge("NLS3").happenIn(two);
    issuing().when(reissue("NLS4", agreed(), ofBoth())).refusedBy(R27, "number NLS3");
    SignedAct later = agreement(SHIPPER, WHOLE, Story.BEGIN.plusSeconds(1));
    issuing().when(reissue("NLS3", later, ofBoth())).refusedBy(R27, "for another document");
    issuing()
        .when(reissue("NLS3", agreed(), new Replacement(one.id(), SHIPPER.id(), List.of(two.id()))))
        .refusedBy(R27, "given up by");
    issuing()
        .when(
            reissue(
                "NLS3",
                agreed(),
                new Replacement(one.id(), BUYER.id(), List.of(new BillId("0".repeat(64))))))
        .refusedBy(R85, two.id().value());
  }

  @Test
  void R85_the_issue_names_every_bill_that_was_merged_in_its_order() {
    bothMerged();
    issuing()
        .when(reissue("NLS3", agreed(), new Replacement(one.id(), BUYER.id())))
        .refusedBy(R85, two.id().value());
    issuing()
        .when(reissue("NLS3", agreed(), new Replacement(two.id(), BUYER.id())))
        .refusedBy(R85, one.id().value());
    issuing()
        .when(reissue("NLS3", agreed(), new Replacement(two.id(), BUYER.id(), List.of(one.id()))))
        .refusedBy(R85, "in this order");
    assertThat(Refusals.of(() -> new Replacement(one.id(), BUYER.id(), List.of(one.id()))).reason())
        .isEqualTo(R85);
    assertThat(Refusals.of(() -> new Replacement(one.id(), BUYER.id(), List.of())).reason())
        .isEqualTo(R85);
    assertThat(
            Refusals.of(() -> new Replacement(one.id(), BUYER.id(), List.of(two.id(), two.id())))
                .reason())
        .isEqualTo(R85);
  }

  @Test
  void R85_a_bill_that_was_not_merged_is_not_replaced_with_others() {
    surrenderForAmendment(SHIPPER, Papers.toOrderOf(BUYER), true).happenIn(one);
    voided("NLS3").happenIn(one);
    SignedAct anew =
        ((TitleAct.SurrenderForAmendment) Acts.read(one.entries().get(2).act().payload()))
            .agreement();
    issuing().when(reissue("NLS3", anew, ofBoth())).refusedBy(R85, "not merged");
  }

  @ParameterizedTest
  @CsvSource({
    "a car is left out, is not on the whole",
    "an engine joins, under no bill",
    "a kilogram is lost, 5400000 g",
    "a package joins, packages",
    "another sort, packages",
    "another vessel, legs is another than the whole's",
    "another condition, condition is another",
    "a declared value, declared values",
    "another note, under no bill"
  })
  void R85_what_is_not_all_of_the_bills_is_refused(String how, String words) {
    Document whole = Papers.changed(WHOLE, changing(how));
    given(one).when(surrenderForMerge(both(), agreed(whole))).refusedBy(R85, words);
  }

  private static Consumer<JsonNode> changing(String how) {
    return json -> {
      ObjectNode goods = (ObjectNode) json.at("/goods/0");
      switch (how) {
        case "a car is left out" -> {
          for (String list :
              List.of("/goods/0/vins", "/legs/0/wagons/0/vins", "/legs/1/decks/0/vins")) {
            ((ArrayNode) json.at(list)).remove(1);
          }
        }
        case "an engine joins" -> {
          ObjectNode engine =
              ((ArrayNode) json.path("goods"))
                  .addObject()
                  .put("description", "A spare engine")
                  .put("marks", "N/M")
                  .put("packages", 1)
                  .put("grossWeight", "150")
                  .put("hsCode", "840734");
          engine.putArray("vins");
          engine.putArray("serialNumbers").add("M-9");
        }
        case "a kilogram is lost" -> goods.put("grossWeight", "3599");
        case "a package joins" -> goods.put("packages", 3);
        case "another sort" -> goods.put("description", "Cars");
        case "another vessel" ->
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
                .put("number", "CIM-2")
                .put("negotiable", false);
      }
    };
  }

  @Test
  void R85_a_bill_counts_as_amended_whenever_it_was() {
    giveUp().happenIn(one);
    amend(change("/legs/1/conveyance", "BEIBU GULF 2", "BEIBU GULF 3")).happenIn(two);
    consent().happenIn(two);
    given(two).when(giveUp()).refusedBy(R85, "legs is another");
    given(one).when(merge("NLS3")).refusedBy(R85, "not given up for this merge");
    given(one).when(rejectSurrender()).allowed().isControlledBy(BUYER);
  }

  @Test
  void R85_every_fault_is_told_at_once_and_where() {
    Document whole =
        Papers.changed(
            WHOLE,
            json -> {
              ((ObjectNode) json).put("condition", "scratched");
              ((ObjectNode) json.at("/goods/0")).put("packages", 7);
            });
    Refused refused = given(one).when(surrenderForMerge(both(), agreed(whole))).refusedBy(R85);
    assertThat(refused.faults())
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder("/merged/0", "/merged/1", "");
  }

  @Test
  void R85_declared_values_are_added_up() {
    Story dear = valued("NLS1", PARTS.getFirst(), 200);
    Story cheap = dear.beside(issue("NLS2", value(PARTS.getLast(), 100)), transferTo(BUYER));
    dear.knows(cheap);
    List<BillId> bills = List.of(dear.id(), cheap.id());
    given(dear)
        .when(surrenderForMerge(bills, agreed(value(WHOLE, 299))))
        .refusedBy(R85, "bills' declared values");
    given(dear).when(surrenderForMerge(bills, agreed(value(WHOLE, 300)))).allowed();
  }

  private static Story valued(String number, Document document, long amount) {
    return Story.of(issue(number, value(document, amount)), transferTo(BUYER));
  }

  private static Document value(Document document, long amount) {
    return Papers.changed(
        document,
        json ->
            ((ObjectNode) json)
                .putObject("declaredValue")
                .put("currency", "CNY")
                .put("minorUnits", amount));
  }

  @Test
  void R85_a_whole_that_could_not_be_issued_is_told_before_a_bill_is_void() {
    Document nowhere =
        Papers.changed(
            WHOLE,
            json -> {
              ((ObjectNode) json.path("delivery")).put("locode", "VNXXX");
              ((ObjectNode) json.at("/legs/1/to")).put("locode", "VNXXX");
            });
    assertThat(given(one).when(surrenderForMerge(both(), agreed(nowhere))).refusedBy(R85).faults())
        .extracting(Fault::reason)
        .contains(R10);
  }

  @Test
  void R61_a_pledged_bill_is_merged_once_the_bank_releases_it() {
    pledgeTo(BANK).happenIn(two);
    given(one).when(giveUp()).refusedBy(R85, "an offer lying on it");
    accept().happenIn(two);
    given(two).when(giveUp().by(BANK)).refusedBy(R61);
    given(two).when(giveUp().by(BUYER)).refusedBy(R61);
    given(one).when(giveUp()).refusedBy(R85, "have the bank release it");
    release().happenIn(two);
    given(two).when(giveUp()).allowed();
    given(one).when(giveUp()).allowed();
  }

  @Test
  void R85_every_bill_is_in_the_hands_of_one_holder_and_to_its_order() {
    transferTo(SECOND_BUYER).happenIn(two);
    given(one).when(giveUp()).refusedBy(R85, "have it transferred there first");
    handTo(BUYER).happenIn(two);
    given(one).when(giveUp()).refusedBy(R85, "have it endorsed first");
    offerTo(RELUCTANT, null, Deeds.TERM).happenIn(two);
    given(one).when(giveUp()).refusedBy(R85, "withdrawn or declined");
  }

  @Test
  void R85_bills_of_two_operators_are_not_merged() {
    Document theirs =
        Papers.changed(
            Papers.another(PARTS.getFirst()),
            json ->
                ((ObjectNode) json.path("operator"))
                    .put("party", OTHER_OPERATOR.id().value())
                    .put("name", OTHER_OPERATOR.name()));
    Story other = one.beside(issue("NLS5", theirs).by(OTHER_OPERATOR), transferTo(BUYER));
    one.knows(other);
    given(one)
        .when(surrenderForMerge(List.of(one.id(), other.id()), agreed()))
        .refusedBy(R85, "none of the same operator");
  }

  @Test
  void R85_of_a_bill_of_others_no_more_is_told_than_of_none() {
    transferTo(SECOND_BUYER).happenIn(two);
    hold("hold-0001").happenIn(two);
    String others = detail(both());
    BillId none = new BillId("0".repeat(64));
    assertThat(others.replace(two.id().value(), ""))
        .isEqualTo(detail(List.of(one.id(), none)).replace(none.value(), ""));
  }

  private String detail(List<BillId> bills) {
    return given(one)
        .when(surrenderForMerge(bills, agreed()))
        .refusedBy(R85)
        .faults()
        .getFirst()
        .detail();
  }

  @Test
  void R85_a_bill_that_is_not_free_is_told_with_what_to_do() {
    surrender().happenIn(two);
    given(one).when(giveUp()).refusedBy(R85, "have the operator reject that first");
    acceptSurrender().happenIn(two);
    given(one).when(giveUp()).refusedBy(R85, "leave it out");
  }

  @Test
  void R85_a_hold_and_a_failed_inspection_do_not_get_lost_on_the_way() {
    hold("hold-0001").happenIn(two);
    given(two).when(giveUp()).refusedBy(R85, "have the hold lifted");
    given(one).when(giveUp()).refusedBy(R85, "have the hold lifted");
    lift("hold-0001").happenIn(two);
    inspect(InspectionScope.CUSTOMS_EXAM, InspectionResult.FAIL).happenIn(two);
    given(two).when(giveUp()).refusedBy(R85, "inspection has failed");
    given(one).when(giveUp()).refusedBy(R85, "failed an inspection");
  }

  @Test
  void R85_a_hold_that_comes_between_stops_the_merge_until_it_is_lifted() {
    bothGivenUp();
    hold("hold-0001").happenIn(two);
    given(one).when(merge("NLS3")).refusedBy(R85, "have the hold lifted");
    lift("hold-0001").happenIn(two);
    merge("NLS3").happenIn(one);
    hold("hold-0002").happenIn(two);
    given(two).when(merge("NLS3")).refusedBy(R85, "have the hold lifted");
    lift("hold-0002").happenIn(two);
    given(two).when(merge("NLS3")).allowed();
  }

  @Test
  void R85_no_bill_ends_while_another_of_the_merge_lives() {
    giveUp().happenIn(one);
    given(one).when(merge("NLS3")).refusedBy(R85, "its holder does so first");
    giveUp().happenIn(two);
    given(two).when(merge("NLS3")).refusedBy(R85, "bill " + one.id() + " is merged before it");
    given(one).when(merge("NLS3")).allowed();
  }

  @Test
  void R85_every_bill_goes_into_one_free_number() {
    bothGivenUp();
    given(one).when(merge("NLS1")).refusedBy(R85, "numbered NLS1");
    given(one).when(merge("NLS2")).refusedBy(R85, "numbered NLS2");
    merge("NLS3").happenIn(one);
    given(two).when(merge("NLS4")).refusedBy(R85, "into number NLS3");
    given(two).when(merge("NLS3")).allowed();
  }

  @Test
  void R85_a_merge_that_has_begun_is_not_rejected_halfway() {
    bothGivenUp();
    given(two).when(rejectSurrender()).allowed().isControlledBy(BUYER);
    given(two).when(giveUp()).allowed();
    merge("NLS3").happenIn(one);
    given(two).when(rejectSurrender()).refusedBy(R85, "merge this too");
  }

  @Test
  void R85_a_bill_that_went_back_although_its_merge_began_is_given_up_again() {
    bothGivenUp();
    one.knows(two.asSeenNow());
    rejectSurrender().happenIn(two);
    merge("NLS3").happenIn(one);
    issuing().when(reissue("NLS3", agreed(), ofBoth())).refusedBy(R27, "not void");
    SignedAct other = agreement(SHIPPER, WHOLE, Story.BEGIN.plusSeconds(1));
    given(two).when(surrenderForMerge(both(), other)).refusedBy(R85, "cannot be merged any more");
    given(two).when(giveUp()).allowed();
    given(two).when(merge("NLS3")).allowed();
    issuing().when(reissue("NLS3", agreed(), ofBoth())).allowed().isControlledBy(BUYER);
  }

  @Test
  void R85_of_two_merges_that_name_one_bill_the_other_is_refused_and_given_back() {
    Story three = one.beside(issue("NLS5", Papers.another(PARTS.getFirst())), transferTo(BUYER));
    one.knows(three);
    Document other = Papers.whole(List.of(three.bill().document(), one.bill().document()), BUYER);
    List<BillId> others = List.of(three.id(), one.id());
    surrenderForMerge(others, agreed(other)).happenIn(three);
    giveUp().happenIn(two);
    giveUp().happenIn(one);
    given(one).when(surrenderForMerge(others, agreed(other)).by(BUYER)).refusedBy(R31);
    given(three).when(merge("NLS6")).refusedBy(R85, "not given up for this merge");
    given(three).when(rejectSurrender()).allowed().isControlledBy(BUYER);
    given(three)
        .when(surrenderForMerge(others, agreed(other)))
        .refusedBy(R85, "given up for something else");
    given(one).when(merge("NLS3")).allowed();
    given(two).when(merge("NLS3")).allowed();
  }

  @Test
  void R85_another_agreement_or_another_order_of_the_bills_is_another_merge() {
    giveUp().happenIn(one);
    SignedAct later = agreement(SHIPPER, WHOLE, Story.BEGIN.plusSeconds(1));
    given(two).when(surrenderForMerge(both(), later)).refusedBy(R85, "given up for something else");
    given(two)
        .when(surrenderForMerge(List.of(two.id(), one.id()), agreed()))
        .refusedBy(R85, "given up for something else");
  }

  @Test
  void R85_2_to_50_bills_are_named_once_and_this_one_is_among_them() {
    BillId stranger = new BillId("1".repeat(64));
    List<BillId> many =
        Stream.concat(
                Stream.of(one.id()),
                Stream.iterate(1, i -> i + 1)
                    .limit(TitleAct.SurrenderForMerge.MOST_BILLS)
                    .map(i -> new BillId("%064x".formatted(i))))
            .toList();
    for (List<BillId> wrong :
        List.of(
            List.of(one.id()), List.of(one.id(), one.id()), List.of(two.id(), stranger), many)) {
      assertThat(Refusals.of(() -> surrenderForMerge(wrong, agreed()).signedIn(one)).reason())
          .as("%s", wrong)
          .isEqualTo(R85);
    }
    surrenderForMerge(many.subList(0, TitleAct.SurrenderForMerge.MOST_BILLS), agreed())
        .signedIn(one);
  }

  @Test
  void R21_only_the_holder_gives_up_and_R31_only_the_operator_merges() {
    given(one).when(giveUp().by(SHIPPER)).refusedBy(R21);
    bothGivenUp();
    given(one).when(merge("NLS3").by(BUYER)).refusedBy(R31);
    given(one).when(merge("NLS3").by(OTHER_OPERATOR)).refusedBy(R31);
  }

  @Test
  void R85_the_whole_is_agreed_by_the_consignor_and_to_the_holders_order() {
    given(one)
        .when(surrenderForMerge(both(), agreement(BUYER, WHOLE, Story.BEGIN)))
        .refusedBy(R85, "consignor");
    given(one)
        .when(surrenderForMerge(both(), agreed(Papers.whole(PARTS, SECOND_BUYER))))
        .refusedBy(R85, "to the order of");
  }

  @Test
  void R23_to_give_a_bill_up_for_a_merge_is_to_exercise_a_right() {
    given(one).when(surrenderForMerge(both(), agreed(), null)).refusedBy(R23);
    giveUp().happenIn(one);
    assertThat(one.bill().liable()).containsExactly(BUYER.id());
  }

  @Test
  void R27_who_gave_up_for_a_merge_is_owed_neither_delivery_nor_another_bill_alone() {
    bothGivenUp();
    given(one).when(acceptSurrender()).refusedBy(R27);
    given(one).when(voided("NLS3")).refusedBy(R27);
    given(one).when(split("NLS3", "NLS4")).refusedBy(R83);
  }

  @Test
  void R85_what_was_given_up_otherwise_is_not_merged() {
    surrender().happenIn(one);
    given(one).when(merge("NLS3")).refusedBy(R85, "not given up to be merged");
    surrenderForAmendment(SHIPPER, Papers.toOrderOf(BUYER), true).happenIn(two);
    given(two).when(merge("NLS3")).refusedBy(R85, "not given up to be merged");
  }

  @Test
  void R35_a_merged_bill_admits_nothing() {
    bothMerged();
    given(one).when(transferTo(SECOND_BUYER).by(BUYER)).refusedBy(R35);
    given(two).when(merge("NLS4")).refusedBy(R35);
  }

  @Test
  void R85_what_was_split_is_merged_again() {
    Story whole = Story.of(issue("NLS1", Papers.cars()), transferTo(BUYER));
    Deeds.surrenderForSplit().happenIn(whole);
    split("NLS2", "NLS3").happenIn(whole);
    List<SignedAct> agreements =
        ((TitleAct.SurrenderForSplit) Acts.read(whole.entries().get(2).act().payload()))
            .agreements();
    var of = new Replacement(whole.id(), BUYER.id());
    Story first = whole.beside(reissue("NLS2", agreements.getFirst(), of));
    Story second = whole.beside(reissue("NLS3", agreements.getLast(), of));
    first.knows(second);
    second.knows(first);
    List<BillId> bills = List.of(first.id(), second.id());
    Document again =
        Papers.changed(
            Papers.cars(),
            json ->
                ((ObjectNode) json)
                    .putObject("order")
                    .put("kind", "TO_ORDER_OF")
                    .put("party", BUYER.id().value()));
    surrenderForMerge(bills, agreed(again)).happenIn(first);
    surrenderForMerge(bills, agreed(again)).happenIn(second);
    merge("NLS4").happenIn(first);
    merge("NLS4").happenIn(second);
    Story anew = first.beside();
    anew.knows(second);
    given(anew)
        .when(
            reissue(
                "NLS4",
                agreed(again),
                new Replacement(first.id(), BUYER.id(), List.of(second.id()))))
        .allowed()
        .isControlledBy(BUYER);
  }
}
