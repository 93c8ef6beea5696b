package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughbill.acts.Rule.R51;
import static org.throughbill.acts.Rule.R57;
import static org.throughbill.acts.Rule.R80;
import static org.throughbill.acts.document.MilestoneKind.ARRIVED;
import static org.throughbill.acts.document.MilestoneKind.DEPARTED;
import static org.throughbill.acts.document.MilestoneKind.DISCHARGED;
import static org.throughbill.acts.document.MilestoneKind.GATE_IN;
import static org.throughbill.acts.document.MilestoneKind.GATE_OUT;
import static org.throughbill.acts.document.MilestoneKind.LOADED;
import static org.throughbill.acts.document.MilestoneKind.ON_BOARD;
import static org.throughbill.bol.bill.Deeds.hold;
import static org.throughbill.bol.bill.Deeds.issue;
import static org.throughbill.bol.bill.Deeds.issued;
import static org.throughbill.bol.bill.Deeds.lift;
import static org.throughbill.bol.bill.Deeds.milestone;
import static org.throughbill.bol.bill.Deeds.pledgeTo;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Given.given;
import static org.throughbill.bol.bill.Papers.CHONGQING;
import static org.throughbill.bol.bill.Papers.HAIPHONG;
import static org.throughbill.bol.bill.Papers.QINZHOU;
import static org.throughbill.bol.bill.Party.BANK;
import static org.throughbill.bol.bill.Party.BUYER;
import static org.throughbill.bol.bill.Party.OPERATOR;
import static org.throughbill.bol.bill.Party.RAILWAY;
import static org.throughbill.bol.bill.Party.SEA_LINE;
import static org.throughbill.bol.bill.Party.SHIPPER;
import static org.throughbill.bol.bill.Party.STRANGER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Refused;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.value.Place;

class JourneyRulesTest {
  @Test
  void R80_the_whole_journey_is_told_in_order() {
    Story story = Story.of(issued());
    for (int leg = 1; leg <= 2; leg++) {
      for (MilestoneKind kind : MilestoneKind.values()) {
        if (leg == 2 || kind != ON_BOARD) {
          milestone(leg, kind).happenIn(story);
        }
      }
    }
    assertThat(story.bill().milestones())
        .extracting(TitleAct.Milestone::kind)
        .containsExactly(
            GATE_IN,
            LOADED,
            DEPARTED,
            ARRIVED,
            DISCHARGED,
            GATE_OUT,
            GATE_IN,
            LOADED,
            ON_BOARD,
            DEPARTED,
            ARRIVED,
            DISCHARGED,
            GATE_OUT);
    assertThat(story.isControlledBy(SHIPPER).state()).isEqualTo(TitleState.HELD);
  }

  @Test
  void R80_steps_may_be_left_out_and_not_told_afterwards() {
    given(issued(), milestone(1, DEPARTED)).when(milestone(1, ARRIVED)).allowed();
    given(issued(), milestone(1, DEPARTED)).when(milestone(1, LOADED)).refusedBy(R80);
    given(issued(), milestone(2, GATE_IN)).when(milestone(1, GATE_OUT)).refusedBy(R80);
    given(issued(), milestone(1, GATE_OUT)).when(milestone(2, GATE_IN)).allowed();
  }

  @Test
  void R80_a_step_is_told_once() {
    given(issued(), milestone(1, LOADED))
        .when(milestone(1, LOADED, CHONGQING, Duration.ZERO, "again"))
        .refusedBy(R80, "has been told already");
  }

  @Test
  void R80_a_notation_id_is_used_once_by_its_signer() {
    given(issued(), milestone(1, GATE_IN, CHONGQING, Duration.ZERO, "same"))
        .when(milestone(1, LOADED, CHONGQING, Duration.ZERO, "same"))
        .refusedBy(R80, "is used already");
    given(issued(), milestone(1, GATE_IN, CHONGQING, Duration.ZERO, "same"))
        .when(milestone(1, LOADED, CHONGQING, Duration.ZERO, "same").by(OPERATOR))
        .allowed();
  }

  @Test
  void R80_a_step_happens_no_earlier_than_the_one_before() {
    given(issued(), milestone(1, GATE_IN))
        .when(milestone(1, LOADED, CHONGQING, Duration.ofMinutes(1), "early-1"))
        .allowed();
    given(issued(), milestone(1, GATE_IN))
        .when(milestone(1, LOADED, CHONGQING, Duration.ofMinutes(1).plusMillis(1), "early-2"))
        .refusedBy(R80, "happened at");
  }

