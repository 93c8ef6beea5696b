package org.throughbill.acts.sign;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.util.BigIntegers;
import org.jose4j.base64url.Base64Url;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;

/** A party's private key; it stays with the party and signs its acts. */
public final class SigningKey {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final AsymmetricKeyParameter key;
  private final VerificationKey publicKey;

  private SigningKey(AsymmetricKeyParameter key) {
    this.key = key;
    this.publicKey = VerificationKey.of(publicPart(key));
  }

  public static SigningKey generate(Algorithm algorithm) {
    return switch (algorithm) {
      case ES256 ->
          generateOn(
              SECObjectIdentifiers.secp256r1,
              SECNamedCurves.getByOID(SECObjectIdentifiers.secp256r1));
      case SM2 ->
          generateOn(
              GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1));
      case ED25519 -> new SigningKey(new Ed25519PrivateKeyParameters(RANDOM));
    };
  }

  /** Reads an unencrypted PKCS#8 key in DER. */
  public static SigningKey of(byte[] pkcs8) {
    try {
      return new SigningKey(PrivateKeyFactory.createKey(pkcs8));
    } catch (IOException e) {
      throw new IllegalArgumentException("not a PKCS#8 private key", e);
    }
  }

  /**
   * The key as PKCS#8 in DER, for its owner's safe; without the public key beside it, which OpenSSL
   * 3.0 does not read.
   */
  public byte[] encoded() {
    try {
      PrivateKeyInfo whole = PrivateKeyInfoFactory.createPrivateKeyInfo(key);
      return new PrivateKeyInfo(whole.getPrivateKeyAlgorithm(), whole.parsePrivateKey())
          .getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("encoding to memory", e);
    }
  }

  PrivateKeyInfo info() {
    return PrivateKeyInfo.getInstance(encoded());
  }

  public VerificationKey publicKey() {
    return publicKey;
  }

  public SignedAct sign(Act act) {
    return sign(Acts.write(act));
  }

  /** Signs payload bytes as they are; {@link #sign(Act)} is the usual way. */
  public SignedAct sign(byte[] payload) {
    String header =
        "{\"alg\":\"%s\",\"kid\":\"%s\"}"
            .formatted(publicKey.algorithm().header(), publicKey.id().value());
    String input =
        Base64Url.encode(header.getBytes(StandardCharsets.UTF_8)) + "." + Base64Url.encode(payload);
    return new SignedAct(
        input + "." + Base64Url.encode(signature(input.getBytes(StandardCharsets.US_ASCII))));
  }

  byte[] signature(byte[] message) {
    try {
      return switch (publicKey.algorithm()) {
        case ES256 -> signEcdsa(message);
        case ED25519 -> {
          var signer = new Ed25519Signer();
          signer.init(true, key);
          signer.update(message, 0, message.length);
          yield signer.generateSignature();
        }
        case SM2 -> {
          var signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
          signer.init(true, new ParametersWithRandom(key, RANDOM));
          signer.update(message, 0, message.length);
          yield signer.generateSignature();
        }
      };
    } catch (CryptoException e) {
      throw new IllegalStateException("signing with a key that was made for it", e);
    }
  }

  private byte[] signEcdsa(byte[] message) {
    var digest = new SHA256Digest();
    digest.update(message, 0, message.length);
    var hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, key);
    BigInteger[] rs = signer.generateSignature(hash);
    var raw = new byte[64];
    BigIntegers.asUnsignedByteArray(rs[0], raw, 0, 32);
    BigIntegers.asUnsignedByteArray(rs[1], raw, 32, 32);
    return raw;
  }

  private static SigningKey generateOn(ASN1ObjectIdentifier name, X9ECParameters curve) {
    var generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(new ECNamedDomainParameters(name, curve), RANDOM));
    return new SigningKey(generator.generateKeyPair().getPrivate());
  }

  private static byte[] publicPart(AsymmetricKeyParameter key) {
    return VerificationKey.encode(
        switch (key) {
          case Ed25519PrivateKeyParameters ed -> ed.generatePublicKey();
          case ECPrivateKeyParameters ec ->
              new ECPublicKeyParameters(
                  ec.getParameters().getG().multiply(ec.getD()).normalize(), ec.getParameters());
          default -> throw new IllegalArgumentException("not a P-256, SM2 or Ed25519 key");
        });
  }
}
