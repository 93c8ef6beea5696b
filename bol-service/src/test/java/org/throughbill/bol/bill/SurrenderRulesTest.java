package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Rule.R31;
import static org.throughbill.acts.Rule.R32;
import static org.throughbill.acts.Rule.R35;
import static org.throughbill.bol.bill.Deeds.accept;
import static org.throughbill.bol.bill.Deeds.acceptSurrender;
import static org.throughbill.bol.bill.Deeds.arrived;
import static org.throughbill.bol.bill.Deeds.cleared;
import static org.throughbill.bol.bill.Deeds.decline;
import static org.throughbill.bol.bill.Deeds.deliver;
import static org.throughbill.bol.bill.Deeds.deliverAgainst;
import static org.throughbill.bol.bill.Deeds.deliverAgainstTheReceiptOf;
import static org.throughbill.bol.bill.Deeds.endorse;
import static org.throughbill.bol.bill.Deeds.hold;
import static org.throughbill.bol.bill.Deeds.inspect;
import static org.throughbill.bol.bill.Deeds.issue;
import static org.throughbill.bol.bill.Deeds.issued;
import static org.throughbill.bol.bill.Deeds.lift;
import static org.throughbill.bol.bill.Deeds.milestone;
import static org.throughbill.bol.bill.Deeds.pledgeTo;
import static org.throughbill.bol.bill.Deeds.receipt;
import static org.throughbill.bol.bill.Deeds.refusal;
import static org.throughbill.bol.bill.Deeds.rejectSurrender;
import static org.throughbill.bol.bill.Deeds.release;
import static org.throughbill.bol.bill.Deeds.surrender;
import static org.throughbill.bol.bill.Deeds.toOrderOf;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Deeds.withdraw;
import static org.throughbill.bol.bill.Given.given;
import static org.throughbill.bol.bill.Party.BANK;
import static org.throughbill.bol.bill.Party.BUYER;
import static org.throughbill.bol.bill.Party.OTHER_OPERATOR;
import static org.throughbill.bol.bill.Party.SHIPPER;
import static org.throughbill.bol.bill.Party.STRANGER;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Refused;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.value.BillId;

class SurrenderRulesTest {
  private static final Fact[] DELIVERED = {
    issued(), cleared(), arrived(), surrender(), acceptSurrender(), deliver()
  };

  @Test
  void R31_the_operator_and_nobody_else_answers_a_surrender() {
    Fact[] surrendering = {issued(), surrender()};
    given(surrendering).when(acceptSurrender()).allowed().isInState(TitleState.SURRENDERED);
    given(surrendering).when(rejectSurrender()).allowed().isInState(TitleState.HELD);
    given(surrendering).when(acceptSurrender().by(SHIPPER)).refusedBy(R31);
    given(surrendering).when(rejectSurrender().by(SHIPPER)).refusedBy(R31);
    given(surrendering).when(acceptSurrender().by(OTHER_OPERATOR)).refusedBy(R31);
  }

  @Test
  void R31_a_rejected_surrender_returns_control() {
    given(issued(), transferTo(BUYER), surrender())
        .when(rejectSurrender())
        .allowed()
        .isControlledBy(BUYER);
  }

  @Test
  void R31_nothing_is_answered_where_nothing_is_surrendered() {
    given(issued()).when(acceptSurrender()).refusedBy(R31);
    given(issued()).when(rejectSurrender()).refusedBy(R31);
    given(issued(), surrender(), rejectSurrender()).when(acceptSurrender()).refusedBy(R31);
  }

  static List<Deed> control() {
    return List.of(
        transferTo(BUYER),
        endorse(toOrderOf(BUYER)),
        pledgeTo(BANK),
        accept(),
        decline(),
        withdraw(),
        surrender(),
        acceptSurrender(),
        rejectSurrender());
  }

  @ParameterizedTest
  @MethodSource("control")
  void R31_an_accepted_surrender_is_final(Deed deed) {
    given(issued(), surrender(), acceptSurrender()).when(deed.by(SHIPPER)).refusedBy(R31);
    given(issued(), surrender(), acceptSurrender()).when(deed.by(Party.OPERATOR)).refusedBy(R31);
  }

  static List<Deed> everything() {
    var everything = new ArrayList<>(control());
    everything.addAll(
        List.of(
            release(),
            deliver(),
            milestone(2, MilestoneKind.GATE_OUT),
            inspect(InspectionScope.CUSTOMS_EXAM, InspectionResult.FAIL),
            hold("too-late"),
            lift("too-late")));
    return everything;
  }

  @ParameterizedTest
  @MethodSource("everything")
  void R35_nothing_follows_delivery(Deed deed) {
    given(DELIVERED).when(deed).refusedBy(R35);
    given(DELIVERED).when(deed.by(SHIPPER)).refusedBy(R35);
  }

  @Test
  void R35_before_delivery_there_is_no_end() {
    given(issued(), cleared(), arrived(), surrender(), acceptSurrender())
        .when(milestone(2, MilestoneKind.GATE_OUT))
        .allowed();
  }

  @Test
  void R35_the_registry_still_answers_what_comes_too_late() {
    given(DELIVERED).when(refusal()).allowed().isInState(TitleState.DELIVERED);
    assertThat(Story.of(DELIVERED).title()).isEqualTo(new Title.Delivered(SHIPPER.id()));
    assertThat(Story.of(DELIVERED).title().controller()).isEmpty();
  }

