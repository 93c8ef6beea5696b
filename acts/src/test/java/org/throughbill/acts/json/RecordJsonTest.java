package org.throughbill.acts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.throughbill.acts.Refusals.refusedBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.Vin;

class RecordJsonTest {
  record Cargo(
      String name,
      int pieces,
      long grams,
      boolean wet,
      Instant at,
      LocalDate due,
      MilestoneKind kind,
      Topic topic,
      List<Vin> vins,
      @Nullable Money value) {}

  record Count(long number) {}

  record Small(int number) {}

  record Named(String name) {}

  record On(LocalDate date) {}

  record At(Instant time) {}

  record Many(List<Named> all) {}

  record Odd(StringBuilder odd) {}

  private static final Cargo CARGO =
      new Cargo(
          "cars",
          2,
          1L << 53,
          true,
          Instant.parse("2026-01-03T12:00:00.000001Z"),
          LocalDate.of(2026, 6, 30),
          MilestoneKind.GATE_IN,
          Topic.BILL_EVENTS,
          List.of(new Vin("11111111111111111")),
          new Money("CNY", 5));

  private static final String TEXT =
      """
      {"name":"cars","pieces":2,"grams":9007199254740992,"wet":true,"at":"2026-01-03T12:00:00.000001Z",\
      "due":"2026-06-30","kind":"GATE_IN","topic":"bill-events","vins":["11111111111111111"],\
      "value":{"currency":"CNY","minorUnits":5}}""";

  @ParameterizedTest
  @EnumSource
  void what_is_written_of_an_act_is_read_as_the_same_act(ActType type) {
    Act act = Samples.of(type);
    byte[] written = Acts.write(act);
    assertThat(Acts.read(written)).isEqualTo(act);
    assertThat(Acts.write(Acts.read(written))).isEqualTo(written);
    assertThat(new String(written, StandardCharsets.UTF_8))
        .startsWith("{\"act\":\"" + type.wireName() + "\",");
  }

  @Test
  void a_record_is_written_in_the_order_of_its_parts_and_in_one_form() {
    assertThat(new String(RecordJson.write(CARGO), StandardCharsets.UTF_8)).isEqualTo(TEXT);
    assertThat(read(TEXT, Cargo.class)).isEqualTo(CARGO);
  }

  @Test
  void absent_is_null_and_null_is_not_written() {
    String without = TEXT.replace(",\"value\":{\"currency\":\"CNY\",\"minorUnits\":5}", "");
    Cargo cargo = read(without, Cargo.class);
    assertThat(cargo.value()).isNull();
    assertThat(new String(RecordJson.write(cargo), StandardCharsets.UTF_8)).isEqualTo(without);
    refusedBy(Form.WRONG_TYPE, () -> read(without.replace("}", ",\"value\":null}"), Cargo.class));
  }

  @Test
  void five_faults_in_one_document_are_five_faults_told_at_once() {
    String json =
        TEXT.replace("\"name\":\"cars\"", "\"nam~e/\":\"cars\"")
            .replace("\"pieces\":2", "\"pieces\":\"2\"")
            .replace("[\"1111", "[\"1111111111111111X\",7,\"1111")
            .replace("\"CNY\"", "\"RMB\"");
    Refused refused = refusedBy(Form.UNKNOWN_FIELD, () -> read(json, Cargo.class));
    assertThat(refused.faults())
        .extracting(Fault::pointer, Fault::reason)
        .containsExactly(
            tuple("/nam~0e~1", Form.UNKNOWN_FIELD),
            tuple("/name", Form.MISSING_FIELD),
            tuple("/pieces", Form.WRONG_TYPE),
            tuple("/vins/0", Rule.R10),
            tuple("/vins/1", Form.WRONG_TYPE),
            tuple("/value", Rule.R10));
  }

