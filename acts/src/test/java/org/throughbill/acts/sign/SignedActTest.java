package org.throughbill.acts.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.throughbill.acts.Refusals.refusedBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Form;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Samples;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.value.BillId;

class SignedActTest {
  private static final String KID = Samples.OPERATOR_KEY.publicKey().id().value();
  private static final SignedAct SIGNED = Samples.OPERATOR_KEY.sign(Samples.ISSUE);
  private static final String HEADER = part(0);
  private static final String PAYLOAD = part(1);
  private static final String SIGNATURE = part(2);

  @Test
  void an_act_is_kept_exactly_as_its_signer_sent_it() {
    assertThat(SIGNED).hasToString(SIGNED.value());
    assertThat(SIGNED.payload()).isEqualTo(Acts.write(Samples.ISSUE));
    assertThat(new String(SIGNED.signingInput(), StandardCharsets.US_ASCII))
        .isEqualTo(HEADER + "." + PAYLOAD);
    assertThat(SIGNED.kid()).isEqualTo(Samples.OPERATOR_KEY.publicKey().id());
    assertThat(SIGNED.algorithm()).isEqualTo(Algorithm.ES256);
    assertThat(SIGNED.signature()).hasSize(64);
  }

  @Test
  void R41_the_header_s_fields_may_stand_in_either_order() {
    SignedAct turned = withHeader("{\"kid\":\"" + KID + "\",\"alg\":\"ES256\"}");
    assertThat(turned.kid().value()).isEqualTo(KID);
    assertThat(turned.algorithm()).isEqualTo(Algorithm.ES256);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none", "None", "NONE", "HS256", "RS256", "PS256", "ES384", "ES256K", "EdDSA", "es256",
        "RSA1_5"
      })
  void R41_an_algorithm_other_than_the_three_is_refused(String algorithm) {
    SignedAct signed = withHeader("{\"alg\":\"" + algorithm + "\",\"kid\":\"" + KID + "\"}");
    refusedBy(Rule.R41, signed::algorithm);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"jku\":\"https://example.org/keys\"",
        "\"jwk\":{\"kty\":\"EC\"}",
        "\"x5u\":\"https://example.org/cert\"",
        "\"x5c\":[\"MIIB\"]",
        "\"x5t\":\"abc\"",
        "\"crit\":[\"b64\"]",
        "\"crit\":[]",
        "\"b64\":false",
        "\"b64\":true",
        "\"typ\":\"JOSE\"",
        "\"cty\":\"json\"",
        "\"zip\":\"DEF\"",
        "\"enc\":\"A128GCM\"",
        "\"note\":\"hello\""
      })
  void R41_a_header_with_anything_beside_alg_and_kid_is_refused(String field) {
    String alg = "\"alg\":\"ES256\"";
    String kid = "\"kid\":\"" + KID + "\"";
    refusedBy(Rule.R41, () -> withHeader("{" + alg + "," + kid + "," + field + "}"));
    refusedBy(Rule.R41, () -> withHeader("{" + alg + "," + field + "}"));
    refusedBy(Rule.R41, () -> withHeader("{" + field + "," + kid + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"alg\":\"ES256\"}",
        "{\"kid\":\"k\"}",
        "{\"alg\":\"ES256\",\"kid\":1}",
        "{\"alg\":\"ES256\",\"kid\":null}",
        "{\"alg\":\"ES256\",\"kid\":[\"k\"]}",
        "{\"alg\":1,\"kid\":\"k\"}",
        "{\"Alg\":\"ES256\",\"Kid\":\"k\"}",
        "[\"alg\",\"kid\"]",
        "\"alg\"",
        "null"
      })
  void R41_a_header_without_both_fields_as_texts_is_refused(String header) {
    refusedBy(Rule.R41, () -> withHeader(header));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"ES256\",\"alg\":\"none\",\"kid\":\"k\"}",
        "{\"alg\":\"ES256\",\"kid\":\"k\",\"kid\":\"k\"}",
        "{\"alg\":\"ES256\",\"\\u0061lg\":\"none\",\"kid\":\"k\"}",
        "{\"alg\":\"ES256\",\"kid\":\"k\"} {}",
        "{\"alg\":\"ES256\",\"kid\":\"\\ud800\"}",
        "{alg:\"ES256\"}",
        "\ufeff{}",
        " ",
        "ES256"
      })
  void a_header_that_two_readers_may_read_in_two_ways_is_refused(String header) {
    refusedBy(Form.NOT_JOSE, "header", () -> withHeader(header));
  }

  @Test
  void a_header_that_is_not_utf_8_is_refused() {
    byte[] header = "{\"alg\":\"ES256\",\"kid\":\"?\"}".getBytes(StandardCharsets.US_ASCII);
    header[header.length - 3] = (byte) 0xff;
    String part = Base64.getUrlEncoder().withoutPadding().encodeToString(header);
    refusedBy(Form.NOT_JOSE, () -> new SignedAct(part + "." + PAYLOAD + "." + SIGNATURE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "k", "../../keys/k", "https://example.org/key", "' OR 1=1 --"})
  void R40_a_kid_that_is_no_key_id_is_refused(String kid) {
    SignedAct signed = withHeader("{\"alg\":\"ES256\",\"kid\":\"" + kid + "\"}");
    refusedBy(Rule.R40, signed::kid);
  }

  @Test
  void a_jws_has_three_parts() {
    for (String text :
        new String[] {
          "",
          ".",
          "..",
          "...",
          "a",
          HEADER,
          HEADER + "." + PAYLOAD,
          HEADER + "." + PAYLOAD + ".",
          HEADER + ".." + SIGNATURE,
          "." + PAYLOAD + "." + SIGNATURE,
          SIGNED + ".",
          SIGNED + "..",
          "." + SIGNED,
          SIGNED + "." + SIGNATURE,
          SIGNED + "." + SIGNATURE + "." + SIGNATURE
        }) {
      refusedBy(Form.NOT_JOSE, () -> new SignedAct(text));
    }
  }

  @Test
  void a_part_has_one_spelling_only() {
    for (String bad :
        new String[] {"=", "==", " ", "\n", "\r\n", "\t", "%", "é", "\u0000", "+", "/", "~"}) {
      refusedBy(Form.NOT_JOSE, () -> new SignedAct(HEADER + bad + "." + PAYLOAD + "." + SIGNATURE));
      refusedBy(Form.NOT_JOSE, () -> new SignedAct(HEADER + "." + bad + "." + SIGNATURE));
      refusedBy(Form.NOT_JOSE, () -> new SignedAct(HEADER + "." + PAYLOAD + "." + SIGNATURE + bad));
      refusedBy(Form.NOT_JOSE, () -> new SignedAct(bad + SIGNED));
    }
  }

  @Test
  void a_part_of_a_length_no_bytes_have_is_refused() {
    for (String bad : new String[] {"A", "AAAAA"}) {
      refusedBy(Form.NOT_JOSE, () -> new SignedAct(HEADER + "." + bad + "." + SIGNATURE));
      refusedBy(Form.NOT_JOSE, () -> new SignedAct(HEADER + "." + PAYLOAD + "." + bad));
    }
  }

  @Test
  void a_signature_with_non_zero_trailing_bits_is_refused() {
    // 64 bytes are 86 letters; the last one carries two bits of signature and four that must be 0.
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    char last = SIGNATURE.charAt(85);
    int value = letters.indexOf(last);
    assertThat(value % 16).isZero();
    for (int bits = 1; bits < 16; bits++) {
      String bent = SIGNATURE.substring(0, 85) + letters.charAt(value + bits);
      refusedBy(Form.NOT_JOSE, () -> new SignedAct(HEADER + "." + PAYLOAD + "." + bent));
    }
  }

  @Test
  void a_jws_ends_where_its_entry_would_no_longer_be_readable() {
    int room = StrictJson.MAX_BYTES - 1024 - HEADER.length() - SIGNATURE.length() - 2;
    String most = "A".repeat(room - room % 4);
    SignedAct largest = new SignedAct(HEADER + "." + most + "." + SIGNATURE);
    assertThat(largest.payload()).hasSize(most.length() / 4 * 3);
    refusedBy(Form.TOO_LARGE, () -> new SignedAct(HEADER + "." + most + "AAAA." + SIGNATURE));
  }

  @Test
  void a_malleated_signature_verifies_but_is_the_same_act_and_founds_the_same_bill() {
    BigInteger order = SECNamedCurves.getByName("secp256r1").getN();
    byte[] raw = SIGNED.signature();
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(raw, 32, 64));
    BigIntegers.asUnsignedByteArray(order.subtract(s), raw, 32, 32);
    var copy =
        new SignedAct(
            HEADER
                + "."
                + PAYLOAD
                + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(raw));

    assertThat(copy).isNotEqualTo(SIGNED);
    assertThatCode(
            () -> Samples.OPERATOR_KEY.publicKey().verify(copy.signingInput(), copy.signature()))
        .doesNotThrowAnyException();
    assertThat(copy.id()).isEqualTo(SIGNED.id());
    assertThat(BillId.foundedBy(copy.payload())).isEqualTo(BillId.foundedBy(SIGNED.payload()));
    assertThat(Acts.chainOn(Topic.BILL_EVENTS, Samples.ISSUE, copy))
        .isEqualTo(Acts.chainOn(Topic.BILL_EVENTS, Samples.ISSUE, SIGNED));
  }

  @Test
  void acts_that_differ_have_different_ids() {
    assertThat(Samples.OPERATOR_KEY.sign(Samples.TRANSFER).id()).isNotEqualTo(SIGNED.id());
    assertThat(Samples.MAKER_KEY.sign(Samples.ISSUE).id()).isNotEqualTo(SIGNED.id());
  }

  private static SignedAct withHeader(String header) {
    String part =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(header.getBytes(StandardCharsets.UTF_8));
    return new SignedAct(part + "." + PAYLOAD + "." + SIGNATURE);
  }

  private static String part(int number) {
    return SIGNED.value().split("\\.", -1)[number];
  }
}