  private record Gates(int title, boolean held, boolean cleared, boolean arrived, boolean receipt) {
    private static final int SURRENDERED = 0;
    private static final int PLEDGED = 2;
    private static final int OFFERED = 3;
    private static final int SURRENDERING = 4;

    static Gates of(int bits) {
      return new Gates(
          bits >> 4, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0);
    }

    Story story() {
      Story story = Story.of(issue());
      if (held) {
        hold("hold-0001").happenIn(story);
      }
      if (cleared) {
        Deeds.cleared().happenIn(story);
      }
      if (arrived) {
        Deeds.arrived().happenIn(story);
      }
      List<Deed> before =
          switch (title) {
            case SURRENDERED -> List.of(surrender(), acceptSurrender());
            case PLEDGED -> List.of(pledgeTo(BANK), accept());
            case OFFERED -> List.of(pledgeTo(BANK));
            case SURRENDERING -> List.of(surrender());
            default -> List.of();
          };
      before.forEach(deed -> deed.happenIn(story));
      return story;
    }

    List<String> closed() {
      var closed = new ArrayList<String>();
      if (title != SURRENDERED) {
        closed.add("SURRENDERED");
      }
      if (title == PLEDGED || title == OFFERED) {
        closed.add("UNPLEDGED");
      }
      if (held) {
        closed.add("NO_HOLD");
      }
      if (!cleared) {
        closed.add("CLEARED");
      }
      if (!arrived) {
        closed.add("ARRIVED");
      }
      if (title == SURRENDERED && !receipt) {
        closed.add("RECEIPT");
      }
      return closed;
    }
  }

  static IntStream everyCombination() {
    return IntStream.range(0, 5 * 16);
  }

  @ParameterizedTest
  @MethodSource("everyCombination")
  void R32_goods_are_delivered_when_every_gate_is_open_and_every_closed_one_is_told(int bits) {
    Gates gates = Gates.of(bits);
    Deed deliver = deliverAgainstTheReceiptOf(gates.receipt() ? SHIPPER : STRANGER);
    var delivery = new Given(gates.story()).when(deliver);
    if (gates.closed().isEmpty()) {
      delivery.allowed().isInState(TitleState.DELIVERED);
      return;
    }
    Refused refused = delivery.refusedBy(R32);
    assertThat(refused.faults()).extracting(Fault::reason).containsOnly(R32);
    assertThat(refused.faults())
        .extracting(fault -> fault.detail().substring(0, fault.detail().indexOf(':')))
        .containsExactlyElementsOf(gates.closed());
  }

  @Test
  void R32_a_failed_examination_keeps_the_goods_and_a_later_pass_frees_them() {
    Story story =
        Story.of(
            issued(),
            cleared(),
            arrived(),
            inspect(InspectionScope.CUSTOMS_EXAM, InspectionResult.FAIL),
            surrender(),
            acceptSurrender());
    new Given(story).when(deliver()).refusedBy(R32, "CLEARED");
    inspect(InspectionScope.CUSTOMS_EXAM, InspectionResult.PASS, "second-look").happenIn(story);
    new Given(story).when(deliver()).allowed();
  }

  @Test
  void R32_a_pass_of_one_unit_clears_no_other() {
    var exam = InspectionScope.CUSTOMS_EXAM;
    Story story = Story.of(issued(), arrived(), surrender(), acceptSurrender());
    inspect(exam, InspectionResult.FAIL, "exam-0001", "M-1").happenIn(story);
    inspect(exam, InspectionResult.PASS, "exam-0002", "1M8GDM9AXKP042788").happenIn(story);
    new Given(story).when(deliver()).refusedBy(R32, "CLEARED");
    Story partly = Story.of(issued(), arrived(), surrender(), acceptSurrender());
    inspect(exam, InspectionResult.PASS, "exam-0001", "M-1").happenIn(partly);
    new Given(partly).when(deliver()).refusedBy(R32, "CLEARED");
    inspect(exam, InspectionResult.PASS, "exam-0002", "1M8GDM9AXKP042788").happenIn(partly);
    new Given(partly).when(deliver()).allowed();
  }

  @Test
  void R32_arrival_of_an_earlier_leg_is_no_arrival() {
    given(
            issued(),
            cleared(),
            milestone(1, MilestoneKind.ARRIVED),
            milestone(2, MilestoneKind.DEPARTED),
            surrender(),
            acceptSurrender())
        .when(deliver())
        .refusedBy(R32, "ARRIVED");
  }

  @Test
  void R32_the_receipt_is_for_this_bill() {
    Fact[] surrendered = {issued(), cleared(), arrived(), surrender(), acceptSurrender()};
    var foreign = receipt(new BillId("1".repeat(64)), SHIPPER, Story.BEGIN);
    assertThat(given(surrendered).when(deliverAgainst(foreign)).refusedBy(R32).faults())
        .containsExactly(
            new Fault("/receipt", R32, "RECEIPT: opens when cq-machinery acknowledges receipt"));
  }

  @Test
  void R31_nobody_but_the_operator_delivers() {
    given(issued(), cleared(), arrived(), surrender(), acceptSurrender())
        .when(deliver().by(SHIPPER))
        .refusedBy(R31);
  }
}
