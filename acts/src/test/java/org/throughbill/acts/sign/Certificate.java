package org.throughbill.acts.sign;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Samples;

/** A certificate as a test wants it, good or bad, with the private key where the test holds it. */
final class Certificate {
  private static final BouncyCastleProvider BC = new BouncyCastleProvider();
  private static final Duration DAY = Duration.ofDays(1);

  private final PrivateKey key;
  private final String algorithm;
  private final X509CertificateHolder holder;

  private Certificate(PrivateKey key, String algorithm, X509CertificateHolder holder) {
    this.key = key;
    this.algorithm = algorithm;
    this.holder = holder;
  }

  /** An authority that signs for itself, with any number of authorities below it. */
  static Certificate root(String name) {
    return new Plan(name, SigningKey.generate(Algorithm.ES256)).authority(5).selfSigned();
  }

  static Plan plan(String name, SigningKey key) {
    return new Plan(name, key);
  }

  String base64() {
    try {
      return Base64.getEncoder().encodeToString(holder.getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  X509Certificate x509() {
    return Enrolments.certificates(Base64.getDecoder().decode(base64())).getFirst();
  }

  /** A revocation list of this authority with nothing on it. */
  CRL revokingNothing() {
    return list(null, Samples.NOON, CRLReason.unspecified);
  }

  /** A revocation list of this authority, with one certificate whose key fell into other hands. */
  CRL revokingCompromised(Certificate revoked, Instant since) {
    return list(revoked, since, CRLReason.keyCompromise);
  }

  /** A revocation list of this authority, with one certificate that is no longer needed. */
  CRL revoking(Certificate revoked, Instant since) {
    return list(revoked, since, CRLReason.cessationOfOperation);
  }

  private CRL list(@Nullable Certificate revoked, Instant since, int reason) {
    try {
      var list =
          new X509v2CRLBuilder(holder.getSubject(), Date.from(Samples.NOON.minus(DAY)))
              .setNextUpdate(Date.from(Samples.NOON.plus(DAY)));
      if (revoked != null) {
        list.addCRLEntry(revoked.holder.getSerialNumber(), Date.from(since), reason);
      }
      byte[] encoded = list.build(signer(key, algorithm)).getEncoded();
      return CertificateFactory.getInstance("X.509", BC)
          .generateCRL(new ByteArrayInputStream(encoded));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ContentSigner signer(PrivateKey key, String algorithm)
      throws OperatorCreationException {
    return new JcaContentSignerBuilder(algorithm).setProvider(BC).build(key);
  }

  /** What stands in a certificate before an authority signs it. */
  static final class Plan {
    private final X500Name name;
    private final PrivateKey privateKey;
    private final byte[] publicKey;
    private String algorithm;
    private Instant notBefore = Samples.NOON.minus(DAY.multipliedBy(30));
    private Instant notAfter = Samples.NOON.plus(DAY.multipliedBy(30));
    private @Nullable Integer pathLength;
    private int usage = KeyUsage.digitalSignature;
    private List<String> names = List.of();
    private String host = "urn.throughbill.org";
    private BigInteger number = BigInteger.valueOf(System.nanoTime());

    private Plan(String name, SigningKey key) {
      this.name = new X500Name("CN=" + name);
      try {
        this.privateKey = new JcaPEMKeyConverter().setProvider(BC).getPrivateKey(key.info());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      this.publicKey = key.publicKey().encoded();
      this.algorithm =
          switch (key.publicKey().algorithm()) {
            case ES256 -> "SHA256withECDSA";
            case ED25519 -> "Ed25519";
            case SM2 -> "SM3withSM2";
          };
    }

    private Plan(String name, PrivateKey privateKey, PublicKey publicKey, String algorithm) {
      this.name = new X500Name("CN=" + name);
      this.privateKey = privateKey;
      this.publicKey = publicKey.getEncoded();
      this.algorithm = algorithm;
    }

    static Plan of(String name, KeyPair keys, String algorithm) {
      return new Plan(name, keys.getPrivate(), keys.getPublic(), algorithm);
    }

    Plan signingWith(String other) {
      algorithm = other;
      return this;
    }

    Plan valid(Instant from, Instant to) {
      notBefore = from;
      notAfter = to;
      return this;
    }

    Plan authority(int authoritiesBelow) {
      pathLength = authoritiesBelow;
      usage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
      return this;
    }

    /** Bits of {@link KeyUsage}; 0 leaves the extension out. */
    Plan usage(int bits) {
      usage = bits;
      return this;
    }

    Plan named(String... urns) {
      names = List.of(urns);
      return this;
    }

    /** A serial number that is the same in every run. */
    Plan numbered(long serial) {
      number = BigInteger.valueOf(serial);
      return this;
    }

    /** A name of another kind than the register reads. */
    Plan hosted(String name) {
      host = name;
      return this;
    }

    Certificate selfSigned() {
      return sealed(name, privateKey, algorithm);
    }

    Certificate signedBy(Certificate issuer) {
      return sealed(issuer.holder.getSubject(), issuer.key, issuer.algorithm);
    }

    private Certificate sealed(X500Name issuer, PrivateKey issuerKey, String issuerAlgorithm) {
      try {
        var builder =
            new X509v3CertificateBuilder(
                issuer,
                number,
                Date.from(notBefore),
                Date.from(notAfter),
                name,
                SubjectPublicKeyInfo.getInstance(publicKey));
        if (pathLength != null) {
          builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(pathLength));
        }
        if (usage != 0) {
          builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        }
        if (!names.isEmpty()) {
          builder.addExtension(
              Extension.subjectAlternativeName, false, new GeneralNames(generalNames()));
        }
        return new Certificate(
            privateKey, algorithm, builder.build(signer(issuerKey, issuerAlgorithm)));
      } catch (IOException | OperatorCreationException e) {
        throw new IllegalStateException(e);
      }
    }

    private GeneralName[] generalNames() {
      GeneralName[] uris =
          names.stream()
              .map(urn -> new GeneralName(GeneralName.uniformResourceIdentifier, urn))
              .toArray(GeneralName[]::new);
      GeneralName[] all = Arrays.copyOf(uris, uris.length + 1);
      all[uris.length] = new GeneralName(GeneralName.dNSName, host);
      return all;
    }
  }
}
