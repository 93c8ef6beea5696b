package org.throughbill.acts.sign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.throughbill.acts.value.Hash;

/** Keys that are the same in every run, each made from its owner's name. */
public final class FixedKeys {
  private FixedKeys() {}

  public static SigningKey of(Algorithm algorithm, String owner) {
    byte[] secret =
        HexFormat.of().parseHex(Hash.of(owner.getBytes(StandardCharsets.UTF_8)).value());
    return SigningKey.of(
        pkcs8(
            switch (algorithm) {
              case ES256 -> onCurve(SECObjectIdentifiers.secp256r1, secret);
              case SM2 -> onCurve(GMObjectIdentifiers.sm2p256v1, secret);
              case ED25519 -> new Ed25519PrivateKeyParameters(secret);
            }));
  }

  private static AsymmetricKeyParameter onCurve(ASN1ObjectIdentifier curve, byte[] secret) {
    return new ECPrivateKeyParameters(
        new BigInteger(1, secret),
        new ECNamedDomainParameters(curve, ECNamedCurveTable.getByOID(curve)));
  }

  private static byte[] pkcs8(AsymmetricKeyParameter key) {
    try {
      return PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
