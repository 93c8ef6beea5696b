package org.throughbill.acts.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Refused;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.value.Hash;

/**
 * What attackers send, from a file that every implementation of the verifier can read: {@code
 * attacks.jsonl} with {@code register.json} beside it.
 */
class AttackTest {
  private static final Path COMMITTED = Path.of("src/test/resources/attacks");
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final Verifier VERIFIER = new Verifier(Signers::find);
  private static final Enrolments ENROLMENTS =
      new Enrolments(List.of(CertificateAttacks.ROOT.x509()), List.of());

  static Stream<Attack> refused() {
    return committed().filter(attack -> attack.refused() != null);
  }

  static Stream<Attack> letIn() {
    return committed().filter(attack -> attack.refused() == null);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void an_attack_is_refused_by_its_rule(Attack attack) {
    assertThat(refusalOf(attack)).isEqualTo(attack.refused());
  }

  @ParameterizedTest
  @MethodSource("letIn")
  void what_is_genuine_is_let_in_so_that_a_refusal_means_something(Attack genuine) {
    assertThat(refusalOf(genuine)).isNull();
  }

  @Test
  void a_copy_with_another_valid_signature_is_the_same_act() {
    List<Attack> copies = committed().filter(attack -> attack.sameAs() != null).toList();
    assertThat(copies).hasSizeGreaterThanOrEqualTo(3);
    assertThat(copies)
        .allSatisfy(
            copy ->
                assertThat(new SignedAct(copy.input()).id())
                    .isEqualTo(new Hash(Objects.requireNonNull(copy.sameAs()))));
  }

  @Test
  void there_are_300_attacks_and_each_has_a_code_of_its_own() {
    assertThat(refused()).hasSizeGreaterThanOrEqualTo(300);
    assertThat(committed().map(Attack::code)).doesNotHaveDuplicates();
    assertThat(
            committed()
                .map(attack -> attack.enters() + attack.input() + attack.at() + attack.chain()))
        .as("two attacks that are the same")
        .doesNotHaveDuplicates();
  }

  @Test
  void the_committed_attacks_are_those_the_generator_makes() throws IOException {
    String made =
        AttackBook.all().stream().map(AttackTest::line).collect(Collectors.joining("\n", "", "\n"));
    requireCommitted("attacks.jsonl", made);
    requireCommitted("register.json", register());
  }

  private static @Nullable String refusalOf(Attack attack) {
    try {
      enter(attack);
      return null;
    } catch (Refused refused) {
      return refused.reason().id();
    }
  }

  private static void enter(Attack attack) {
    Instant at = Instant.parse(attack.at());
    switch (attack.enters()) {
      case ACT -> send(VERIFIER.verify(new SignedAct(attack.input()), at), attack.chain(), at);
      case ENROLMENT -> ENROLMENTS.verify(new SignedAct(attack.input()), at);
      case ENTRY -> {
        Entry entry = Entry.read(attack.input().getBytes(UTF_8));
        var verified = VERIFIER.verify(entry.act(), entry.sealedAt());
        Acts.requireOnOwnChain(entry, verified.act());
      }
      case KEY -> VerificationKey.of(Base64.getDecoder().decode(attack.input()));
    }
  }

  private static void send(
      Verified<org.throughbill.acts.Act> verified, @Nullable String chain, Instant at) {
    if (chain != null) {
      String[] parts = chain.split("/", -1);
      var target = new ChainId(Topic.named(parts[0]), parts[1]);
      Entry entry = Entry.seal(target, 1, Hash.NONE, verified.signed(), at);
      Acts.requireOnOwnChain(entry, verified.act());
    }
  }

  private static Stream<Attack> committed() {
    try (InputStream in = AttackTest.class.getResourceAsStream("/attacks/attacks.jsonl")) {
      String lines = in == null ? "" : new String(in.readAllBytes(), UTF_8);
      return lines.lines().map(AttackTest::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Attack read(String line) {
    try {
      return MAPPER.readValue(line, Attack.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(Attack attack) {
    try {
      return MAPPER.writeValueAsString(attack);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String register() throws IOException {
    ObjectNode register = MAPPER.createObjectNode();
    register.putArray("roots").add(CertificateAttacks.ROOT.base64());
    ArrayNode keys = register.putArray("keys");
    for (RegisteredKey key : Signers.all()) {
      ObjectNode line = keys.addObject();
      line.put("party", key.party().value());
      line.put("alg", key.key().algorithm().header());
      line.put("key", Base64.getEncoder().encodeToString(key.key().encoded()));
      line.put("notBefore", key.notBefore().toString());
      line.put("notAfter", key.notAfter().toString());
      ArrayNode roles = line.putArray("roles");
      key.roles().stream().map(Enum::name).sorted().forEach(roles::add);
      line.put("revokedSince", Objects.toString(key.revokedSince(), null));
      ArrayNode freezes = line.putArray("freezes");
      for (Freeze freeze : key.freezes()) {
        ObjectNode times = freezes.addObject().put("since", freeze.since().toString());
        times.put("until", Objects.toString(freeze.until(), null));
      }
    }
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(register) + "\n";
  }

  private static void requireCommitted(String name, String made) throws IOException {
    Path file = COMMITTED.resolve(name);
    if (!Files.exists(file) || !Files.readString(file).equals(made)) {
      Path proposal = Path.of("target/proposed/attacks").resolve(name);
      Files.createDirectories(proposal.toAbsolutePath().getParent());
      Files.writeString(proposal, made);
      assertThat(file)
          .as("what the generator makes is in %s; if it is meant, commit it", proposal)
          .hasContent(made);
    }
  }
}