  @Test
  void five_faults_in_the_document_of_an_agreement_are_told_with_their_pointers() {
    String json =
        new String(Acts.write(Samples.AGREE), StandardCharsets.UTF_8)
            .replace("\"originals\":1", "\"originals\":\"1\"")
            .replace("LS4ASE2E8NJ100001", "LS4ASE2E9NJ100001")
            .replace("CSQU3054383", "CSQU3054384")
            .replace("\"mode\":\"SEA\"", "\"mode\":\"AIR\"")
            .replace("\"place\":\"CNCKG\"", "\"place\":\"Chongqing\"");
    Refused refused = refusedBy(Rule.R10, () -> Acts.read(json.getBytes(StandardCharsets.UTF_8)));
    assertThat(refused.faults())
        .extracting(Fault::pointer, Fault::reason)
        .containsExactly(
            tuple("/place", Rule.R10),
            tuple("/document/legs/1/mode", Form.WRONG_TYPE),
            tuple("/document/goods/0/container", Rule.R10),
            tuple("/document/goods/0/vins/0", Rule.R10),
            tuple("/document/originals", Form.WRONG_TYPE));
  }

  @Test
  void a_record_s_own_rule_points_to_the_record() {
    String json =
        new String(Acts.write(Samples.TRANSFER), StandardCharsets.UTF_8)
            .replace("\"TO_ORDER\"", "\"BLANK\"");
    Refused refused = refusedBy(Rule.R16, () -> Acts.read(json.getBytes(StandardCharsets.UTF_8)));
    assertThat(refused.faults()).extracting(Fault::pointer).containsExactly("/endorsement");
  }

