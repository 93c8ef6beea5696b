package org.throughbill.acts.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.throughbill.acts.Refusals.refused;
import static org.throughbill.acts.Refusals.refusedBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.Act;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Samples;
import org.throughbill.acts.Statement;
import org.throughbill.acts.json.StrictJson;

class DocumentTest {
  private static final String CONVENTION = " under the Convention on Negotiable Cargo Documents";

  @ParameterizedTest
  @ValueSource(strings = {"Negotiable", "NEGOTIABLE cargo document", "Fully negotiable,"})
  void R02_a_notation_that_says_negotiable_and_names_the_convention_passes(String words) {
    Statement.Agree agree = (Statement.Agree) noted(words + CONVENTION);
    assertThat(agree.document().notation()).startsWith(words);
    assertThat(agree.document().firstHolder()).isEqualTo(Samples.MAKER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Non-negotiable",
        "NON NEGOTIABLE",
        "Nonnegotiable",
        "non\u2011negotiable",
        "non \u2013 negotiable",
        "Not negotiable",
        "not  negotiable"
      })
  void R02_a_notation_that_takes_negotiability_back_is_refused(String words) {
    refusedBy(Rule.R02, "does not say negotiable", () -> noted(words + CONVENTION));
  }

  @Test
  void R02_a_notation_that_does_not_name_the_convention_is_refused() {
    refusedBy(Rule.R02, "convention", () -> noted("Negotiable cargo document"));
  }

  @Test
  void R02_a_straight_or_a_bearer_bill_is_refused() {
    for (String kind : new String[] {"NAMED", "BEARER", "TO_ORDER"}) {
      refusedBy(Rule.R02, () -> with("\"TO_ORDER_OF\"", "\"" + kind + "\""));
    }
    refusedBy(Rule.R02, () -> with("\"TO_ORDER_OF\",\"party\":\"bank-cq\"", "\"TO_ORDER_OF\""));
  }

  @Test
  void R05_a_rail_note_recorded_as_negotiable_is_refused() {
    refusedBy(
        Rule.R05,
        () ->
            with(
                "\"number\":\"10283746\",\"negotiable\":false",
                "\"number\":\"10283746\",\"negotiable\":true"));
  }

  @Test
  void R07_and_R78_faults_of_one_document_are_told_at_once() {
    Refused refused =
        refusedBy(
            Rule.R07,
            () ->
                Acts.read(
                    text()
                        .replace("\"originals\":1", "\"originals\":3")
                        .replace(
                            "\"delivery\":{\"locode\":\"AEJEA\"}",
                            "\"delivery\":{\"locode\":\"CNNSA\"}")
                        .getBytes(StandardCharsets.UTF_8)));
    assertThat(refused.faults())
        .extracting(Fault::pointer, Fault::reason)
        .containsExactly(
            tuple("/document/originals", Rule.R07), tuple("/document/legs/1/to", Rule.R78));
  }

  @Test
  void R78_a_gap_between_legs_and_a_leg_out_of_time_are_refused() {
    refusedBy(
        Rule.R78, () -> with("\"to\":{\"locode\":\"CNNSA\"}", "\"to\":{\"locode\":\"CNQZH\"}"));
    refusedBy(Rule.R78, () -> with("2026-01-09T12", "2026-01-29T12"));
    refusedBy(Rule.R78, () -> with("2026-01-09T12", "2026-01-06T12"));
    refusedBy(
        Rule.R78,
        () -> with("\"receipt\":{\"locode\":\"CNCKG\"", "\"receipt\":{\"locode\":\"CNCHQ\""));
  }

  @Test
  void R79_a_vehicle_that_stands_twice_is_refused_and_so_is_a_serial_number() {
    refusedBy(Rule.R79, "twice", () -> with("LGWEF4A58PF200001", "LS4ASE2E8NJ100001"));
    refusedBy(Rule.R10, "twice", () -> with("CS-0002", "CS-0001"));
  }

  @Test
  void R09_silence_on_the_condition_is_rendered_as_good_order() {
    assertThat(Samples.DOCUMENT.isClean()).isFalse();
    assertThat(Samples.DOCUMENT.statedCondition()).isEqualTo("one carton wet");
    var agree = (Statement.Agree) with("\"condition\":\"one carton wet\",", "");
    assertThat(agree.document().isClean()).isTrue();
    assertThat(agree.document().statedCondition())
        .isEqualTo("in apparent good order and condition");
  }

  @ParameterizedTest
  @EnumSource
  void R09_no_act_after_the_issue_takes_a_clause_on_the_condition(ActType type) {
    ObjectNode act = (ObjectNode) StrictJson.parse(Acts.write(Samples.of(type)));
    Refused refused = refused(() -> Acts.read(act.put("condition", "two cartons wet")));
    assertThat(refused.faults())
        .extracting(Fault::pointer, Fault::reason)
        .containsExactly(tuple("/condition", Form.UNKNOWN_FIELD));
  }

  @Test
  void R08_a_document_tells_whether_its_carriage_and_its_notation_are_international() {
    String domestic =
        text()
            .replace("\"AEJEA\"", "\"CNCAN\"")
            .replace(Samples.DOCUMENT.notation(), "Negotiable bill of lading");
    var agree = (Statement.Agree) Acts.read(domestic.getBytes(StandardCharsets.UTF_8));
    assertThat(agree.document().isInternational()).isFalse();
    assertThat(agree.document().bearsNotationOfConvention()).isFalse();
    var ended = (Statement.Agree) with("\"AEJEA\"", "\"CNCAN\"");
    assertThat(ended.document().isInternational()).isFalse();
    assertThat(ended.document().bearsNotationOfConvention()).isTrue();
    refusedBy(Rule.R02, "convention", () -> noted("Negotiable bill of lading"));
  }

  @Test
  void R78_every_gap_of_a_journey_is_told_at_its_leg() {
    Refused refused =
        refusedBy(
            Rule.R78,
            () ->
                Acts.read(
                    text()
                        .replace("\"to\":{\"locode\":\"CNNSA\"}", "\"to\":{\"locode\":\"CNQZH\"}")
                        .replace("2026-01-09T12", "2026-01-29T12")
                        .getBytes(StandardCharsets.UTF_8)));
    assertThat(refused.faults())
        .extracting(Fault::pointer)
        .containsExactly("/document/legs/1/from", "/document/legs/1/departure");
  }

  @Test
  void R03_goods_are_at_least_one_piece() {
    refusedBy(Rule.R03, () -> with("\"packages\":3", "\"packages\":0"));
  }

  private static Act noted(String notation) {
    return with(Samples.DOCUMENT.notation(), notation);
  }

  private static Act with(String before, String after) {
    String changed = text().replace(before, after);
    assertThat(changed).as("the sample holds %s", before).isNotEqualTo(text());
    return Acts.read(changed.getBytes(StandardCharsets.UTF_8));
  }

  private static String text() {
    return new String(Acts.write(Samples.AGREE), StandardCharsets.UTF_8);
  }
}
