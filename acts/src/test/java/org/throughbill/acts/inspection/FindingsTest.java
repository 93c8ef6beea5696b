package org.throughbill.acts.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Samples.CHONGQING;
import static org.throughbill.acts.Samples.NOON;
import static org.throughbill.acts.Samples.OFFICER;
import static org.throughbill.acts.document.InspectionResult.FAIL;
import static org.throughbill.acts.document.InspectionResult.PASS;
import static org.throughbill.acts.document.InspectionScope.CUSTOMS_EXAM;
import static org.throughbill.acts.document.InspectionScope.STUFFING;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.InspectionAct.Inspect;
import org.throughbill.acts.Samples;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.value.Authority;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;

class FindingsTest {
  private static Findings found(Inspect... records) {
    Findings findings = Findings.NONE;
    for (Inspect record : records) {
      findings = findings.after(record);
    }
    return findings;
  }

  private static Inspect exam(String id, InspectionResult result, String... units) {
    return record(id, CUSTOMS_EXAM, result, null, units);
  }

  private static Inspect correction(String id, String of, InspectionResult result) {
    return record(id, CUSTOMS_EXAM, result, new NotationId(of));
  }

  private static Inspect record(
      String id,
      InspectionScope scope,
      InspectionResult result,
      @Nullable NotationId corrects,
      String... units) {
    return new Inspect(
        Samples.BILL,
        new NotationId(id),
        OFFICER,
        NOON,
        CHONGQING,
        new Office(Authority.CUSTOMS, CHONGQING),
        scope,
        result,
        NOON,
        List.of(units),
        List.of(),
        Samples.AFTER,
        corrects);
  }

  @Test
  void a_later_pass_of_the_same_units_sets_a_failure_right() {
    assertThat(found(exam("exam-0001", FAIL, "A"), exam("exam-0002", PASS, "A", "B")).failures())
        .isEmpty();
    assertThat(found(exam("exam-0001", FAIL, "A"), exam("exam-0002", PASS)).failures()).isEmpty();
    assertThat(found(exam("exam-0001", FAIL), exam("exam-0002", PASS)).failures()).isEmpty();
  }

  @Test
  void a_pass_of_other_units_or_in_another_scope_or_before_sets_nothing_right() {
    Inspect failed = exam("exam-0001", FAIL, "A", "B");
    assertThat(found(failed, exam("exam-0002", PASS, "A")).failures()).containsExactly(failed);
    assertThat(found(exam("exam-0002", PASS), failed).failures()).containsExactly(failed);
    assertThat(found(failed, record("stuffing", STUFFING, PASS, null)).failures())
        .containsExactly(failed);
    Inspect whole = exam("exam-0003", FAIL);
    assertThat(found(whole, exam("exam-0004", PASS, "A")).failures()).containsExactly(whole);
  }

  @Test
  void no_pass_counts_while_a_failure_of_its_scope_stands() {
    Inspect passed = exam("exam-0001", PASS, "A");
    assertThat(found(passed).passes(CUSTOMS_EXAM)).containsExactly(passed);
    assertThat(found(passed).passes(STUFFING)).isEmpty();
    assertThat(found(passed, exam("exam-0002", FAIL, "B")).passes(CUSTOMS_EXAM)).isEmpty();
    assertThat(found(passed, record("stuffing", STUFFING, FAIL, null)).passes(CUSTOMS_EXAM))
        .containsExactly(passed);
  }

  @Test
  void R46_a_correction_of_an_older_record_does_not_outdo_a_newer_one() {
    Findings findings =
        found(
            exam("exam-0001", FAIL),
            exam("exam-0002", PASS),
            correction("exam-0003", "exam-0001", FAIL));
    assertThat(findings.results()).isEqualTo(Map.of(CUSTOMS_EXAM, PASS));
    assertThat(findings.failures()).isEmpty();
    assertThat(findings.records()).hasSize(2);
  }

  @Test
  void R46_what_is_recorded_late_does_not_outdo_what_was_found_later() {
    Inspect failed = exam("exam-0001", FAIL);
    Inspect early = earlier(exam("exam-0002", PASS));
    Findings findings = found(failed, early);
    assertThat(findings.records()).containsExactly(early, failed);
    assertThat(findings.failures()).containsExactly(failed);
    assertThat(findings.results()).isEqualTo(Map.of(CUSTOMS_EXAM, FAIL));
  }

  private static Inspect earlier(Inspect i) {
    return new Inspect(
        i.bill(),
        i.id(),
        i.by(),
        i.at(),
        i.place(),
        i.office(),
        i.scope(),
        i.result(),
        i.inspectedAt().minusSeconds(1),
        i.units(),
        i.seals(),
        i.evidence(),
        i.corrects());
  }

  @Test
  void R46_a_correction_of_the_last_record_is_the_last_word() {
    Findings findings = found(exam("exam-0001", PASS), correction("exam-0002", "exam-0001", FAIL));
    assertThat(findings.results()).isEqualTo(Map.of(CUSTOMS_EXAM, FAIL));
    assertThat(findings.failures()).hasSize(1);
    assertThat(findings.passes(CUSTOMS_EXAM)).isEmpty();
  }
}