  @Test
  void an_act_says_which_act_it_is() {
    for (String json : List.of("{}", "{\"act\":1}", "{\"act\":null}")) {
      Refused refused = refusedBy(Form.MISSING_FIELD, () -> act(json));
      assertThat(refused.faults()).extracting(Fault::pointer).containsExactly("/act");
    }
    refusedBy(Form.UNKNOWN_ACT, () -> act("{\"act\":\"bill.transfer.v2\"}"));
    refusedBy(Form.WRONG_TYPE, () -> act("[]"));
    refusedBy(Form.WRONG_TYPE, () -> act("\"bill.transfer.v1\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "true", "null", "[]", "{}"})
  void a_number_is_nothing_but_an_integer(String value) {
    refusedBy(Form.WRONG_TYPE, () -> read("{\"number\":" + value + "}", Count.class));
    refusedBy(Form.WRONG_TYPE, () -> read("{\"number\":" + value + "}", Small.class));
  }

  @Test
  void a_fraction_is_refused_even_where_the_json_was_not_judged_before() {
    var json = StrictJson.MAPPER.createObjectNode().put("number", 1.5);
    refusedBy(Form.WRONG_TYPE, () -> RecordJson.read(json, Count.class));
    refusedBy(Form.WRONG_TYPE, () -> RecordJson.read(json, Small.class));
    var large = StrictJson.MAPPER.createObjectNode().put("number", BigInteger.TWO.pow(64));
    refusedBy(Form.WRONG_TYPE, () -> RecordJson.read(large, Count.class));
  }

  @Test
  void a_small_number_ends_at_32_bits() {
    assertThat(read("{\"number\":2147483647}", Small.class).number()).isEqualTo(2147483647);
    refusedBy(Form.WRONG_TYPE, () -> read("{\"number\":2147483648}", Small.class));
    assertThat(read("{\"number\":2147483648}", Count.class).number()).isEqualTo(2147483648L);
  }

  @Test
  void yes_and_no_are_true_and_false() {
    assertThat(read(TEXT.replace("true", "false"), Cargo.class).wet()).isFalse();
    for (String word : List.of("\"true\"", "1", "null")) {
      refusedBy(Form.WRONG_TYPE, () -> read(TEXT.replace("true", word), Cargo.class));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \"", "\" a\"", "\"a \"", "1", "null", "[\"a\"]"})
  void a_text_has_words_and_no_outer_blanks(String value) {
    refusedBy(Form.WRONG_TYPE, () -> read("{\"name\":" + value + "}", Named.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-03",
        "2026-01-03T12:00Z",
        "2026-01-03T12:00:00",
        "2026-01-03T12:00:00+00:00",
        "2026-01-03t12:00:00z",
        "2026-01-03T12:00:00.Z",
        "2026-01-03T12:00:00.1234567Z",
        "2026-01-03T24:00:00Z",
        "2026-12-31T23:59:60Z",
        "2026-02-30T12:00:00Z",
        "+12026-01-03T12:00:00Z",
        "-0001-01-03T12:00:00Z",
        "2026-13-01T00:00:00Z"
      })
  void a_time_has_one_form_and_exists(String time) {
    refusedBy(Form.WRONG_TYPE, () -> read("{\"time\":\"" + time + "\"}", At.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-03T23:59:59Z",
        "2026-01-03T00:00:00.5Z",
        "2026-01-03T00:00:00.120Z",
        "2024-02-29T20:10:09.000001Z",
        "0000-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999Z",
        "9999-12-31T23:59:59.999999Z"
      })
  void a_time_in_utc_is_read(String time) {
    assertThat(read("{\"time\":\"" + time + "\"}", At.class).time()).isEqualTo(Instant.parse(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-02-29", "2026-1-3", "20260103", "+12026-01-03", "2026-01-03Z", "2026-13-01"})
  void a_date_has_one_form_and_exists(String date) {
    refusedBy(Form.WRONG_TYPE, () -> read("{\"date\":\"" + date + "\"}", On.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BILL_EVENTS", "Bill-Events", "bill-event"})
  void a_stream_goes_by_its_wire_name_only(String name) {
    Refused refused =
        refusedBy(Form.WRONG_TYPE, () -> read(TEXT.replace("bill-events", name), Cargo.class));
    assertThat(refused.faults().getFirst())
        .isEqualTo(
            new Fault(
                "/topic",
                Form.WRONG_TYPE,
                "one of bill-events, inspection-events, collateral-events, party-events"));
  }

  @Test
  void an_object_is_expected_where_a_record_stands() {
    refusedBy(Form.WRONG_TYPE, "object", () -> read("[]", Named.class));
    Refused refused =
        refusedBy(
            Form.WRONG_TYPE,
            () -> read(TEXT.replaceAll("\"value\":\\{.*?}", "\"value\":\"CNY 5\""), Cargo.class));
    assertThat(refused.faults()).extracting(Fault::pointer).containsExactly("/value");
  }

  @Test
  void a_list_has_at_most_5000_items() {
    String item = "{\"name\":\"a\"}";
    String most = String.join(",", Collections.nCopies(5000, item));
    assertThat(read("{\"all\":[" + most + "]}", Many.class).all()).hasSize(5000);
    refusedBy(Form.WRONG_TYPE, () -> read("{\"all\":[" + most + "," + item + "]}", Many.class));
    refusedBy(Form.WRONG_TYPE, () -> read("{\"all\":" + item + "}", Many.class));
  }

  @Test
  void a_list_that_was_read_cannot_be_changed() {
    List<Named> all = read("{\"all\":[{\"name\":\"a\"}]}", Many.class).all();
    assertThatThrownBy(all::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void a_type_without_a_form_on_the_wire_is_an_incident() {
    assertThatThrownBy(() -> read("{\"odd\":\"x\"}", Odd.class))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> RecordJson.write(new Odd(new StringBuilder())))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_time_is_written_with_six_decimals() {
    assertThat(RecordJson.text(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00.000000Z");
  }

  private static Act act(String json) {
    return Acts.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static <T extends Record> T read(String json, Class<T> type) {
    return RecordJson.read(json.getBytes(StandardCharsets.UTF_8), type);
  }
}