  @Test
  void R80_the_legs_carrier_tells_it_or_the_operator() {
    given(issued()).when(milestone(1, GATE_IN).by(RAILWAY)).allowed();
    given(issued()).when(milestone(1, GATE_IN).by(OPERATOR)).allowed();
    given(issued()).when(milestone(1, GATE_IN).by(SEA_LINE)).refusedBy(R80, "is performed by");
    given(issued()).when(milestone(1, GATE_IN).by(STRANGER)).refusedBy(R80, "is not the carrier");
    given(issued()).when(milestone(1, GATE_IN).by(SHIPPER)).refusedBy(R80, "is not the carrier");
  }

  @Test
  void R80_the_leg_is_one_of_the_bills() {
    given(issued())
        .when(milestone(3, ARRIVED, HAIPHONG, Duration.ZERO, "leg-3").by(OPERATOR))
        .refusedBy(R80, "the bill has 2 legs");
  }

  @ParameterizedTest
  @EnumSource(value = MilestoneKind.class, names = "ON_BOARD", mode = EnumSource.Mode.EXCLUDE)
  void R80_a_leg_begins_at_its_one_end_and_ends_at_its_other(MilestoneKind kind) {
    boolean atTheStart = kind.compareTo(DEPARTED) <= 0;
    Place right = atTheStart ? CHONGQING : QINZHOU;
    Place wrong = atTheStart ? QINZHOU : CHONGQING;
    given(issued()).when(milestone(1, kind, right, Duration.ZERO, "right")).allowed();
    given(issued())
        .when(milestone(1, kind, wrong, Duration.ZERO, "wrong"))
        .refusedBy(R80, "of leg 1 is at");
    given(issued())
        .when(milestone(1, kind, new Place(right.locode(), "Track 9"), Duration.ZERO, "track"))
        .allowed();
  }

  @Test
  void R80_goods_go_on_board_a_ship() {
    given(issued(), milestone(2, LOADED)).when(milestone(2, ON_BOARD)).allowed();
    given(issued()).when(milestone(1, ON_BOARD)).refusedBy(R80, "go on board a ship");
    given(issued(), milestone(2, ON_BOARD)).when(milestone(2, LOADED)).refusedBy(R80);
  }

  @Test
  void R06_a_bill_is_dated_on_board_by_the_step_recorded_on_it() {
    Story story = Story.of(issued(), milestone(2, LOADED));
    assertThat(story.bill().onBoard()).isEmpty();
    Instant then = story.now();
    milestone(2, ON_BOARD).happenIn(story);
    assertThat(story.bill().onBoard()).contains(then);
  }

  @Test
  void R06_a_bill_is_on_board_when_the_last_of_its_goods_is() {
    Story story = Story.of(issue("NLS9", Papers.cars()));
    milestone(2, ON_BOARD, QINZHOU, Duration.ZERO, "on-board-1", List.of(Papers.CAR_1))
        .happenIn(story);
    assertThat(story.bill().onBoard()).isEmpty();
    Instant last = story.now();
    List<String> others = List.of(Papers.CAR_2, Papers.CAR_3);
    milestone(2, ON_BOARD, QINZHOU, Duration.ZERO, "on-board-2", others).happenIn(story);
    assertThat(story.bill().onBoard()).contains(last);
  }

  private static Deed about(String id, int leg, MilestoneKind kind, String... units) {
    Place where = kind == ARRIVED || kind == DISCHARGED ? QINZHOU : CHONGQING;
    return milestone(leg, kind, where, Duration.ZERO, id, List.of(units));
  }

  @Test
  void R80_each_unit_goes_its_own_way_in_order() {
    Story story = Story.of(issue("NLS9", Papers.cars()));
    about("loaded-w1", 1, LOADED, Papers.WAGON_1).happenIn(story);
    about("loaded-w2", 1, LOADED, Papers.WAGON_2).happenIn(story);
    about("gone-w1", 1, DEPARTED, Papers.WAGON_1).happenIn(story);
    new Given(story)
        .when(about("again-1", 1, LOADED, Papers.CAR_1))
        .refusedBy(R80, "has been told already");
    new Given(story).when(about("gate-w2", 1, GATE_IN, Papers.WAGON_2)).refusedBy(R80);
    new Given(story).when(about("gone-w2", 1, DEPARTED, Papers.CAR_3)).allowed();
    new Given(story).when(milestone(1, DEPARTED)).refusedBy(R80, "has been told already");
  }

