package org.throughbill.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.sign.VerificationKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A party's keys, which never leave the party. */
@Command(name = "keys", mixinStandardHelpOptions = true, description = "Makes keys.")
final class Keys {
  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = "Makes a private key in a new file that only you can read, and prints its id.")
  int create(
      @Mixin Desk desk,
      @Parameters(paramLabel = "FILE", description = "Where the key is kept, PKCS#8 in DER.")
          Path file,
      @Option(
              names = "--algorithm",
              defaultValue = "ED25519",
              description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
          Algorithm algorithm) {
    SigningKey key = SigningKey.generate(algorithm);
    keep(file, key.encoded());
    String kid = key.publicKey().id().value();
    String encoded = Base64.getEncoder().encodeToString(key.publicKey().encoded());
    desk.print(
        "kid " + kid + "\npublic key " + encoded,
        Desk.json(Map.of("kid", kid, "publicKey", encoded))
            .toString()
            .getBytes(StandardCharsets.UTF_8));
    return 0;
  }

  @Command(
      name = "jwks",
      mixinStandardHelpOptions = true,
      description = "Prints the public half of an ES256 key as identity providers take it.")
  int publish(
      @Mixin Desk desk,
      @Parameters(paramLabel = "FILE", description = "A private key, PKCS#8 in DER or PEM.")
          Path file) {
    VerificationKey key = Profile.key(file).publicKey();
    if (key.algorithm() != Algorithm.ES256) {
      throw new WrongProfile(file + " holds no ES256 key");
    }
    byte[] encoded = key.encoded();
    int end = encoded.length;
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    desk.print(
        Desk.json(
            Map.of(
                "keys",
                List.of(
                    Map.of(
                        "kty", "EC",
                        "crv", "P-256",
                        "alg", "ES256",
                        "use", "sig",
                        "kid", key.id().value(),
                        "x", base64.encodeToString(Arrays.copyOfRange(encoded, end - 64, end - 32)),
                        "y", base64.encodeToString(Arrays.copyOfRange(encoded, end - 32, end)))))));
    return 0;
  }

  private static void keep(Path file, byte[] key) {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file, key);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the new file " + file, e);
    }
  }
}
