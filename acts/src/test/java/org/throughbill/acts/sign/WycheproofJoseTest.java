package org.throughbill.acts.sign;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughbill.acts.Refused;

/**
 * Project Wycheproof's cases for JSON Web Signatures and Keys, judged as an act is: form,
 * algorithm, key, signature. The {@code kid} is not looked up, because the case brings the key it
 * means.
 *
 * <p>The tables below say where this profile and Wycheproof differ; nothing differs silently.
 */
class WycheproofJoseTest {
  /** Valid there, refused here: the header's algorithm is none of the three (R41). */
  private static final Map<String, Integer> OTHER_ALGORITHMS =
      new TreeMap<>(
          Map.of(
              "HS256", 10, "HS384", 1, "HS512", 1, "RS256", 8, "RS384", 3, "RS512", 3, "PS256", 5,
              "PS384", 5, "PS512", 3, "ES512", 2));

  /** Valid there, refused here: a part holds a letter that is not of base64url (not-jose). */
  private static final List<String> LENIENT_BASE64 = List.of("JWS 372", "JWS 373");

  /** Valid there, refused here: an act is never empty (not-jose). */
  private static final List<String> EMPTY_PAYLOADS =
      List.of("JWS 259", "JWS 264", "JWS 268", "JWS 272", "JWS 320", "JWS 325");

  /**
   * Invalid there, its signature true: what a JWK says its key is for. The register takes no JWK; a
   * key enters with a certificate, whose key usage {@link Enrolments} judges (R40), and has the one
   * algorithm of its curve.
   */
  private static final List<String> SAID_BY_THE_JWK =
      List.of("JWK 19", "JWK 20", "JWK 21", "JWS 354", "JWS 356");

  record Case(String name, String note, JsonNode key, String jws, boolean valid) {
    @Override
    public String toString() {
      return name + " " + (valid ? "valid" : "invalid") + ": " + note;
    }
  }

  static Stream<Case> ours() throws IOException {
    return cases().stream().filter(c -> c.valid() && refusalOf(c) == null);
  }

  static Stream<Case> invalid() throws IOException {
    return cases().stream().filter(c -> !c.valid() && !SAID_BY_THE_JWK.contains(c.name()));
  }

  @Test
  void every_valid_signature_of_the_profile_is_accepted() throws IOException {
    assertThat(ours().map(Case::name)).containsExactlyInAnyOrder("JWS 18", "JWS 378");
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void an_invalid_case_is_refused(Case invalid) {
    assertThat(refusalOf(invalid)).isIn("R36", "R41", "not-jose");
  }

  @Test
  void a_valid_case_is_refused_only_where_the_tables_say_so() throws IOException {
    var refused = new TreeMap<String, Integer>();
    for (Case valid : cases().stream().filter(Case::valid).toList()) {
      String why = refusalOf(valid);
      if (LENIENT_BASE64.contains(valid.name()) || EMPTY_PAYLOADS.contains(valid.name())) {
        assertThat(why).as(valid.toString()).isEqualTo("not-jose");
      } else if (why != null) {
        assertThat(why).as(valid.toString()).isEqualTo("R41");
        refused.merge(algorithm(valid), 1, Integer::sum);
      }
    }
    assertThat(refused).isEqualTo(OTHER_ALGORITHMS);
  }

  @Test
  void what_only_the_jwk_says_is_judged_at_the_register_s_door() throws IOException {
    assertThat(cases().stream().filter(c -> !c.valid() && refusalOf(c) == null).map(Case::name))
        .containsExactlyInAnyOrderElementsOf(SAID_BY_THE_JWK);
  }

  @Test
  void no_case_is_left_out() throws IOException {
    assertThat(cases()).hasSize(401 + 26);
  }

  private static @Nullable String refusalOf(Case one) {
    try {
      var act = new SignedAct(one.jws());
      Algorithm algorithm = act.algorithm();
      VerificationKey key = VerificationKey.of(encoded(one.key()));
      assertThat(algorithm).as(one.toString()).isEqualTo(key.algorithm());
      key.verify(act.signingInput(), act.signature());
      return null;
    } catch (Refused refused) {
      return refused.reason().id();
    }
  }

  /** The key of a case as a SubjectPublicKeyInfo, right or wrong. */
  private static byte[] encoded(JsonNode jwk) {
    try {
      if (jwk.path("kty").asText().equals("RSA") || !jwk.has("crv")) {
        return new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                bytes(jwk, "n"))
            .getEncoded();
      }
      byte[] x = bytes(jwk, "x");
      byte[] y = bytes(jwk, "y");
      byte[] point = new byte[1 + x.length + y.length];
      point[0] = 4;
      System.arraycopy(x, 0, point, 1, x.length);
      System.arraycopy(y, 0, point, 1 + x.length, y.length);
      var curve = ECNamedCurveTable.getOID(jwk.get("crv").textValue());
      return new SubjectPublicKeyInfo(
              new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), point)
          .getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(JsonNode jwk, String field) {
    return Base64.getUrlDecoder().decode(jwk.path(field).asText());
  }

  private static String algorithm(Case one) throws IOException {
    byte[] header = Base64.getUrlDecoder().decode(one.jws().split("\\.", -1)[0]);
    return new ObjectMapper().readTree(header).get("alg").textValue();
  }

  private static List<Case> cases() throws IOException {
    var cases = new ArrayList<Case>();
    read("JWS", "json_web_signature_test.json", cases);
    read("JWK", "json_web_key_test.json", cases);
    return cases;
  }

  private static void read(String name, String file, List<Case> cases) throws IOException {
    try (var in =
        requireNonNull(WycheproofJoseTest.class.getResourceAsStream("/wycheproof/" + file))) {
      for (JsonNode group : new ObjectMapper().readTree(in).get("testGroups")) {
        JsonNode key = group.has("public") ? group.get("public") : group.get("private");
        for (JsonNode test : group.get("tests")) {
          cases.add(
              new Case(
                  name + " " + test.get("tcId").asText(),
                  test.get("comment").textValue(),
                  key.has("keys") ? key.get("keys").get(0) : key,
                  test.get("jws").isTextual()
                      ? test.get("jws").textValue()
                      : test.get("jws").toString(),
                  test.get("result").textValue().equals("valid")));
        }
      }
    }
  }
}
