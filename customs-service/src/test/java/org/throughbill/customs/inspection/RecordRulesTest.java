package org.throughbill.customs.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.customs.inspection.Story.CONTAINER;
import static org.throughbill.customs.inspection.Story.CUSTOMS_AT_PORT;
import static org.throughbill.customs.inspection.Story.CUSTOMS_COLLEAGUE;
import static org.throughbill.customs.inspection.Story.CUSTOMS_QINZHOU;
import static org.throughbill.customs.inspection.Story.MARKS;
import static org.throughbill.customs.inspection.Story.NOON;
import static org.throughbill.customs.inspection.Story.SERIAL;
import static org.throughbill.customs.inspection.Story.VIN;
import static org.throughbill.customs.inspection.Story.done;
import static org.throughbill.customs.inspection.Story.given;
import static org.throughbill.customs.inspection.Story.issued;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.Fault;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.value.NotationId;

class RecordRulesTest {
  private static final Duration MICRO = Duration.ofNanos(1000);

  @ParameterizedTest
  @ValueSource(strings = {VIN, CONTAINER, SERIAL, MARKS})
  void R46_a_unit_is_named_as_the_bill_names_it(String unit) {
    given(issued()).when(Pen.msa().of(unit).sealing(unit).inspects("inspect-1")).allowed();
  }

  @Test
  void R46_a_record_without_units_is_about_all_of_them() {
    given(issued()).when(Pen.msa().of().inspects("inspect-1")).allowed();
  }

  @Test
  void R46_every_unit_that_is_not_on_the_bill_is_told_at_once() {
    Refused refused =
        given(issued())
            .when(
                Pen.msa()
                    .of("LGWEF4A58PF200001", VIN, "TGHU1234567")
                    .sealing("TGHU1234567")
                    .inspects("inspect-1"))
            .refusedBy(Rule.R46);
    assertThat(refused.faults().stream().map(Fault::pointer))
        .containsExactly("/units/0", "/units/2", "/seals/0/unit");
  }

  @Test
  void R46_an_inspection_is_recorded_after_it_is_made() {
    given(issued()).when(Pen.msa().inspectedAt(NOON).inspects("inspect-1")).allowed();
    given(issued())
        .when(Pen.msa().inspectedAt(NOON.plus(MICRO)).inspects("inspect-1"))
        .refusedBy(Rule.R46);
  }

  @Test
  void R46_goods_may_be_inspected_where_they_are_loaded_before_the_bill_is_issued() {
    given(issued())
        .when(Pen.msa().inspectedAt(NOON.minus(Duration.ofDays(9))).inspects("inspect-1"))
        .allowed();
  }

  @Test
  void R46_a_notation_id_is_used_once_on_a_case_whoever_signs() {
    var held = given(issued(), done(Pen.customs().holds("notation-1")));
    held.when(Pen.customs().holds("notation-1")).refusedBy(Rule.R46);
    held.when(Pen.customs().inspects("notation-1")).refusedBy(Rule.R46);
    held.when(Pen.msa().holds("notation-1")).refusedBy(Rule.R46);
    held.when(Pen.customs().lifts("notation-1", "notation-1")).refusedBy(Rule.R46);
  }

  @Test
  void R46_the_id_of_a_lifted_hold_stays_used() {
    given(
            issued(),
            done(Pen.customs().holds("hold-0001")),
            done(Pen.customs().lifts("hold-0001", "lift-0001")))
        .when(Pen.customs().holds("hold-0001"))
        .refusedBy(Rule.R46);
  }

  @Test
  void R46_a_correction_is_a_new_record_that_links_to_the_old_one() {
    Case corrected =
        given(issued(), done(Pen.msa().failing().inspects("inspect-1")))
            .when(Pen.msa().correcting("inspect-1").inspects("inspect-2"))
            .allowed();
    assertThat(corrected.inspections()).hasSize(2);
    assertThat(corrected.correctionOf(new NotationId("inspect-1")))
        .get()
        .extracting(InspectionAct.Inspect::id)
        .isEqualTo(new NotationId("inspect-2"));
    assertThat(corrected.results())
        .containsExactly(Map.entry(InspectionScope.STUFFING, InspectionResult.PASS));
  }

  @Test
  void R46_a_colleague_of_the_same_office_corrects() {
    given(issued(), done(Pen.customs().inspects("inspect-1")))
        .when(Pen.customs().by(CUSTOMS_COLLEAGUE).correcting("inspect-1").inspects("inspect-2"))
        .allowed();
  }

  @Test
  void R46_another_office_does_not_correct() {
    given(issued(), done(Pen.customs().inspects("inspect-1")))
        .when(
            Pen.of(CUSTOMS_AT_PORT, CUSTOMS_QINZHOU, InspectionScope.CUSTOMS_EXAM)
                .correcting("inspect-1")
                .inspects("inspect-2"))
        .refusedBy(Rule.R46);
  }

  @Test
  void R46_a_correction_is_of_the_same_scope() {
    given(issued(), done(Pen.msa().inspects("inspect-1")))
        .when(Pen.msa().about(InspectionScope.VESSEL).correcting("inspect-1").inspects("inspect-2"))
        .refusedBy(Rule.R46);
  }

  @Test
  void R46_what_is_no_record_of_the_case_is_not_corrected() {
    var held = given(issued(), done(Pen.customs().holds("hold-0001")));
    held.when(Pen.customs().correcting("inspect-1").inspects("inspect-2")).refusedBy(Rule.R46);
    held.when(Pen.customs().correcting("hold-0001").inspects("inspect-2")).refusedBy(Rule.R46);
  }

  @Test
  void R46_a_record_is_corrected_once_and_then_its_correction() {
    var corrected =
        given(
            issued(),
            done(Pen.msa().inspects("inspect-1")),
            done(Pen.msa().correcting("inspect-1").inspects("inspect-2")));
    corrected.when(Pen.msa().correcting("inspect-1").inspects("inspect-3")).refusedBy(Rule.R46);
    corrected.when(Pen.msa().correcting("inspect-2").inspects("inspect-3")).allowed();
  }
}
