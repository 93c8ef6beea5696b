package org.throughbill.acts.sign;

import static org.throughbill.acts.Refused.require;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CRLReason;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.value.Authority;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;

/**
 * Judges the acts by which keys enter the register: the certificate chains to a configured root,
 * and the key in it signed the act.
 *
 * <p>A party's certificate names it in its subject alternative names: {@code
 * urn:throughbill:party:<id>}, one {@code urn:throughbill:role:<ROLE>} for each role, and for
 * officers {@code urn:throughbill:office:<AUTHORITY>:<UN/LOCODE>}.
 */
public final class Enrolments {
  private static final BouncyCastleProvider BC = new BouncyCastleProvider();
  private static final String PARTY = "urn:throughbill:party:";
  private static final String ROLE = "urn:throughbill:role:";
  private static final String OFFICE = "urn:throughbill:office:";
  private static final int URI = 6;
  private static final int DIGITAL_SIGNATURE = 0;

  /** How an authority may sign: ECDSA, RSA, Ed25519 and SM2, with SHA-2 or SM3. */
  private static final Set<String> SIGNATURES =
      Set.of(
          X9ObjectIdentifiers.ecdsa_with_SHA256.getId(),
          X9ObjectIdentifiers.ecdsa_with_SHA384.getId(),
          X9ObjectIdentifiers.ecdsa_with_SHA512.getId(),
          PKCSObjectIdentifiers.sha256WithRSAEncryption.getId(),
          PKCSObjectIdentifiers.sha384WithRSAEncryption.getId(),
          PKCSObjectIdentifiers.sha512WithRSAEncryption.getId(),
          EdECObjectIdentifiers.id_Ed25519.getId(),
          GMObjectIdentifiers.sm2sign_with_sm3.getId());

  private final Set<TrustAnchor> roots;
  private final List<? extends CRL> revocations;

  /**
   * @param revocations certificate revocation lists; with an empty collection revocation by list is
   *     not checked. A revocation counts from its date, but one for a compromised or unspecified
   *     reason reaches back to all times: so judge enrolments with lists when they are sealed, and
   *     read what is sealed without
   */
  public Enrolments(Collection<X509Certificate> roots, Collection<? extends CRL> revocations) {
    this(
        roots.stream()
            .map(root -> new TrustAnchor(root, null))
            .collect(Collectors.toUnmodifiableSet()),
        List.copyOf(revocations));
  }

  private Enrolments(Set<TrustAnchor> roots, List<? extends CRL> revocations) {
    this.roots = roots;
    this.revocations = revocations;
  }

  /** Reads certificates in PEM or DER. */
  public static List<X509Certificate> certificates(byte[] encoded) {
    try {
      return factory().generateCertificates(new ByteArrayInputStream(encoded)).stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (GeneralSecurityException e) {
      throw new Refused(Rule.R40, "the certificate cannot be read");
    }
  }

  /** Reads certificate revocation lists in PEM or DER. */
  public static List<CRL> revocations(byte[] encoded) {
    try {
      List<CRL> lists = List.copyOf(factory().generateCRLs(new ByteArrayInputStream(encoded)));
      require(!lists.isEmpty(), Rule.R40, "there is no revocation list in it");
      return lists;
    } catch (GeneralSecurityException e) {
      throw new Refused(Rule.R40, "the revocation list cannot be read");
    }
  }

  /** Verifies an enrolment or a request for a key, as at the time it is or was sealed. */
  public Verified<Act> verify(SignedAct signed, Instant sealedAt) {
    // The key to check with comes from a certificate that a configured root vouches for, so the
    // payload is read first here.
    Act act = Acts.read(signed.payload());
    RegisteredKey key = keyIn(act.by(), certificatesIn(act), sealedAt);
    require(signed.kid().equals(key.key().id()), Rule.R40, "kid is not the key in the certificate");
    require(
        signed.algorithm() == key.key().algorithm(),
        Rule.R41,
        "alg is not the certificate's key's");
    key.key().verify(signed.signingInput(), signed.signature());
    return new Verified<>(act, signed, key, List.of());
  }

  private static List<String> certificatesIn(Act act) {
    return switch (act) {
      case PartyAct.Enrol enrol -> enrol.certificates();
      case Statement.RequestKey request -> request.certificates();
      default -> throw new Refused(Rule.R40, "this act brings no key into the register");
    };
  }

  /**
   * From when a list ends the certificates by which a key has come in; empty while none does. Only
   * for what is signed now: what is sealed stands, whatever a list of later says.
   */
  public Optional<Instant> revokedSince(SignedAct bringing) {
    List<X509Certificate> chain = chain(certificatesIn(Acts.read(bringing.payload())));
    return chain.stream()
        .flatMap(certificate -> revocations(certificate, chain))
        .min(Comparator.naturalOrder());
  }

  private Stream<Instant> revocations(X509Certificate certificate, List<X509Certificate> chain) {
    return revocations.stream()
        .map(X509CRL.class::cast)
        .filter(list -> list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal()))
        .filter(list -> isSignedByIssuer(list, chain))
        .map(list -> list.getRevokedCertificate(certificate.getSerialNumber()))
        .filter(Objects::nonNull)
        .filter(entry -> entry.getRevocationReason() != CRLReason.REMOVE_FROM_CRL)
        .map(entry -> entry.getRevocationDate().toInstant());
  }