  @Test
  void R57_a_unit_is_one_of_the_bills() {
    Refused refused =
        given(issue("NLS9", Papers.cars()))
            .when(about("strange-1", 1, LOADED, Papers.CAR_1, "LZ0BA6FD2PC400001", "5200009"))
            .refusedBy(R57);
    assertThat(refused.faults()).extracting(Fault::pointer).containsExactly("/units/1", "/units/2");
    given(issue("NLS9", Papers.cars()))
        .when(milestone(2, LOADED, QINZHOU, Duration.ZERO, "wagon-at-sea", List.of(Papers.WAGON_1)))
        .refusedBy(R57, "on this leg");
  }

  @Test
  void R57_a_unit_is_counted_once_by_itself_or_with_its_wagon() {
    given(issue("NLS9", Papers.cars()))
        .when(about("twice-1", 1, LOADED, Papers.CAR_3, Papers.CAR_3))
        .refusedBy(R57, "is counted already");
    Refused refused =
        given(issue("NLS9", Papers.cars()))
            .when(about("twice-2", 1, LOADED, Papers.WAGON_1, Papers.CAR_3, Papers.CAR_2))
            .refusedBy(R57);
    assertThat(refused.faults()).extracting(Fault::pointer).containsExactly("/units/2");
  }

  @Test
  void R57_what_was_not_counted_at_the_end_of_a_leg_does_not_go_on() {
    Story story = Story.of(issue("NLS9", Papers.cars()));
    about("there-w1", 1, ARRIVED, Papers.WAGON_1).happenIn(story);
    new Given(story).when(milestone(2, LOADED)).refusedBy(R57, Papers.CAR_3);
    List<String> counted = List.of(Papers.CAR_1, Papers.CAR_2);
    Deed loaded = milestone(2, LOADED, QINZHOU, Duration.ZERO, "loaded-1", counted);
    new Given(story).when(loaded).allowed();
    about("there-w2", 1, ARRIVED, Papers.WAGON_2).happenIn(story);
    List<String> found = List.of(Papers.CAR_3);
    Deed others = milestone(2, LOADED, QINZHOU, Duration.ZERO, "loaded-2", found);
    new Given(story).when(others).allowed();
  }

  @Test
  void R57_of_two_counts_the_later_says_what_goes_on() {
    Document two =
        Papers.changed(
            Papers.fromDuisburg(),
            json ->
                ((ObjectNode) json.at("/goods/0")).putArray("serialNumbers").add("B-1").add("B-2"));
    Story story = Story.of(issue("NLS7", two));
    Place border = two.legs().get(1).from();
    Place yard = two.legs().get(2).from();
    milestone(1, ARRIVED, border, Duration.ZERO, "there-1").by(OPERATOR).happenIn(story);
    milestone(2, ARRIVED, yard, Duration.ZERO, "there-2", List.of("B-1"))
        .by(OPERATOR)
        .happenIn(story);
    new Given(story)
        .when(milestone(3, LOADED, yard, Duration.ZERO, "loaded-1", List.of("B-2")).by(OPERATOR))
        .refusedBy(R57, "B-2");
    new Given(story)
        .when(milestone(3, LOADED, yard, Duration.ZERO, "loaded-2", List.of("B-1")).by(OPERATOR))
        .allowed();
  }

  @Test
  void R57_goods_without_numbers_of_their_own_go_by_their_container_or_else_by_their_marks() {
    Document boxed = Papers.fromDuisburg();
    Document loose =
        Papers.changed(boxed, json -> ((ObjectNode) json.at("/goods/0")).remove("container"));
    assertThat(Consignment.on(boxed, boxed.legs().getFirst()).unitsOf(null))
        .containsExactly("CSQU3054383");
    assertThat(Consignment.on(loose, loose.legs().getFirst()).unitsOf(null))
        .containsExactly("SC04 1-900");
  }

  @Test
  void R57_a_unit_goes_by_its_container_and_by_its_marks_too() {
    given(issued()).when(about("by-container", 1, LOADED, "CSQU3054383")).allowed();
    given(issued()).when(about("by-marks", 1, LOADED, "CQM 1/1")).allowed();
  }

  @Test
  void R57_a_leg_of_which_no_end_was_told_counts_nothing() {
    Story story = Story.of(issue("NLS9", Papers.cars()));
    about("gone-w1", 1, DEPARTED, Papers.WAGON_1).happenIn(story);
    new Given(story).when(milestone(2, LOADED)).allowed();
  }

