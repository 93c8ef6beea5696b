package org.throughbill.acts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.throughbill.acts.Refusals.refusedBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;

class StrictJsonTest {
  @Test
  void plain_json_in_two_scripts_is_read() {
    assertThat(parse("{\"a\":[1,true,null,\"重庆 é 👍\"]}").get("a").get(3).textValue())
        .isEqualTo("重庆 é 👍");
  }

  @Test
  void what_deceives_is_shown_as_what_it_is() {
    assertThat(StrictJson.harmless("重庆 \u202Egnihton\u0000\u200B👍\uE000"))
        .isEqualTo("重庆 \uFFFDgnihton\uFFFD\uFFFD👍\uFFFD");
    assertThat(StrictJson.harmless("e\u0301")).isEqualTo("\u00E9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"b\":2,\"a\":3}",
        "{\"x\":{\"a\":1,\"a\":2}}",
        "{\"a\":1,\"\\u0061\":2}"
      })
  void a_field_that_stands_twice_is_refused(String json) {
    refusedBy(Form.DUPLICATE_FIELD, () -> parse(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":1",
        "nul",
        "{'a':1}",
        "{a:1}",
        "[1,]",
        "{\"a\":1,}",
        "/**/1",
        "#\n1",
        "\"\\x41\"",
        "\"a\nb\""
      })
  void what_is_not_json_is_refused(String json) {
    refusedBy(Form.NOT_JSON, () -> parse(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} {}", "{}x", "{}\u0000", "{},", "1 2"})
  void anything_after_the_value_is_refused(String json) {
    refusedBy(Form.NOT_JSON, () -> parse(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NaN", "Infinity", "-Infinity", "01", "-01", "+1", "0x10", ".5", "1.", "1e"})
  void a_number_json_does_not_know_is_refused(String number) {
    refusedBy(Form.NOT_JSON, () -> parse("{\"a\":" + number + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1",
        "1.0",
        "1e2",
        "1E400",
        "9007199254740993",
        "-9007199254740993",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "12345678901234567890"
      })
  void a_number_that_two_readers_may_read_in_two_ways_is_refused(String number) {
    Refused refused = refusedBy(Form.NOT_AN_INTEGER, () -> parse("{\"a\":[" + number + "]}"));
    assertThat(refused.faults()).extracting(Fault::pointer).containsExactly("/a/0");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 9_007_199_254_740_992L, -9_007_199_254_740_992L})
  void an_integer_up_to_2_to_the_53rd_is_read(long number) {
    assertThat(parse("[" + number + "]").get(0).longValue()).isEqualTo(number);
  }

  @Test
  void a_number_of_a_thousand_digits_is_refused() {
    refusedBy(Form.TOO_LARGE, () -> parse("9".repeat(1000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\ud800",
        "\\udc00",
        "\\udc00\\ud800",
        "a\\ud83d", // unpaired surrogates
        "\\u202e",
        "\\u2066",
        "\\u200f",
        "\\u061c", // bidirectional
        "\\u200b",
        "\\u200d",
        "\\ufeff",
        "\\u2060",
        "\\u00ad", // zero width
        "\\u0000",
        "\\u001b",
        "\\u007f",
        "\\u0085",
        "\\n", // control
        "\\u2028",
        "\\u2029", // separators
        "\\ue000",
        "\\uffff",
        "\\u0378", // private use, unassigned
        "e\\u0301",
        "\\u212b" // not NFC
      })
  void a_text_that_can_deceive_is_refused_wherever_it_stands(String text) {
    refusedBy(Form.UNSAFE_TEXT, () -> parse("{\"a\":\"" + text + "\"}"));
    refusedBy(Form.UNSAFE_TEXT, () -> parse("{\"" + text + "\":1}"));
    refusedBy(Form.UNSAFE_TEXT, () -> parse("[[\"" + text + "\"]]"));
  }

  @Test
  void the_same_letter_composed_is_read() {
    assertThat(parse("\"\\u00e9\"").textValue()).isEqualTo("é");
  }

  @Test
  void a_byte_order_mark_is_refused() {
    refusedBy(Form.NOT_JSON, () -> parse("\ufeff{}"));
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused() {
    byte[][] texts = {
      {'"', (byte) 0xff, '"'},
      {'"', (byte) 0xc0, (byte) 0xaf, '"'}, // overlong
      {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}, // a surrogate
      {'"', (byte) 0xe4, (byte) 0xb8, '"'}, // cut off
      {0, '{', 0, '}'} // UTF-16
    };
    for (byte[] text : texts) {
      refusedBy(Form.NOT_JSON, () -> StrictJson.parse(text));
    }
  }

  @Test
  void nesting_ends_at_32_levels() {
    assertThat(parse("[".repeat(32) + "]".repeat(32))).isNotEmpty();
    refusedBy(Form.TOO_DEEP, () -> parse("[".repeat(33) + "]".repeat(33)));
    refusedBy(Form.TOO_DEEP, () -> parse("{\"a\":".repeat(5000) + "1" + "}".repeat(5000)));
  }

  @Test
  void a_body_ends_at_one_mebibyte() {
    String fits = "\"" + "a".repeat(StrictJson.MAX_BYTES - 2) + "\"";
    assertThat(parse(fits).textValue()).hasSize(StrictJson.MAX_BYTES - 2);
    refusedBy(Form.TOO_LARGE, () -> parse(fits + " "));
  }

  @Test
  void a_field_name_ends_at_a_hundred_characters() {
    assertThat(parse("{\"" + "a".repeat(100) + "\":1}")).hasSize(1);
    refusedBy(Form.TOO_LARGE, () -> parse("{\"" + "a".repeat(101) + "\":1}"));
  }

  @Test
  void every_fault_is_told_at_once_with_its_pointer() {
    Refused refused =
        refusedBy(
            Form.NOT_AN_INTEGER,
            () ->
                parse(
                    "{\"a\":1.5,\"b\":[0,\"\\u202e\"],\"c/d~\":{\"e\":\"e\\u0301\"},\"\\u200b\":2.5}"));
    assertThat(refused.faults())
        .extracting(Fault::pointer, Fault::reason)
        .containsExactly(
            tuple("/a", Form.NOT_AN_INTEGER),
            tuple("/b/1", Form.UNSAFE_TEXT),
            tuple("/c~1d~0/e", Form.UNSAFE_TEXT),
            tuple("/\u200b", Form.UNSAFE_TEXT),
            tuple("/\u200b", Form.NOT_AN_INTEGER));
  }

  private static JsonNode parse(String json) {
    return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
