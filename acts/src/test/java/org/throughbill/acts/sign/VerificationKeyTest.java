package org.throughbill.acts.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughbill.acts.Refusals.refusedBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Samples;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.KeyId;

class VerificationKeyTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final String ED25519_PREFIX = "302a300506032b6570032100";
  private static final BigInteger P256_ORDER = SECNamedCurves.getByName("secp256r1").getN();
  private static final BigInteger SM2_ORDER = GMNamedCurves.getByName("sm2p256v1").getN();

  @ParameterizedTest
  @EnumSource
  void a_signature_holds_for_its_message_and_key_only(Algorithm algorithm) {
    SigningKey key = SigningKey.generate(algorithm);
    SignedAct signed = key.sign(Samples.TRANSFER);
    byte[] message = signed.signingInput();
    byte[] signature = signed.signature();
    assertThat(signature).hasSize(64);
    assertThat(signed.algorithm()).isEqualTo(algorithm);
    assertThatCode(() -> key.publicKey().verify(message, signature)).doesNotThrowAnyException();

    byte[] other = message.clone();
    other[0] ^= 1;
    refusedBy(Rule.R36, () -> key.publicKey().verify(other, signature));
    refusedBy(Rule.R36, () -> key.publicKey().verify(new byte[0], signature));
    VerificationKey stranger = SigningKey.generate(algorithm).publicKey();
    refusedBy(Rule.R36, () -> stranger.verify(message, signature));
  }

  @ParameterizedTest
  @EnumSource
  void R36_a_signature_with_one_bit_turned_is_refused_at_every_byte(Algorithm algorithm) {
    SigningKey key = FixedKeys.of(algorithm, "bit flips");
    SignedAct signed = key.sign(Samples.TRANSFER);
    for (int i = 0; i < 64; i++) {
      byte[] bent = signed.signature();
      bent[i] ^= (byte) (1 << i % 8);
      refusedBy(Rule.R36, () -> key.publicKey().verify(signed.signingInput(), bent));
    }
  }

  @ParameterizedTest
  @EnumSource
  void R36_a_signature_of_another_length_is_refused(Algorithm algorithm) {
    SigningKey key = FixedKeys.of(algorithm, "lengths");
    SignedAct signed = key.sign(Samples.TRANSFER);
    for (int length : new int[] {0, 1, 32, 63, 65, 128}) {
      byte[] cut = Arrays.copyOf(signed.signature(), length);
      refusedBy(Rule.R36, () -> key.publicKey().verify(signed.signingInput(), cut));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ES256", "SM2"})
  void R36_a_signature_in_der_is_refused(Algorithm algorithm) throws IOException {
    SigningKey key = FixedKeys.of(algorithm, "der");
    SignedAct signed = key.sign(Samples.TRANSFER);
    byte[] der =
        StandardDSAEncoding.INSTANCE.encode(
            order(algorithm), half(signed.signature(), 0), half(signed.signature(), 1));
    refusedBy(Rule.R36, () -> key.publicKey().verify(signed.signingInput(), der));
  }

  @ParameterizedTest
  @EnumSource(names = {"ES256", "SM2"})
  void R36_a_signature_whose_numbers_are_zero_or_not_below_the_order_is_refused(
      Algorithm algorithm) {
    SigningKey key = FixedKeys.of(algorithm, "ranges");
    SignedAct signed = key.sign(Samples.TRANSFER);
    BigInteger r = half(signed.signature(), 0);
    BigInteger s = half(signed.signature(), 1);
    BigInteger n = order(algorithm);
    BigInteger top = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
    for (BigInteger bad : new BigInteger[] {BigInteger.ZERO, n, n.add(BigInteger.ONE), top}) {
      refusedBy(Rule.R36, () -> key.publicKey().verify(signed.signingInput(), raw(bad, s)));
      refusedBy(Rule.R36, () -> key.publicKey().verify(signed.signingInput(), raw(r, bad)));
      refusedBy(Rule.R36, () -> key.publicKey().verify(signed.signingInput(), raw(bad, bad)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_key_is_known_by_the_digest_of_its_encoding(Algorithm algorithm) {
    VerificationKey key = FixedKeys.of(algorithm, "encoding").publicKey();
    assertThat(key.id()).isEqualTo(KeyId.of(key.encoded()));
    VerificationKey again = VerificationKey.of(key.encoded());
    assertThat(again.id()).isEqualTo(key.id());
    assertThat(again.algorithm()).isEqualTo(algorithm);
    key.encoded()[0] = 0;
    assertThat(key.encoded()).isEqualTo(again.encoded());
  }

  @Test
  void R41_a_key_of_another_kind_is_refused() throws GeneralSecurityException {
    var rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    byte[] rsaKey = rsa.generateKeyPair().getPublic().getEncoded();
    refusedBy(Rule.R41, "this one is not", () -> VerificationKey.of(rsaKey));
    var ec = KeyPairGenerator.getInstance("EC");
    ec.initialize(new ECGenParameterSpec("secp384r1"));
    byte[] p384 = ec.generateKeyPair().getPublic().getEncoded();
    refusedBy(Rule.R41, "this one is not", () -> VerificationKey.of(p384));
    byte[] x25519 = HEX.parseHex("302a300506032b656e032100" + "09" + "00".repeat(31));
    refusedBy(Rule.R41, () -> VerificationKey.of(x25519));
  }

  @Test
  void R41_bytes_that_are_no_key_are_refused() {
    byte[] key = Samples.OPERATOR_KEY.publicKey().encoded();
    byte[] longer = Arrays.copyOf(key, key.length + 1);
    byte[] shorter = Arrays.copyOf(key, key.length - 1);
    byte[] offCurve = key.clone();
    offCurve[key.length - 1] ^= 1;
    byte[] words = "not a key".getBytes(StandardCharsets.UTF_8);
    for (byte[] bad : new byte[][] {{}, {0x30, 0}, words, longer, shorter, offCurve}) {
      refusedBy(Rule.R41, () -> VerificationKey.of(bad));
    }
  }

  @Test
  void R41_a_key_in_another_form_than_its_only_one_is_refused_because_it_would_have_two_ids() {
    byte[] key = Samples.OPERATOR_KEY.publicKey().encoded();
    byte[] compressed = Arrays.copyOf(key, key.length - 32);
    compressed[1] = (byte) (key[1] - 32); // length of the sequence
    compressed[24] = (byte) (key[24] - 32); // length of the bit string
    compressed[26] = (byte) (2 + (key[key.length - 1] & 1));
    refusedBy(Rule.R41, "two ids", () -> VerificationKey.of(compressed));
    byte[] longForm = new byte[key.length + 1];
    longForm[0] = 0x30;
    longForm[1] = (byte) 0x81;
    System.arraycopy(key, 1, longForm, 2, key.length - 1);
    refusedBy(Rule.R41, "two ids", () -> VerificationKey.of(longForm));
  }

  @Test
  void R41_an_ed25519_key_of_small_order_is_refused_because_anybody_signs_under_it() {
    for (String point :
        new String[] {
          "01" + "00".repeat(31),
          "00".repeat(32),
          "ec" + "ff".repeat(30) + "7f",
          "00".repeat(31) + "80",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
        }) {
      refusedBy(Rule.R41, () -> VerificationKey.of(HEX.parseHex(ED25519_PREFIX + point)));
    }
  }

  @Test
  void R41_an_ed25519_key_outside_the_group_of_prime_order_is_refused() {
    // Seven of eight points are; take the first that hashing comes across.
    byte[] point = new byte[32];
    while (!Ed25519.validatePublicKeyPartial(point, 0) || Ed25519.validatePublicKeyFull(point, 0)) {
      point = HEX.parseHex(Hash.of(point).value());
    }
    String key = ED25519_PREFIX + HEX.formatHex(point);
    refusedBy(Rule.R41, "prime order", () -> VerificationKey.of(HEX.parseHex(key)));
  }

  @ParameterizedTest
  @EnumSource
  void a_signing_key_comes_back_from_its_owner_s_safe(Algorithm algorithm) {
    SigningKey key = SigningKey.generate(algorithm);
    assertThat(PrivateKeyInfo.getInstance(key.encoded()).hasPublicKey()).isFalse();
    SigningKey again = SigningKey.of(key.encoded());
    assertThat(again.publicKey().id()).isEqualTo(key.publicKey().id());
    SignedAct signed = again.sign(Samples.TRANSFER);
    assertThatCode(() -> key.publicKey().verify(signed.signingInput(), signed.signature()))
        .doesNotThrowAnyException();
  }

  @Test
  void what_is_no_signing_key_is_not_read() throws GeneralSecurityException {
    assertThatThrownBy(() -> SigningKey.of("nothing".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
    byte[] rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();
    assertThatThrownBy(() -> SigningKey.of(rsa)).isInstanceOf(IllegalArgumentException.class);
  }

  private static BigInteger order(Algorithm algorithm) {
    return algorithm == Algorithm.SM2 ? SM2_ORDER : P256_ORDER;
  }

  private static BigInteger half(byte[] signature, int which) {
    return new BigInteger(1, Arrays.copyOfRange(signature, 32 * which, 32 * which + 32));
  }

  private static byte[] raw(BigInteger r, BigInteger s) {
    var raw = new byte[64];
    BigIntegers.asUnsignedByteArray(r, raw, 0, 32);
    BigIntegers.asUnsignedByteArray(s, raw, 32, 32);
    return raw;
  }
}
