package org.throughbill.customs.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughbill.customs.inspection.Story.CUSTOMS_AT_PORT;
import static org.throughbill.customs.inspection.Story.CUSTOMS_CHONGQING;
import static org.throughbill.customs.inspection.Story.CUSTOMS_QINZHOU;
import static org.throughbill.customs.inspection.Story.NOON;
import static org.throughbill.customs.inspection.Story.delivered;
import static org.throughbill.customs.inspection.Story.done;
import static org.throughbill.customs.inspection.Story.given;
import static org.throughbill.customs.inspection.Story.issued;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.value.Authority;

class HoldRulesTest {
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final Duration MICRO = Duration.ofNanos(1000);

  @Test
  void R51_the_same_authority_lifts_its_hold_also_by_another_office() {
    Case free =
        given(issued(), done(Pen.customs().holds("hold-0001")))
            .when(
                Pen.of(CUSTOMS_AT_PORT, CUSTOMS_QINZHOU, InspectionScope.CUSTOMS_EXAM)
                    .lifts("hold-0001", "lift-0001"))
            .allowed();
    assertThat(free.holds()).isEmpty();
  }

  @Test
  void R51_an_MSA_officer_does_not_lift_a_hold_of_customs() {
    given(issued(), done(Pen.customs().holds("hold-0001")))
        .when(Pen.msa().lifts("hold-0001", "lift-0001"))
        .refusedBy(Rule.R51);
    given(issued(), done(Pen.customs().holds("hold-0001")), done(Pen.msa().holds("hold-0002")))
        .when(Pen.msa().lifts("hold-0001", "lift-0001"))
        .refusedBy(Rule.R51);
  }

  @Test
  void R51_to_lift_is_open_to_nobody_whose_authority_holds_nothing() {
    Story held = given(issued(), done(Pen.msa().holds("hold-0001")));
    assertThatThrownBy(
            () ->
                Capacity.require(
                    held.inspected(),
                    ActType.INSPECTION_LIFT,
                    Set.of(Role.OFFICER),
                    Set.of(CUSTOMS_CHONGQING),
                    held.situation()))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Rule.R51));
  }

  @Test
  void R51_a_hold_that_is_not_in_force_is_not_lifted() {
    given(issued(), done(Pen.customs().holds("hold-0001")))
        .when(Pen.customs().lifts("hold-0009", "lift-0001"))
        .refusedBy(Rule.R51);
    given(
            issued(),
            done(Pen.customs().holds("hold-0001")),
            done(Pen.customs().holds("hold-0002")),
            done(Pen.customs().lifts("hold-0001", "lift-0001")))
        .when(Pen.customs().lifts("hold-0001", "lift-0002"))
        .refusedBy(Rule.R51);
  }

  @Test
  void R51_holds_are_independent_of_each_other() {
    Case held =
        given(issued(), done(Pen.customs().holds("hold-0001")), done(Pen.msa().holds("hold-0002")))
            .when(Pen.customs().lifts("hold-0001", "lift-0001"))
            .allowed();
    assertThat(held.holds())
        .extracting(hold -> hold.office().authority())
        .containsExactly(Authority.MSA);
  }

  @Test
  void R38_a_signers_clock_may_differ_by_five_minutes() {
    given(issued()).when(Pen.customs().signedAt(NOON.plus(SKEW)).holds("hold-0001")).allowed();
    given(issued()).when(Pen.customs().signedAt(NOON.minus(SKEW)).holds("hold-0001")).allowed();
    given(issued())
        .when(Pen.customs().signedAt(NOON.plus(SKEW).plus(MICRO)).holds("hold-0001"))
        .refusedBy(Rule.R38);
    given(issued())
        .when(Pen.customs().signedAt(NOON.minus(SKEW).minus(MICRO)).holds("hold-0001"))
        .refusedBy(Rule.R38);
  }

  @Test
  void R35_nothing_happens_on_a_closed_case() {
    var closed = given(issued(), done(Pen.customs().holds("hold-0001")), delivered());
    closed.when(Pen.customs().lifts("hold-0001", "lift-0001")).refusedBy(Rule.R35);
    closed.when(Pen.customs().inspects("inspect-1")).refusedBy(Rule.R35);
  }
}