  private boolean isSignedByIssuer(X509CRL list, List<X509Certificate> chain) {
    return Stream.concat(chain.stream(), roots.stream().map(TrustAnchor::getTrustedCert))
        .filter(one -> one.getSubjectX500Principal().equals(list.getIssuerX500Principal()))
        .anyMatch(issuer -> isSignedBy(list, issuer));
  }

  private static boolean isSignedBy(X509CRL list, X509Certificate issuer) {
    try {
      list.verify(issuer.getPublicKey(), BC);
      return true;
    } catch (GeneralSecurityException notItsOwn) {
      return false;
    }
  }

  /** The same roots, with these certificate revocation lists. */
  public Enrolments asking(Collection<? extends CRL> lists) {
    return new Enrolments(roots, List.copyOf(lists));
  }

  private RegisteredKey keyIn(PartyId party, List<String> encoded, Instant at) {
    List<X509Certificate> chain = chain(encoded);
    validate(chain, at);
    chain.forEach(Enrolments::requireStrong);
    X509Certificate own = chain.getFirst();
    requireEndEntity(own);
    List<String> names = names(own);
    require(
        names.contains(PARTY + party.value()),
        Rule.R40,
        "the certificate is not party " + party + "'s");
    return new RegisteredKey(
        VerificationKey.of(own.getPublicKey().getEncoded()),
        party,
        roles(names),
        office(names),
        own.getNotBefore().toInstant(),
        own.getNotAfter().toInstant(),
        null);
  }

  private static List<X509Certificate> chain(List<String> encoded) {
    var chain = new ArrayList<X509Certificate>();
    for (String one : encoded) {
      try {
        chain.addAll(certificates(Base64.getDecoder().decode(one)));
      } catch (IllegalArgumentException e) {
        throw new Refused(Rule.R40, "a certificate is not base64");
      }
    }
    require(chain.size() == encoded.size(), Rule.R40, "each item holds one certificate");
    return chain;
  }

  private void validate(List<X509Certificate> chain, Instant at) {
    try {
      var parameters = new PKIXParameters(roots);
      parameters.setDate(Date.from(at));
      parameters.setRevocationEnabled(!revocations.isEmpty());
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(revocations)));
      CertPath path = factory().generateCertPath(chain);
      require(
          path.getCertificates().equals(chain),
          Rule.R40,
          "the party's own certificate stands first");
      CertPathValidator.getInstance("PKIX", BC).validate(path, parameters);
    } catch (GeneralSecurityException e) {
      throw new Refused(
          Rule.R40, "the certificate does not chain to a root this registry trusts, or not now");
    }
  }

  private static void requireStrong(X509Certificate certificate) {
    require(
        SIGNATURES.contains(certificate.getSigAlgOID()),
        Rule.R41,
        "a certificate is signed with an algorithm this registry does not trust");
    require(
        !(certificate.getPublicKey() instanceof RSAPublicKey rsa)
            || rsa.getModulus().bitLength() >= 2048,
        Rule.R41,
        "a certificate's RSA key is shorter than 2048 bits");
  }

  private static void requireEndEntity(X509Certificate own) {
    boolean[] usage = own.getKeyUsage();
    require(own.getBasicConstraints() < 0, Rule.R40, "a certificate authority is no party");
    require(
        usage != null && usage[DIGITAL_SIGNATURE],
        Rule.R40,
        "the certificate is not for digital signatures");
  }

  private static List<String> names(X509Certificate certificate) {
    try {
      var all = certificate.getSubjectAlternativeNames();
      return all == null
          ? List.of()
          : all.stream()
              .filter(name -> name.getFirst().equals(URI))
              .map(name -> String.valueOf(name.get(1)))
              .toList();
    } catch (GeneralSecurityException e) {
      throw new Refused(Rule.R40, "the certificate's alternative names cannot be read");
    }
  }

  private static Set<Role> roles(List<String> names) {
    var roles = EnumSet.noneOf(Role.class);
    for (String name : names) {
      if (name.startsWith(ROLE)) {
        try {
          roles.add(Role.valueOf(name.substring(ROLE.length())));
        } catch (IllegalArgumentException e) {
          throw new Refused(Rule.R40, "the certificate names an unknown role");
        }
      }
    }
    return Set.copyOf(roles);
  }

  private static @Nullable Office office(List<String> names) {
    List<String> offices = names.stream().filter(name -> name.startsWith(OFFICE)).toList();
    if (offices.isEmpty()) {
      return null;
    }
    String[] parts = offices.getFirst().substring(OFFICE.length()).split(":", -1);
    try {
      require(
          offices.size() == 1 && parts.length == 2,
          Rule.R40,
          "the certificate names its office unclearly");
      return new Office(Authority.valueOf(parts[0]), new Unlocode(parts[1]));
    } catch (IllegalArgumentException e) {
      throw new Refused(Rule.R40, "the certificate names an unknown authority");
    }
  }

  private static CertificateFactory factory() throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509", BC);
  }
}
