package org.throughbill.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Role;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.sign.TrialAuthority;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;

/** A root, and keys with certificates under it, made on the spot and kept in a folder. */
public final class TrialPki {
  private final Path folder;
  private final TrialAuthority authority;

  private TrialPki(Path folder, TrialAuthority authority) {
    this.folder = folder;
    this.authority = authority;
  }

  /** The PKI of a folder; made if it is not there yet. */
  public static synchronized TrialPki at(Path folder) {
    try {
      Files.createDirectories(folder);
      Path root = folder.resolve("root.pem");
      Path key = folder.resolve("root.key");
      if (!Files.exists(key)) {
        Instant now = Instant.now();
        var authority =
            TrialAuthority.create(
                "Throughbill trial root",
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(7300)));
        Files.writeString(root, pem(authority.root()));
        keep(key, authority.key());
      }
      return new TrialPki(
          folder, TrialAuthority.of(der(Files.readString(root)), Files.readAllBytes(key)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep keys in " + folder, e);
    }
  }

  /** The certificate that services are told to trust. */
  public Path root() {
    return folder.resolve("root.pem");
  }

  /** Where the key of a signatory is kept, as PKCS#8 in DER. */
  public Path keyOf(String party) {
    return folder.resolve(party + ".key");
  }

  /** A party with its key and certificate; the key is made if it is not there yet. */
  public Signatory signatory(
      String party, String name, Algorithm algorithm, Set<Role> roles, @Nullable Office office) {
    try {
      Path file = keyOf(party);
      if (!Files.exists(file)) {
        keep(file, SigningKey.generate(algorithm).encoded());
      }
      var key = SigningKey.of(Files.readAllBytes(file));
      var id = new PartyId(party);
      return new Signatory(id, name, key, authority.certify(id, key.publicKey(), roles, office));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the key of " + party, e);
    }
  }

  /** The party as which a service signs its own entries. */
  public Signatory registry(Database service) {
    return signatory(
        "registry-" + service.id(),
        "Registry, " + service.id() + "-service",
        Algorithm.ES256,
        Set.of(Role.REGISTRAR),
        null);
  }

  private static void keep(Path file, byte[] content) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, content);
  }

  private static String pem(byte[] der) {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END CERTIFICATE-----\n";
  }

  private static byte[] der(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
  }
}
