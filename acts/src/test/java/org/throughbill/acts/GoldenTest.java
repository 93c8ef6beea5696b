package org.throughbill.acts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.VerificationKey;
import org.throughbill.acts.sign.Verifier;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.KeyId;
import org.throughbill.acts.value.PartyId;

/**
 * Files of released versions: they are read for ever. New ones are added with their line in the
 * manifest; none is changed or removed.
 */
class GoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final String MANIFEST = "MANIFEST.sha256";

  @ParameterizedTest
  @EnumSource
  void every_version_of_an_act_is_read_for_ever_and_written_to_the_same_bytes(ActType type)
      throws IOException {
    String name = "/golden/" + type.wireName() + ".json";
    byte[] golden = Committed.read(name);
    if (golden.length == 0) {
      Committed.propose(name, Acts.write(Samples.of(type)));
    }
    Act act = Acts.read(golden);
    assertThat(ActType.of(act)).isEqualTo(type);
    assertThat(act).isInstanceOf(type.record());
    assertThat(new String(Acts.write(act), UTF_8)).isEqualTo(new String(golden, UTF_8));
  }

  @ParameterizedTest
  @EnumSource
  void a_signature_of_each_algorithm_verifies_for_ever(Algorithm algorithm) throws IOException {
    String name = "/golden/signed/bill.transfer.v1." + algorithm.header();
    var signed = new SignedAct(text(name + ".jws"));
    VerificationKey key = VerificationKey.of(Base64.getDecoder().decode(text(name + ".key")));
    assertThat(signed.kid()).isEqualTo(key.id());
    assertThat(signed.algorithm()).isEqualTo(algorithm);
    assertThatCode(() -> key.verify(signed.signingInput(), signed.signature()))
        .doesNotThrowAnyException();
    assertThat(Acts.read(signed.payload())).isInstanceOf(TitleAct.Transfer.class);
  }

  @Test
  void R37_an_entry_is_read_for_ever_and_its_hash_recomputes() throws IOException {
    byte[] golden = Committed.read("/golden/entry/bill.issue.v1.json");
    Entry entry = Entry.read(golden);
    assertThat(entry.toJson()).isEqualTo(golden);
    assertThat(entry.hash())
        .hasToString("03f43dba526b0b181a0651e41d9fe41d671d589483404fa936a3f0648ca8027b");
    assertThat(entry.act().id())
        .hasToString("42292a940762d70a535e13709cb2aff37b1c866572bc73dcba8fe76b773dba92");
    assertThat(entry.chain())
        .isEqualTo("d930dcf5f88b88294cd0121db4f6663a84c85ba3a68f1f74e6a1f4ebb2cb6197");
  }

  @Test
  void R36_the_issue_in_the_entry_and_the_agreement_in_the_issue_verify_for_ever()
      throws IOException {
    Entry entry = Entry.read(Committed.read("/golden/entry/bill.issue.v1.json"));
    var verifier = new Verifier(GoldenTest::registered);
    var verified = verifier.verify(entry.act(), entry.sealedAt());
    assertThat(verified.act()).isInstanceOf(TitleAct.Issue.class);
    assertThat(verified.statement()).isInstanceOf(Statement.Agree.class);
    assertThatCode(() -> Acts.requireOnOwnChain(entry, verified.act())).doesNotThrowAnyException();
    assertThat(entry.topic()).isEqualTo(Topic.BILL_EVENTS);
  }

  @Test
  void no_golden_file_has_been_changed_removed_or_left_off_the_manifest() throws IOException {
    var listed = new TreeMap<String, String>();
    for (String line : text("/golden/" + MANIFEST).lines().toList()) {
      String[] parts = line.split(" {2}", 2);
      listed.put(parts[1], parts[0]);
    }
    var found = new TreeMap<String, String>();
    try (var files = Files.walk(GOLDEN)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = GOLDEN.relativize(file).toString().replace('\\', '/');
        found.put(name, Hash.of(Files.readAllBytes(file)).value());
      }
    }
    found.remove(MANIFEST);
    assertThat(found).isEqualTo(listed).hasSizeGreaterThan(ActType.values().length);
  }

  private static Optional<RegisteredKey> registered(KeyId kid) {
    return List.of("cq-land-sea", "maker-cq").stream()
        .map(GoldenTest::registered)
        .filter(key -> key.key().id().equals(kid))
        .findFirst();
  }

  private static RegisteredKey registered(String party) {
    try {
      byte[] key = Base64.getDecoder().decode(text("/golden/entry/" + party + ".key"));
      return new RegisteredKey(
          VerificationKey.of(key),
          new PartyId(party),
          Set.of(),
          null,
          Samples.NOON,
          Samples.NOON,
          null);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String name) throws IOException {
    return new String(Committed.read(name), UTF_8);
  }
}
