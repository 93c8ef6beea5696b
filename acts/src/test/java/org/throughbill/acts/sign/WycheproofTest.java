package org.throughbill.acts.sign;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Refusals.refusedBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughbill.acts.Rule;

/**
 * Project Wycheproof's cases for the two registered algorithms: an attacker's collection.
 *
 * <p>A case may be {@code acceptable} there, where a verifier may go either way; these two files
 * hold none, and the test says so, so that a later copy of the files cannot bring one in unseen.
 */
class WycheproofTest {
  private static final String ECDSA = "ecdsa_secp256r1_sha256_p1363_test.json";
  private static final String EDDSA = "ed25519_test.json";

  record Case(
      String file,
      int number,
      String note,
      String key,
      String message,
      String signature,
      String result) {
    @Override
    public String toString() {
      return file + " " + number + " " + result + ": " + note;
    }
  }

  static Stream<Case> valid() throws IOException {
    return cases().stream().filter(c -> c.result().equals("valid"));
  }

  static Stream<Case> invalid() throws IOException {
    return cases().stream().filter(c -> c.result().equals("invalid"));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void a_valid_signature_is_accepted(Case vector) {
    VerificationKey.of(bytes(vector.key()))
        .verify(bytes(vector.message()), bytes(vector.signature()));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void an_invalid_signature_is_refused(Case vector) {
    VerificationKey key = VerificationKey.of(bytes(vector.key()));
    refusedBy(Rule.R36, () -> key.verify(bytes(vector.message()), bytes(vector.signature())));
  }

  @Test
  void every_published_case_is_either_valid_or_invalid() throws IOException {
    assertThat(cases()).hasSize(262 + 151);
    assertThat(cases()).extracting(Case::result).containsOnly("valid", "invalid");
  }

  private static List<Case> cases() throws IOException {
    var cases = new ArrayList<Case>();
    for (String file : List.of(ECDSA, EDDSA)) {
      try (var in =
          requireNonNull(WycheproofTest.class.getResourceAsStream("/wycheproof/" + file))) {
        for (JsonNode group : new ObjectMapper().readTree(in).get("testGroups")) {
          String key = group.get("publicKeyDer").textValue();
          for (JsonNode test : group.get("tests")) {
            cases.add(
                new Case(
                    file.substring(0, 5),
                    test.get("tcId").intValue(),
                    test.get("comment").textValue(),
                    key,
                    test.get("msg").textValue(),
                    test.get("sig").textValue(),
                    test.get("result").textValue()));
          }
        }
      }
    }
    return cases;
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
