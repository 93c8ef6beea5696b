package org.throughbill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Refused;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.VerificationKey;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.sign.Verifier;
import org.throughbill.acts.value.PartyId;

/** The TypeScript client and acts read each other's acts. */
class TypeScriptTest {
  private static final Path CLIENT = Path.of("../typescript");
  private static final Instant NOON = Instant.parse("2026-01-03T12:00:00Z");
  private static final int CANNOT_BE_TRIED = 3;

  static Stream<JsonNode> signed() throws IOException {
    JsonNode vectors = new ObjectMapper().readTree(CLIENT.resolve("vectors/signed.json").toFile());
    assertThat(vectors).hasSizeGreaterThanOrEqualTo(10);
    return vectors.valueStream();
  }

  @ParameterizedTest
  @MethodSource("signed")
  void what_typescript_signed_verifies_and_is_written_by_java_to_the_same_bytes(JsonNode vector) {
    var jws = new SignedAct(vector.get("jws").textValue());
    Verified<Act> verified = verifier(vector).verify(jws, NOON);
    String payload = vector.get("payload").textValue();
    assertThat(new String(Acts.write(verified.act()), UTF_8)).isEqualTo(payload);
    assertThat(jws.id()).hasToString(vector.get("id").textValue());
    assertThat(jws.algorithm().header()).isEqualTo(vector.get("alg").textValue());
  }

  @ParameterizedTest
  @MethodSource("signed")
  void R36_what_typescript_signed_and_somebody_bent_is_refused(JsonNode vector) {
    String jws = vector.get("jws").textValue();
    int at = jws.lastIndexOf('.') + 20;
    char other = jws.charAt(at) == 'A' ? 'B' : 'A';
    var bent = new SignedAct(jws.substring(0, at) + other + jws.substring(at + 1));
    assertThatThrownBy(() -> verifier(vector).verify(bent, NOON)).isInstanceOf(Refused.class);
  }

  @Test
  void typescript_verifies_what_java_signed_where_node_is_installed() throws Exception {
    Process process =
        new ProcessBuilder("./verify").directory(CLIENT.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    int code = process.waitFor();
    assumeTrue(code != CANNOT_BE_TRIED, said);
    assertThat(code).as(said).isZero();
    assertThat(said).contains("# fail 0");
  }

  private static Verifier verifier(JsonNode vector) {
    var key = VerificationKey.of(Base64.getDecoder().decode(vector.get("key").textValue()));
    var party = new PartyId("maker-cq");
    var registered = new RegisteredKey(key, party, Set.of(), null, NOON, NOON, null);
    return new Verifier(kid -> kid.equals(key.id()) ? Optional.of(registered) : Optional.empty());
  }
}
