package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Rule.R51;
import static org.throughbill.acts.Rule.R80;
import static org.throughbill.acts.document.MilestoneKind.ARRIVED;
import static org.throughbill.acts.document.MilestoneKind.DEPARTED;
import static org.throughbill.acts.document.MilestoneKind.DISCHARGED;
import static org.throughbill.acts.document.MilestoneKind.GATE_IN;
import static org.throughbill.acts.document.MilestoneKind.GATE_OUT;
import static org.throughbill.acts.document.MilestoneKind.LOADED;
import static org.throughbill.bol.bill.Deeds.hold;
import static org.throughbill.bol.bill.Deeds.issued;
import static org.throughbill.bol.bill.Deeds.lift;
import static org.throughbill.bol.bill.Deeds.milestone;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Given.given;
import static org.throughbill.bol.bill.Papers.CHONGQING;
import static org.throughbill.bol.bill.Papers.HAIPHONG;
import static org.throughbill.bol.bill.Papers.QINZHOU;
import static org.throughbill.bol.bill.Party.BUYER;
import static org.throughbill.bol.bill.Party.OPERATOR;
import static org.throughbill.bol.bill.Party.RAILWAY;
import static org.throughbill.bol.bill.Party.SEA_LINE;
import static org.throughbill.bol.bill.Party.SHIPPER;
import static org.throughbill.bol.bill.Party.STRANGER;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.value.Place;

class JourneyRulesTest {
  @Test
  void R80_the_whole_journey_is_told_in_order() {
    Story story = Story.of(issued());
    for (int leg = 1; leg <= 2; leg++) {
      for (MilestoneKind kind : MilestoneKind.values()) {
        milestone(leg, kind).happenIn(story);
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
            DEPARTED,
            ARRIVED,
            DISCHARGED,
            GATE_OUT);
    assertThat(story.isControlledBy(SHIPPER).state()).isEqualTo(State.HELD);
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
  @EnumSource(MilestoneKind.class)
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
  void R51_held_goods_are_not_loaded_and_title_still_moves() {
    Story held = Story.of(issued(), milestone(1, GATE_IN), hold("hold-0001"));
    new Given(held).when(milestone(1, LOADED)).refusedBy(R51, "the goods are held by");
    transferTo(BUYER).happenIn(held);
    lift("hold-0001").happenIn(held);
    new Given(held).when(milestone(1, LOADED)).allowed().isControlledBy(BUYER);
  }

  @Test
  void R51_a_hold_stops_loading_and_no_other_step() {
    given(issued(), hold("hold-0001")).when(milestone(1, GATE_IN)).allowed();
    given(issued(), hold("hold-0001")).when(milestone(1, DEPARTED)).allowed();
  }
}
