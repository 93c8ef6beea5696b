package org.throughbill.acts.sign;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
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
import org.throughbill.acts.Role;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;

/**
 * A small certificate authority for trials and tests; in earnest, parties bring certificates of a
 * configured root.
 */
public final class TrialAuthority {
  private static final BouncyCastleProvider BC = new BouncyCastleProvider();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final X500Name name;
  private final SigningKey key;
  private final X509CertificateHolder root;

  private TrialAuthority(X500Name name, SigningKey key, X509CertificateHolder root) {
    this.name = name;
    this.key = key;
    this.root = root;
  }

  /** A new root with a key of its own. */
  public static TrialAuthority create(String commonName, Instant notBefore, Instant notAfter) {
    var name = new X500Name("CN=" + commonName);
    var key = SigningKey.generate(Algorithm.ES256);
    var builder = builder(name, name, key.publicKey(), notBefore, notAfter);
    return new TrialAuthority(
        name,
        key,
        seal(
            builder,
            key,
            new Ext(Extension.basicConstraints, new BasicConstraints(0)),
            new Ext(Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))));
  }

  /** The authority again, from what {@link #root()} and {@link #key()} gave. */
  public static TrialAuthority of(byte[] root, byte[] key) {
    try {
      var certificate = new X509CertificateHolder(root);
      return new TrialAuthority(certificate.getSubject(), SigningKey.of(key), certificate);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a certificate", e);
    }
  }

  /** The authority's private key as PKCS#8 in DER. */
  public byte[] key() {
    return key.encoded();
  }

  /** The root certificate in DER. */
  public byte[] root() {
    return encoded(root);
  }

  /** A party's certificate in base64 DER, for ten years around now. */
  public String certify(
      PartyId party, VerificationKey partyKey, Set<Role> roles, @Nullable Office office) {
    Instant now = Instant.now();
    return certify(
        party,
        partyKey,
        roles,
        office,
        now.minus(Duration.ofDays(1)),
        now.plus(Duration.ofDays(3650)));
  }

  public String certify(
      PartyId party,
      VerificationKey partyKey,
      Set<Role> roles,
      @Nullable Office office,
      Instant notBefore,
      Instant notAfter) {
    var builder = builder(name, new X500Name("CN=" + party), partyKey, notBefore, notAfter);
    X509CertificateHolder certificate =
        seal(
            builder,
            key,
            new Ext(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature)),
            new Ext(Extension.subjectAlternativeName, names(party, roles, office)));
    return Base64.getEncoder().encodeToString(encoded(certificate));
  }

  /**
   * The list of the certificates that the authority has revoked, in DER.
   *
   * @param revoked certificates in base64 DER, as {@link #certify} gave them
   */
  public byte[] revocationList(Collection<String> revoked, Instant now) {
    try {
      var list =
          new X509v2CRLBuilder(name, Date.from(now))
              .setNextUpdate(Date.from(now.plus(Duration.ofDays(3650))));
      for (String certificate : revoked) {
        var holder = new X509CertificateHolder(Base64.getDecoder().decode(certificate));
        list.addCRLEntry(holder.getSerialNumber(), Date.from(now), CRLReason.keyCompromise);
      }
      return list.build(signer(key)).getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException("building a revocation list in memory", e);
    }
  }

  private static GeneralNames names(PartyId party, Set<Role> roles, @Nullable Office office) {
    var names = new ArrayList<GeneralName>();
    names.add(uri("party:" + party));
    roles.forEach(role -> names.add(uri("role:" + role)));
    if (office != null) {
      names.add(uri("office:" + office.authority() + ":" + office.district()));
    }
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }

  private static GeneralName uri(String rest) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, "urn:throughbill:" + rest);
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer,
      X500Name subject,
      VerificationKey subjectKey,
      Instant notBefore,
      Instant notAfter) {
    return new X509v3CertificateBuilder(
        issuer,
        new BigInteger(127, RANDOM),
        Date.from(notBefore),
        Date.from(notAfter),
        subject,
        SubjectPublicKeyInfo.getInstance(subjectKey.encoded()));
  }

  private record Ext(
      org.bouncycastle.asn1.ASN1ObjectIdentifier id, org.bouncycastle.asn1.ASN1Encodable content) {}

  private static X509CertificateHolder seal(
      X509v3CertificateBuilder builder, SigningKey key, Ext... extensions) {
    try {
      for (Ext extension : List.of(extensions)) {
        builder.addExtension(extension.id(), true, extension.content());
      }
      return builder.build(signer(key));
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException("building a certificate in memory", e);
    }
  }

  private static ContentSigner signer(SigningKey key)
      throws IOException, OperatorCreationException {
    var privateKey = new JcaPEMKeyConverter().setProvider(BC).getPrivateKey(key.info());
    return new JcaContentSignerBuilder("SHA256withECDSA").setProvider(BC).build(privateKey);
  }

  private static byte[] encoded(X509CertificateHolder certificate) {
    try {
      return certificate.getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("encoding to memory", e);
    }
  }
}
