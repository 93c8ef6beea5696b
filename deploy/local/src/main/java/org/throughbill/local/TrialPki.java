package org.throughbill.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Role;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.sign.TrialAuthority;
import org.throughbill.acts.sign.VerificationKey;
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
      var pki =
          new TrialPki(
              folder, TrialAuthority.of(der(Files.readString(root)), Files.readAllBytes(key)));
      if (!Files.exists(pki.revocations())) {
        pki.publish(List.of());
      }
      return pki;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep keys in " + folder, e);
    }
  }

  /** The certificate that services are told to trust. */
  public Path root() {
    return folder.resolve("root.pem");
  }

  /** The root's list of revoked certificates, which services are told to ask. */
  public Path revocations() {
    return folder.resolve("root.crl");
  }

  /**
   * Publishes a list with these certificates on it, in base64 DER, in the place of the last one.
   */
  public void publish(Collection<String> revoked) {
    try {
      Path next = Files.createTempFile(folder, "root", ".crl.next");
      Files.write(next, authority.revocationList(revoked, Instant.now()));
      Files.move(next, revocations(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot publish a revocation list in " + folder, e);
    }
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

  /** A certificate for a key made elsewhere, in base64 DER. */
  public String certify(PartyId party, VerificationKey key, Set<Role> roles) {
    return authority.certify(party, key, roles, null);
  }

  /** The same, for a key that signs until a time. */
  public String certify(PartyId party, VerificationKey key, Set<Role> roles, Instant until) {
    Instant since = Instant.now().minus(Duration.ofDays(1));
    return authority.certify(party, key, roles, null, since, until);
  }

  /**
   * The party as which a service signs its own entries; it is no registrar, because what registrars
   * sign, people decide.
   */
  public Signatory registry(Database service) {
    return signatory(
        "registry-" + service.id(),
        "Registry, " + service.id() + "-service",
        Algorithm.ES256,
        Set.of(Role.REGISTRY),
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
