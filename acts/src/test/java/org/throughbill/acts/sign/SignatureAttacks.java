package org.throughbill.acts.sign;

import static org.throughbill.acts.Rule.R36;
import static org.throughbill.acts.sign.Signers.MAKER_KEY;
import static org.throughbill.acts.sign.Signers.OPERATOR_KEY;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.util.BigIntegers;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Samples;

/** The third part is bent, moved, made of other numbers, or made over other bytes. */
final class SignatureAttacks {
  private static final BigInteger P256 = SECNamedCurves.getByName("secp256r1").getN();
  private static final BigInteger SM2 = GMNamedCurves.getByName("sm2p256v1").getN();
  private static final BigInteger TOP = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

  /** The order of the group that Ed25519 signs in. */
  private static final BigInteger L =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private static final SignedAct ECDSA =
      OPERATOR_KEY.sign(Samples.of(ActType.BILL_ACCEPT_SURRENDER));
  private static final SignedAct EDDSA = MAKER_KEY.sign(Samples.TRANSFER);
  private static final SignedAct BY_SM2 = new SignedAct(golden(".jws"));

  private final AttackBook book;

  SignatureAttacks(AttackBook book) {
    this.book = book;
  }

  /** The key of the committed act under SM2, which is signed anew differently each time. */
  static VerificationKey sm2Key() {
    return VerificationKey.of(Base64.getDecoder().decode(golden(".key")));
  }

  void write() {
    book.act("SIG", null, "a genuine act under SM2", BY_SM2.value());
    for (SignedAct act : new SignedAct[] {ECDSA, EDDSA, BY_SM2}) {
      bentBits(act);
      otherLengths(act);
      otherPeople(act);
    }
    numbers(ECDSA, P256);
    numbers(BY_SM2, SM2);
    edwardsNumbers();
    overOtherBytes();
    malleated();
  }

  private void bentBits(SignedAct act) {
    for (int at = 0; at < 64; at += 9) {
      byte[] bent = act.signature();
      bent[at] ^= (byte) (1 << at % 8);
      refuse(act, "a bit turned in byte " + at, bent);
    }
  }

  private void otherLengths(SignedAct act) {
    for (int length : new int[] {1, 32, 63, 65, 72, 96, 128}) {
      refuse(act, "cut or filled to " + length, Arrays.copyOf(act.signature(), length));
    }
    byte[] front = new byte[65];
    System.arraycopy(act.signature(), 0, front, 1, 64);
    refuse(act, "a zero before it", front);
    refuse(act, "in hexadecimal", Forge.ascii(HexFormat.of().formatHex(act.signature())));
    refuse(act, "zeros", new byte[64]);
    var ones = new byte[64];
    Arrays.fill(ones, (byte) 0xff);
    refuse(act, "ones", ones);
  }

  private void otherPeople(SignedAct act) {
    for (SigningKey other : new SigningKey[] {Signers.STRANGER_KEY, Signers.REVOKED_KEY}) {
      refuse(act, "another key's", other.signature(act.signingInput()));
    }
    SignedAct another = act.equals(ECDSA) ? EDDSA : ECDSA;
    refuse(act, "another act's", another.signature());
    byte[] swapped = new byte[64];
    System.arraycopy(act.signature(), 32, swapped, 0, 32);
    System.arraycopy(act.signature(), 0, swapped, 32, 32);
    refuse(act, "halves exchanged", swapped);
    byte[] backwards = act.signature();
    for (int i = 0; i < 32; i++) {
      backwards[i] = act.signature()[31 - i];
      backwards[32 + i] = act.signature()[63 - i];
    }
    refuse(act, "numbers written backwards", backwards);
  }

  private void numbers(SignedAct act, BigInteger n) {
    BigInteger r = half(act, 0);
    BigInteger s = half(act, 1);
    var bad = new LinkedHashMap<String, BigInteger>();
    bad.put("0", BigInteger.ZERO);
    bad.put("1", BigInteger.ONE);
    bad.put("n-1", n.subtract(BigInteger.ONE));
    bad.put("n", n);
    bad.put("n+1", n.add(BigInteger.ONE));
    bad.put("2^256-1", TOP);
    for (Map.Entry<String, BigInteger> number : bad.entrySet()) {
      refuse(act, "r is " + number.getKey(), raw(number.getValue(), s));
      refuse(act, "s is " + number.getKey(), raw(r, number.getValue()));
      refuse(act, "both are " + number.getKey(), raw(number.getValue(), number.getValue()));
    }
    refuse(act, "r is n-r", raw(n.subtract(r), s));
    refuse(act, "in DER", der(n, r, s));
    byte[] der = Arrays.copyOf(der(n, r, s), 64);
    refuse(act, "in DER, cut to 64 bytes", der);
  }

  private void edwardsNumbers() {
    byte[] signature = EDDSA.signature();
    BigInteger s = littleEndian(signature);
    refuse(EDDSA, "s is s+L", withS(signature, s.add(L)));
    refuse(EDDSA, "s is s+2L", withS(signature, s.add(L.shiftLeft(1))));
    refuse(EDDSA, "s is L-s", withS(signature, L.subtract(s)));
    refuse(EDDSA, "s is L", withS(signature, L));
    refuse(EDDSA, "s is 0", withS(signature, BigInteger.ZERO));
    byte[] neutral = signature.clone();
    Arrays.fill(neutral, 0, 32, (byte) 0);
    neutral[0] = 1;
    refuse(EDDSA, "R is the neutral point", neutral);
    refuse(EDDSA, "R is the neutral point and s is 0", withS(neutral, BigInteger.ZERO));
    byte[] sign = signature.clone();
    sign[31] ^= (byte) 0x80;
    refuse(EDDSA, "R is mirrored", sign);
  }

