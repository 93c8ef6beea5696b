package org.throughbill.acts.sign;

import static org.throughbill.acts.Refused.require;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.value.KeyId;

/** A public key with the one algorithm it verifies. */
public final class VerificationKey {
  private static final int COORDINATE = 32;

  private final KeyId id;
  private final Algorithm algorithm;
  private final AsymmetricKeyParameter key;
  private final byte[] encoded;

  private VerificationKey(Algorithm algorithm, AsymmetricKeyParameter key, byte[] encoded) {
    this.id = KeyId.of(encoded);
    this.algorithm = algorithm;
    this.key = key;
    this.encoded = encoded;
  }

  /** Reads a DER SubjectPublicKeyInfo of one of the three kinds; any other key is refused. */
  public static VerificationKey of(byte[] subjectPublicKeyInfo) {
    SubjectPublicKeyInfo info = parse(subjectPublicKeyInfo);
    Algorithm algorithm = algorithmOf(info);
    AsymmetricKeyParameter key = keyIn(info);
    require(
        !(key instanceof Ed25519PublicKeyParameters ed)
            || Ed25519.validatePublicKeyFull(ed.getEncoded(), 0),
        Rule.R41,
        "outside the group of prime order two verifiers may judge one signature differently");
    require(
        Arrays.equals(subjectPublicKeyInfo, encode(key)),
        Rule.R41,
        "the key is not in its only form, so it would have two ids");
    return new VerificationKey(algorithm, key, subjectPublicKeyInfo.clone());
  }

  private static SubjectPublicKeyInfo parse(byte[] encoded) {
    try {
      return SubjectPublicKeyInfo.getInstance(encoded);
    } catch (RuntimeException e) {
      throw new Refused(Rule.R41, "the key is not a readable public key");
    }
  }

  private static AsymmetricKeyParameter keyIn(SubjectPublicKeyInfo info) {
    try {
      return PublicKeyFactory.createKey(info);
    } catch (IOException | RuntimeException e) {
      throw new Refused(Rule.R41, "the key is not a point on its curve");
    }
  }

  static byte[] encode(AsymmetricKeyParameter key) {
    try {
      return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException("encoding to memory", e);
    }
  }

  private static Algorithm algorithmOf(SubjectPublicKeyInfo info) {
    ASN1ObjectIdentifier kind = info.getAlgorithm().getAlgorithm();
    if (kind.equals(EdECObjectIdentifiers.id_Ed25519)) {
      return Algorithm.ED25519;
    }
    Object curve = info.getAlgorithm().getParameters();
    if (SECObjectIdentifiers.secp256r1.equals(curve)) {
      return Algorithm.ES256;
    }
    require(
        GMObjectIdentifiers.sm2p256v1.equals(curve),
        Rule.R41,
        "keys are P-256, Ed25519 or SM2; this one is not");
    return Algorithm.SM2;
  }

  public KeyId id() {
    return id;
  }

  public Algorithm algorithm() {
    return algorithm;
  }

  /** The DER SubjectPublicKeyInfo. */
  public byte[] encoded() {
    return encoded.clone();
  }

  /** Returns if the signature holds, and refuses otherwise. */
  public void verify(byte[] message, byte[] signature) {
    boolean holds =
        signature.length == 2 * COORDINATE
            && switch (algorithm) {
              case ES256 -> verifyEcdsa(message, signature);
              case ED25519 -> verifyEd25519(message, signature);
              case SM2 -> verifySm2(message, signature);
            };
    require(holds, Rule.R36, "the " + algorithm.header() + " signature does not hold");
  }

  private boolean verifyEcdsa(byte[] message, byte[] signature) {
    var digest = new SHA256Digest();
    digest.update(message, 0, message.length);
    var hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    var signer = new ECDSASigner();
    signer.init(false, key);
    BigInteger r = new BigInteger(1, Arrays.copyOf(signature, COORDINATE));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, COORDINATE, 2 * COORDINATE));
    return signer.verifySignature(hash, r, s);
  }

  private boolean verifyEd25519(byte[] message, byte[] signature) {
    var signer = new Ed25519Signer();
    signer.init(false, key);
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature);
  }

  private boolean verifySm2(byte[] message, byte[] signature) {
    // Bouncy Castle itself refuses r and s outside [1, n-1].
    var signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
    signer.init(false, key);
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature);
  }
}