  @Test
  void R80_a_milestone_names_units_or_is_about_all_of_them() {
    assertThatThrownBy(() -> given(issued()).when(about("nothing-1", 1, LOADED)).allowed())
        .hasMessageContaining("left out for all");
  }

  @Test
  void R32_goods_have_arrived_when_the_last_of_them_has() {
    Place end = HAIPHONG;
    Story story = Story.of(issue("NLS9", Papers.cars()));
    milestone(2, ARRIVED, end, Duration.ZERO, "arrived-1", List.of(Papers.CAR_1, Papers.CAR_2))
        .happenIn(story);
    assertThat(Gate.closedFor(story.bill())).contains(Gate.ARRIVED);
    milestone(2, ARRIVED, end, Duration.ZERO, "arrived-2", List.of(Papers.CAR_3)).happenIn(story);
    assertThat(Gate.closedFor(story.bill())).doesNotContain(Gate.ARRIVED);
  }

  @Test
  void R80_transit_time_is_computed_from_what_was_told() {
    Story story = Story.of(issue("NLS9", Papers.cars()));
    assertThat(Transit.ofLegs(story.bill()))
        .extracting(Transit::actual)
        .containsOnly(Optional.empty());
    milestone(1, DEPARTED).happenIn(story);
    story.passes(Duration.ofHours(47).minusMinutes(1));
    milestone(1, ARRIVED).happenIn(story);
    Transit rail = Transit.ofLegs(story.bill()).getFirst();
    assertThat(rail.promised()).isEqualTo(Duration.ofDays(2));
    assertThat(rail.actual()).contains(Duration.ofHours(47));
    assertThat(rail.isKept()).contains(true);
    assertThat(Transit.doorToDoor(story.bill()).actual()).isEmpty();
    milestone(2, DEPARTED).happenIn(story);
    story.passes(Duration.ofHours(49));
    milestone(2, ARRIVED).happenIn(story);
    assertThat(Transit.ofLegs(story.bill()).getLast().isKept()).contains(false);
    assertThat(Transit.doorToDoor(story.bill()).actual())
        .contains(Duration.ofDays(4).plusMinutes(2));
    assertThat(Transit.doorToDoor(story.bill()).promised()).isEqualTo(Duration.ofDays(5));
  }

  @Test
  void R80_a_leg_ends_when_its_last_unit_arrives() {
    Story story = Story.of(issue("NLS9", Papers.cars()));
    about("gone-w1", 1, DEPARTED, Papers.WAGON_1).happenIn(story);
    about("gone-w2", 1, DEPARTED, Papers.WAGON_2).happenIn(story);
    about("there-w1", 1, ARRIVED, Papers.WAGON_1).happenIn(story);
    assertThat(Transit.ofLegs(story.bill()).getFirst().actual()).isEmpty();
    about("there-w2", 1, ARRIVED, Papers.WAGON_2).happenIn(story);
    assertThat(Transit.ofLegs(story.bill()).getFirst().actual()).contains(Duration.ofMinutes(3));
  }

  @Test
  void R51_held_goods_are_not_loaded_and_title_still_moves() {
    Story held = Story.of(issued(), milestone(1, GATE_IN), hold("hold-0001"));
    new Given(held).when(milestone(1, LOADED)).refusedBy(R51, "the goods are held by");
    transferTo(BUYER).happenIn(held);
    lift("hold-0001").happenIn(held);
    new Given(held).when(milestone(1, LOADED)).allowed().isControlledBy(BUYER);
  }

  @Test
  void R51_under_the_strict_profile_a_hold_stops_title_too() {
    Document strict =
        Papers.changed(
            json -> ((ObjectNode) json.at("/procedures")).put("profile", "corridor-2026-strict"));
    Story held = Story.of(issue("NLS8", strict), hold("hold-0001"));
    new Given(held).when(transferTo(BUYER)).refusedBy(R51, "stops title too");
    new Given(held).when(pledgeTo(BANK)).refusedBy(R51, "stops title too");
    lift("hold-0001").happenIn(held);
    new Given(held).when(transferTo(BUYER)).allowed().isControlledBy(BUYER);
    given(issued(), hold("hold-0001")).when(pledgeTo(BANK)).allowed();
  }

  @Test
  void R51_a_hold_stops_loading_and_no_other_step() {
    given(issued(), hold("hold-0001")).when(milestone(1, GATE_IN)).allowed();
    given(issued(), hold("hold-0001")).when(milestone(1, DEPARTED)).allowed();
    given(issued(), hold("hold-0001")).when(milestone(2, ON_BOARD)).refusedBy(R51);
  }
}