  private void overOtherBytes() {
    byte[] input = ECDSA.signingInput();
    String text = new String(input, StandardCharsets.US_ASCII);
    String[] parts = text.split("\\.", -1);
    refuse(ECDSA, "over the payload alone", OPERATOR_KEY.signature(Forge.ascii(parts[1])));
    refuse(ECDSA, "over the header alone", OPERATOR_KEY.signature(Forge.ascii(parts[0])));
    refuse(ECDSA, "over the payload's bytes", OPERATOR_KEY.signature(ECDSA.payload()));
    refuse(ECDSA, "over both without the dot", over(text.replace(".", "")));
    refuse(ECDSA, "over both with a dot more", over(text + "."));
    refuse(ECDSA, "over both in the other order", over(parts[1] + "." + parts[0]));
    refuse(ECDSA, "over nothing", over(""));
    refuse(ECDSA, "over SHA-1", ecdsa(new SHA1Digest(), input));
    refuse(ECDSA, "over SHA-384", ecdsa(new SHA384Digest(), input));
    refuse(ECDSA, "over SHA-512", ecdsa(new SHA512Digest(), input));
    refuse(ECDSA, "over the digest of the digest", ecdsa(new SHA256Digest(), sha256(input)));
    SignedAct transfer = OPERATOR_KEY.sign(Samples.ISSUE);
    String moved = transfer.value().split("\\.", -1)[0] + "." + parts[1];
    book.act(
        "SIG",
        R36,
        "of an issue, moved to another act",
        moved + "." + Forge.base64(transfer.signature()));
    SignedAct maker = MAKER_KEY.sign(Acts.write(Samples.AGREE));
    book.act(
        "SIG",
        R36,
        "of an agreement, moved to a transfer",
        Forge.input(EDDSA) + "." + Forge.base64(maker.signature()));
  }

  /** ECDSA has two signatures for each; whoever sees one can make the other. */
  private void malleated() {
    SignedAct issue = OPERATOR_KEY.sign(Samples.ISSUE);
    for (SignedAct act : new SignedAct[] {ECDSA, issue}) {
      byte[] other = raw(half(act, 0), P256.subtract(half(act, 1)));
      book.copy("MAL", "s is n-s", Forge.with(act, other), act);
    }
    byte[] again = ecdsa(new SHA256Digest(), ECDSA.signingInput(), new SHA512Digest());
    book.copy("MAL", "signed once more, with another k", Forge.with(ECDSA, again), ECDSA);
    byte[] sm2 = raw(half(BY_SM2, 0), SM2.subtract(half(BY_SM2, 1)));
    book.act("MAL", R36, "s is n-s under SM2", Forge.with(BY_SM2, sm2));
    byte[] both = raw(P256.subtract(half(ECDSA, 0)), P256.subtract(half(ECDSA, 1)));
    book.act("MAL", R36, "r is n-r and s is n-s", Forge.with(ECDSA, both));
  }

  private void refuse(SignedAct act, String words, byte[] signature) {
    String words2 = act.algorithm().header() + ": " + words;
    book.act("SIG", R36, words2, Forge.with(act, signature));
  }

  private static byte[] over(String text) {
    return OPERATOR_KEY.signature(Forge.ascii(text));
  }

  private static byte[] ecdsa(Digest digest, byte[] message) {
    return ecdsa(digest, message, new SHA256Digest());
  }

  private static byte[] ecdsa(Digest digest, byte[] message, Digest choosingK) {
    var signer = new ECDSASigner(new HMacDSAKCalculator(choosingK));
    try {
      signer.init(true, PrivateKeyFactory.createKey(OPERATOR_KEY.encoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    BigInteger[] rs = signer.generateSignature(digested(digest, message));
    return raw(rs[0], rs[1]);
  }

  private static byte[] sha256(byte[] message) {
    return digested(new SHA256Digest(), message);
  }

  private static byte[] digested(Digest digest, byte[] message) {
    digest.update(message, 0, message.length);
    var hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return hash;
  }

  private static byte[] der(BigInteger n, BigInteger r, BigInteger s) {
    try {
      return StandardDSAEncoding.INSTANCE.encode(n, r, s);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BigInteger half(SignedAct act, int which) {
    return new BigInteger(1, Arrays.copyOfRange(act.signature(), 32 * which, 32 * which + 32));
  }

  private static byte[] raw(BigInteger r, BigInteger s) {
    var raw = new byte[64];
    BigIntegers.asUnsignedByteArray(r, raw, 0, 32);
    BigIntegers.asUnsignedByteArray(s, raw, 32, 32);
    return raw;
  }

  private static BigInteger littleEndian(byte[] signature) {
    return BigIntegers.fromUnsignedByteArray(reversed(Arrays.copyOfRange(signature, 32, 64)));
  }

  private static byte[] withS(byte[] signature, BigInteger s) {
    byte[] other = signature.clone();
    System.arraycopy(reversed(BigIntegers.asUnsignedByteArray(32, s)), 0, other, 32, 32);
    return other;
  }

  private static byte[] reversed(byte[] bytes) {
    var reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  private static String golden(String ending) {
    String name = "/golden/signed/bill.transfer.v1.SM2withSM3" + ending;
    try (InputStream in = Objects.requireNonNull(Attack.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
