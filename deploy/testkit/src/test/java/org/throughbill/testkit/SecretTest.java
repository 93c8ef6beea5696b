package org.throughbill.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJwkGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.local.Tokens;

/** No secret lies in the repository. */
class SecretTest {
  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

  /** What a build or a run makes, and git does not keep. */
  private static final Set<String> NOT_KEPT =
      Set.of(".git", ".local", "target", "node_modules", "dist");

  /** Keys published for tests, by everybody's leave. */
  private static final Path VECTORS = REPOSITORY.resolve("acts/src/test/resources/wycheproof");

  private static final Path ATTACKS =
      REPOSITORY.resolve("acts/src/test/resources/attacks/attacks.jsonl");

  @Test
  void no_file_of_the_repository_holds_a_secret() throws IOException {
    List<Path> files = files();
    assertThat(files).hasSizeGreaterThan(300).contains(REPOSITORY.resolve("README.md"));
    List<Secret.Found> found =
        files.stream()
            .flatMap(file -> Secret.in(file, EnumSet.allOf(Secret.class)).stream())
            .filter(one -> !one.file().equals(ATTACKS))
            .toList();
    assertThat(found).isEmpty();
    assertThat(Secret.in(ATTACKS, EnumSet.allOf(Secret.class)))
        .as("the attack that sends a private key as a public one, made from a name in the tests")
        .singleElement()
        .extracting(Secret.Found::what)
        .isEqualTo(Secret.PRIVATE_KEY_IN_BASE64);
  }

  @ParameterizedTest
  @EnumSource
  void a_private_key_of_each_algorithm_would_be_found(Algorithm algorithm, @TempDir Path folder)
      throws IOException {
    byte[] key = SigningKey.generate(algorithm).encoded();
    String base64 = Base64.getEncoder().encodeToString(key);
    assertFound(Secret.PRIVATE_KEY_IN_BASE64, folder, "key: " + base64);
    String pem = "-----BEGIN " + "PRIVATE KEY-----\n" + base64;
    assertFound(Secret.PRIVATE_KEY_IN_PEM, folder, pem);
  }

  @Test
  void tokens_and_their_keys_would_be_found(@TempDir Path folder) throws Exception {
    String jwk = RsaJwkGenerator.generateJwk(2048).toJson(OutputControlLevel.INCLUDE_PRIVATE);
    assertFound(Secret.PRIVATE_KEY_IN_JWK, folder, jwk);
    var tokens = Tokens.of(URI.create("http://127.0.0.1:1"), folder.resolve("key.jwk"));
    assertFound(Secret.ACCESS_TOKEN, folder, "Bearer " + tokens.token("somebody"));
    assertFound(Secret.FOREIGN_TOKEN, folder, "AKIA" + "ABCDEFGHIJKLMNOP");
    assertFound(Secret.PASSWORD_IN_CONFIGURATION, folder, "a.b.password" + "=hunter2");
  }

  @Test
  void what_is_no_secret_is_let_be(@TempDir Path folder) throws IOException {
    for (String open :
        List.of(
            "a.password=${A_PASSWORD}", "\"secret\": \"${SECRET}\"", "password:", "no secret")) {
      assertThat(found(folder, open)).as(open).isEmpty();
    }
  }

  private static void assertFound(Secret what, Path folder, String text) throws IOException {
    assertThat(found(folder, "first line\n" + text))
        .extracting(Secret.Found::what, Secret.Found::line)
        .contains(org.assertj.core.groups.Tuple.tuple(what, 2));
  }

  private static List<Secret.Found> found(Path folder, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), text, UTF_8);
    return Secret.in(file, EnumSet.allOf(Secret.class));
  }

  private static List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    Files.walkFileTree(
        REPOSITORY,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skipped =
                NOT_KEPT.contains(folder.getFileName().toString()) || folder.equals(VECTORS);
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
