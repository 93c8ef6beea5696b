package org.throughbill.acts.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Refusals.refusedBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.Form;
import org.throughbill.acts.Rule;

class ValuesTest {
  private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @ValueSource(strings = {"CNCKG", "CNNSA", "KZHOR", "AEJEA", "USNYC", "XX2A9"})
  void R10_a_un_locode_passes(String code) {
    assertThat(new Unlocode(code)).hasToString(code);
  }

  @Test
  void R10_a_un_locode_tells_its_country() {
    assertThat(new Unlocode("KZHOR").country()).isEqualTo("KZ");
    assertThat(Place.of("KZHOR").locode()).isEqualTo(new Unlocode("KZHOR"));
    assertThat(Place.of("KZHOR").subLocation()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CN", "CNCK", "CNCKGG", "cnckg", "CN CKG", "C1CKG", "CNCK1", "CNCK0"})
  void R10_a_un_locode_of_another_form_is_refused(String code) {
    refusedBy(Rule.R10, () -> new Unlocode(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"870380", "87038000", "8703800010", "870380001099"})
  void R10_an_hs_code_of_six_to_twelve_digits_passes(String code) {
    assertThat(new HsCode(code)).hasToString(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8703", "87038", "8703800", "8703.80", "87038000109900", "87038O"})
  void R10_an_hs_code_of_another_form_is_refused(String code) {
    refusedBy(Rule.R10, () -> new HsCode(code));
  }

  @Test
  void R10_an_hs_code_tells_its_international_subheading() {
    assertThat(new HsCode("8703800010").subheading()).isEqualTo("870380");
  }

  @Test
  void R10_a_un_number_is_un_and_four_digits() {
    assertThat(new UnNumber("UN3556")).hasToString("UN3556");
    for (String number : List.of("", "3556", "UN355", "UN35566", "un3556", "UN 3556")) {
      refusedBy(Rule.R10, () -> new UnNumber(number));
    }
  }

  @Test
  void an_amount_is_written_with_the_currency_s_own_decimals() {
    assertThat(new Money("CNY", 302_000_000)).hasToString("CNY 3020000.00");
    assertThat(new Money("JPY", 1500)).hasToString("JPY 1500");
    assertThat(new Money("KWD", 1)).hasToString("KWD 0.001");
    assertThat(new Money("XAU", 7)).hasToString("XAU 7");
    assertThat(new Money("CNY", 0).minorUnits()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CN", "cny", "RMB", "CNYY"})
  void R10_an_amount_in_no_currency_is_refused(String currency) {
    refusedBy(Rule.R10, () -> new Money(currency, 1));
  }

  @Test
  void a_negative_amount_is_refused() {
    refusedBy(Form.WRONG_TYPE, () -> new Money("CNY", -1));
  }

  @Test
  void an_amount_that_could_be_written_but_never_read_is_refused() {
    assertThat(new Money("CNY", 1L << 53).minorUnits()).isEqualTo(9_007_199_254_740_992L);
    refusedBy(Form.WRONG_TYPE, () -> new Money("CNY", (1L << 53) + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.5", "1", "1250.5", "1250.50", "999999999.999"})
  void a_weight_in_kilograms_passes(String weight) {
    assertThat(new Weight(weight)).hasToString(weight);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "+1",
        "01",
        "00",
        ".5",
        "1.",
        "1.2345",
        "1,5",
        "1e3",
        "1250 kg",
        "1\\x5",
        "1000000000"
      })
  void a_weight_of_another_form_is_refused(String weight) {
    refusedBy(Form.WRONG_TYPE, () -> new Weight(weight));
  }

  @Test
  void a_hash_is_the_published_sha_256() {
    String published = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertThat(Hash.of(ABC)).hasToString(published);
    assertThat(
            Hash.of(
                "a".getBytes(StandardCharsets.US_ASCII), "bc".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(new Hash(published));
  }

  @Test
  void a_hash_made_for_one_purpose_serves_no_other() {
    assertThat(Hash.of("a.v1", ABC))
        .isNotEqualTo(Hash.of("b.v1", ABC))
        .isNotEqualTo(Hash.of(ABC))
        .isEqualTo(Hash.of("a.v1\nabc".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void a_chain_starts_from_64_zeros() {
    assertThat(Hash.NONE.value()).hasSize(64).matches("0+");
  }

  @Test
  void a_bill_id_is_made_from_the_bytes_of_its_issue() {
    assertThat(BillId.foundedBy(ABC).value())
        .isEqualTo(Hash.of("throughbill.bill.v1", ABC).value());
    assertThat(BillId.foundedBy(ABC)).hasToString(BillId.foundedBy(ABC).value());
  }

  @Test
  void a_key_id_is_made_from_the_key() {
    assertThat(KeyId.of(ABC)).hasToString(Hash.of(ABC).value());
  }

  @Test
  void a_digest_of_another_form_is_refused() {
    List<Function<String, Record>> digests = List.of(Hash::new, BillId::new, KeyId::new);
    for (Function<String, Record> digest : digests) {
      for (String text :
          List.of("", "0".repeat(63), "0".repeat(65), "A".repeat(64), "g".repeat(64))) {
        refusedBy(Form.WRONG_TYPE, () -> digest.apply(text));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cq-land-sea", "abc", "0a9", "a23456789012345678901234567890123-5"})
  void a_party_id_passes(String id) {
    assertThat(new PartyId(id)).hasToString(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "-ab",
        "ab-",
        "Maker",
        "a_b",
        "a b",
        "a234567890123456789012345678901234-6"
      })
  void a_party_id_of_another_form_is_refused(String id) {
    refusedBy(Form.WRONG_TYPE, () -> new PartyId(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "7", "NCD-2026/0001", "A2345678901234567890123456789012345"})
  void a_bill_number_passes(String number) {
    assertThat(new BillNumber(number)).hasToString(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-A", "A-", "/A", "ncd-1", "A B", "A23456789012345678901234567890123456"})
  void a_bill_number_of_another_form_is_refused(String number) {
    refusedBy(Form.WRONG_TYPE, () -> new BillNumber(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gate-in1", "ABCDEFGH", "0194fdc2-fa2f-4cc0-81d3-ff12045b73c8"})
  void a_notation_id_passes(String id) {
    assertThat(new NotationId(id)).hasToString(id);
  }

  @Test
  void a_notation_id_of_another_form_is_refused() {
    for (String id : List.of("", "a234567", "a".repeat(65), "gate_in1", "gate in 1")) {
      refusedBy(Form.WRONG_TYPE, () -> new NotationId(id));
    }
  }

  @Test
  void a_weight_is_told_in_grams() {
    assertThat(new Weight("0").grams()).isZero();
    assertThat(new Weight("0.001").grams()).isEqualTo(1);
    assertThat(new Weight("1250.5").grams()).isEqualTo(1_250_500);
    assertThat(new Weight("18500").grams()).isEqualTo(18_500_000);
  }
}
