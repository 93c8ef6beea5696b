package org.throughbill.acts.sign;

import static org.throughbill.acts.Rule.R41;
import static org.throughbill.acts.sign.Signers.MAKER_KEY;
import static org.throughbill.acts.sign.Signers.OPERATOR_KEY;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A key of another kind, off its curve, of small order, or in a second spelling. */
final class PublicKeyAttacks {
  private static final HexFormat HEX = HexFormat.of();
  private static final String ED25519 = "302a300506032b6570032100";
  private static final byte[] P256 = OPERATOR_KEY.publicKey().encoded();
  private static final byte[] EDWARDS = MAKER_KEY.publicKey().encoded();

  private final AttackBook book;

  PublicKeyAttacks(AttackBook book) {
    this.book = book;
  }

  void write() {
    accept("a P-256 key", P256);
    accept("an Ed25519 key", EDWARDS);
    accept("an SM2 key", SignatureAttacks.sm2Key().encoded());
    otherKinds();
    bentPoints();
    secondSpellings();
    smallOrder();
    noKeys();
  }

  private void otherKinds() {
    for (String curve :
        List.of(
            "secp192r1",
            "secp224r1",
            "secp256k1",
            "secp384r1",
            "secp521r1",
            "brainpoolp256r1",
            "brainpoolp256t1",
            "brainpoolp384r1",
            "sect283r1",
            "FRP256v1",
            "wapip192v1")) {
      refuse("a key on " + curve, onCurve(curve));
    }
    refuse("a P-256 key with the curve's name exchanged", renamed("secp256k1"));
    refuse("a P-256 key that says it is of SM2", renamed("sm2p256v1"));
    refuse("an X25519 key", HEX.parseHex("302a300506032b656e032100" + "09" + "00".repeat(31)));
    refuse("an Ed448 key", HEX.parseHex("3043300506032b6571033a00" + "01" + "00".repeat(56)));
    refuse("an RSA key of 1024 bits", rsa(1024));
    refuse("an RSA key of 4096 bits", rsa(4096));
    refuse("a key with the curve written out", writtenOut());
  }

  private void bentPoints() {
    for (int at : new int[] {27, 58, 59, 90}) {
      byte[] bent = P256.clone();
      bent[at] ^= 1;
      refuse("a point off its curve, byte " + at, bent);
    }
    byte[] zero = P256.clone();
    Arrays.fill(zero, 27, zero.length, (byte) 0);
    refuse("the point 0, 0", zero);
    byte[] top = P256.clone();
    Arrays.fill(top, 27, top.length, (byte) 0xff);
    refuse("coordinates past the field", top);
    refuse(
        "the point at infinity",
        HEX.parseHex("3019301306072a8648ce3d020106082a8648ce3d030107030200" + "00"));
  }

  private void secondSpellings() {
    byte[] compressed = Arrays.copyOf(P256, P256.length - 32);
    compressed[1] = (byte) (P256[1] - 32);
    compressed[24] = (byte) (P256[24] - 32);
    compressed[26] = (byte) (2 + (P256[P256.length - 1] & 1));
    refuse("a compressed point", compressed);
    byte[] hybrid = P256.clone();
    hybrid[26] = (byte) (6 + (P256[P256.length - 1] & 1));
    refuse("a hybrid point", hybrid);
    byte[] longForm = new byte[P256.length + 1];
    longForm[0] = 0x30;
    longForm[1] = (byte) 0x81;
    System.arraycopy(P256, 1, longForm, 2, P256.length - 1);
    refuse("a length in its long form", longForm);
    refuse("a byte after a P-256 key", Arrays.copyOf(P256, P256.length + 1));
    refuse("a byte after an Ed25519 key", Arrays.copyOf(EDWARDS, EDWARDS.length + 1));
    refuse(
        "an Ed25519 key with parameters",
        HEX.parseHex("302c300706032b65700500032100" + HEX.formatHex(EDWARDS, 12, 44)));
    refuse("unused bits in a P-256 key", at(P256, 25, 1));
    refuse("unused bits in an Ed25519 key", at(EDWARDS, 11, 1));
  }

  /** Under these, anybody signs anything. */
  private void smallOrder() {
    for (String point :
        List.of(
            "01" + "00".repeat(31),
            "01" + "00".repeat(30) + "80",
            "00".repeat(32),
            "00".repeat(31) + "80",
            "ec" + "ff".repeat(30) + "7f",
            "ec" + "ff".repeat(31),
            "ed" + "ff".repeat(30) + "7f",
            "ee" + "ff".repeat(30) + "7f",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
            "ff".repeat(32))) {
      refuse(
          "an Ed25519 key of small order or no point, " + point.substring(0, 8),
          HEX.parseHex(ED25519 + point));
    }
  }

  private void noKeys() {
    refuse("an empty sequence", new byte[] {0x30, 0});
    refuse("a P-256 key cut short", Arrays.copyOf(P256, P256.length - 1));
    refuse("an Ed25519 key cut short", Arrays.copyOf(EDWARDS, EDWARDS.length - 1));
    refuse("a private key", OPERATOR_KEY.encoded());
    refuse("the point alone", Arrays.copyOfRange(P256, 26, P256.length));
    refuse("words", Forge.ascii("not a key"));
    refuse("a length past the end", HEX.parseHex("3084ffffffff"));
    refuse("deep nesting", HEX.parseHex("3080".repeat(200)));
  }

  private void accept(String words, byte[] key) {
    book.key("PUB", null, words, Base64.getEncoder().encodeToString(key));
  }

  private void refuse(String words, byte[] key) {
    book.key("PUB", R41, words, Base64.getEncoder().encodeToString(key));
  }

  private static byte[] at(byte[] key, int at, int value) {
    byte[] changed = key.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private static byte[] onCurve(String name) {
    X9ECParameters curve = ECNamedCurveTable.getByName(name);
    byte[] point = curve.getG().multiply(BigInteger.valueOf(7)).normalize().getEncoded(false);
    return encoded(X9ObjectIdentifiers.id_ecPublicKey, ECNamedCurveTable.getOID(name), point);
  }

  private static byte[] renamed(String curve) {
    byte[] point = Arrays.copyOfRange(P256, 26, P256.length);
    return encoded(X9ObjectIdentifiers.id_ecPublicKey, ECNamedCurveTable.getOID(curve), point);
  }

  private static byte[] writtenOut() {
    byte[] point = Arrays.copyOfRange(P256, 26, P256.length);
    return encoded(
        X9ObjectIdentifiers.id_ecPublicKey, SECNamedCurves.getByName("secp256r1"), point);
  }

  private static byte[] rsa(int bits) {
    var modulus = BigInteger.TWO.pow(bits).subtract(BigInteger.valueOf(159));
    try {
      byte[] key = new RSAPublicKey(modulus, BigInteger.valueOf(65_537)).getEncoded();
      return encoded(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE, key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] encoded(ASN1ObjectIdentifier kind, ASN1Encodable parameters, byte[] key) {
    try {
      var algorithm = new AlgorithmIdentifier(kind, parameters);
      return new SubjectPublicKeyInfo(algorithm, key).getEncoded("DER");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
