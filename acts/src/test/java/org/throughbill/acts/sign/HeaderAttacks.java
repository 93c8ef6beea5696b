package org.throughbill.acts.sign;

import static org.throughbill.acts.Form.NOT_JOSE;
import static org.throughbill.acts.Rule.R36;
import static org.throughbill.acts.Rule.R40;
import static org.throughbill.acts.Rule.R41;
import static org.throughbill.acts.sign.Signers.MAKER_KEY;
import static org.throughbill.acts.sign.Signers.OPERATOR_KEY;
import static org.throughbill.acts.sign.Signers.STRANGER_KEY;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Samples;

/** The header tries to choose how, or by whom, it is judged; the signature over it is genuine. */
final class HeaderAttacks {
  private static final List<String> ALGORITHMS =
      List.of(
          "none",
          "None",
          "NONE",
          "nOnE",
          "",
          " ",
          "HS256",
          "HS384",
          "HS512",
          "RS256",
          "RS384",
          "RS512",
          "PS256",
          "PS384",
          "PS512",
          "ES384",
          "ES512",
          "ES256K",
          "EdDSA",
          "Ed448",
          "es256",
          "ed25519",
          "ES256 ",
          "RSA1_5",
          "SM2",
          "ML-DSA-44",
          "A128GCM",
          "dir",
          "ES256,Ed25519");

  private static final byte[] BY_MAKER = Acts.write(Samples.TRANSFER);
  private static final byte[] BY_OPERATOR = Acts.write(Samples.of(ActType.BILL_ACCEPT_SURRENDER));

  private static final String KID = "\"kid\":\"" + OPERATOR_KEY.publicKey().id() + "\"";
  private static final String ALG = "\"alg\":\"ES256\"";
  private static final String STRANGER_JWK =
      "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}"
          .formatted(coordinate(26 + 1), coordinate(26 + 33));

  private final AttackBook book;

  HeaderAttacks(AttackBook book) {
    this.book = book;
  }

  void write() {
    book.act("HDR", null, "a genuine act", OPERATOR_KEY.sign(BY_OPERATOR).value());
    book.act("HDR", null, "kid before alg", signed("{" + KID + "," + ALG + "}"));
    book.act("HDR", null, "white space in the JSON", signed("{ " + ALG + " ,\n\t" + KID + " }"));
    algorithms();
    secretsThatArePublic();
    keysThatTravelAlong();
    otherFields();
    fieldsMissingOrOfAnotherType();
    twoReadings();
  }

  private void algorithms() {
    for (String algorithm : ALGORITHMS) {
      String words = "alg '" + algorithm + "' over a genuine ";
      book.act(
          "ALG",
          R41,
          words + "ES256 signature",
          Forge.jws(Forge.header(algorithm, OPERATOR_KEY), BY_OPERATOR, OPERATOR_KEY));
      book.act(
          "ALG",
          R41,
          words + "Ed25519 signature",
          Forge.jws(Forge.header(algorithm, MAKER_KEY), BY_MAKER, MAKER_KEY));
    }
    for (Algorithm algorithm : List.of(Algorithm.ED25519, Algorithm.SM2)) {
      String header = Forge.header(algorithm.header(), OPERATOR_KEY);
      book.act("ALG", R41, algorithm + " for a key of ES256", signed(header));
    }
    for (Algorithm algorithm : List.of(Algorithm.ES256, Algorithm.SM2)) {
      String header = Forge.header(algorithm.header(), MAKER_KEY);
      String jws = Forge.jws(header, BY_MAKER, MAKER_KEY);
      book.act("ALG", R41, algorithm + " for a key of Ed25519", jws);
    }
    for (String none : List.of("none", "None", "NONE")) {
      String input =
          Forge.base64(Forge.utf8(Forge.header(none, OPERATOR_KEY)))
              + "."
              + Forge.base64(BY_OPERATOR);
      book.act("ALG", NOT_JOSE, none + " and no signature", input + ".");
      book.act("ALG", NOT_JOSE, none + " and no third part", input);
      book.act("ALG", R41, none + " and one letter as signature", input + ".AA");
    }
  }

  /** What everybody knows serves as the secret of a MAC. */
  private void secretsThatArePublic() {
    byte[] key = OPERATOR_KEY.publicKey().encoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
            + "\n-----END PUBLIC KEY-----\n";
    byte[] point = Arrays.copyOfRange(key, 26, key.length);
    byte[] kid = Forge.ascii(OPERATOR_KEY.publicKey().id().value());
    for (String algorithm : List.of("HS256", "HS384", "HS512")) {
      String words = algorithm + " under the public key as ";
      book.act("MAC", R41, words + "DER", maced(algorithm, key));
      book.act("MAC", R41, words + "PEM", maced(algorithm, Forge.ascii(pem)));
      book.act("MAC", R41, words + "its point", maced(algorithm, point));
      book.act("MAC", R41, words + "its id", maced(algorithm, kid));
      // A MAC fills a short secret up with zeros, so one zero is as good as none.
      book.act("MAC", R41, words + "nothing at all", maced(algorithm, new byte[1]));
    }
    String es256 = Forge.header("ES256", OPERATOR_KEY);
    book.act(
        "MAC", R36, "a MAC where a signature of ES256 belongs", maced(es256, "HmacSHA512", key));
  }

  private void keysThatTravelAlong() {
    String strangerKid = "\"kid\":\"" + STRANGER_KEY.publicKey().id() + "\"";
    for (String field :
        List.of(
            "\"jwk\":" + STRANGER_JWK,
            "\"jku\":\"https://attacker.example/keys.json\"",
            "\"x5u\":\"https://attacker.example/chain.pem\"",
            "\"x5c\":[\"MIIBszCCAVmgAwIBAgIUAttacker\"]")) {
      String name = field.substring(1, 4);
      book.act("KEY", R41, name + " beside the victim's kid", stranger(ALG + "," + KID, field));
      book.act("KEY", R41, name + " beside its own kid", stranger(ALG + "," + strangerKid, field));
      book.act("KEY", R41, name + " in the place of kid", stranger(ALG, field));
    }
    book.act("KEY", R36, "the victim's kid alone", stranger(ALG, KID));
    book.act("KEY", R40, "a kid nobody enrolled", stranger(ALG, strangerKid));
  }

  private void otherFields() {
    for (String field :
        List.of(
            "\"jku\":\"file:///etc/passwd\"",
            "\"jku\":\"http://169.254.169.254/latest/meta-data\"",
            "\"jku\":null",
            "\"jwk\":{}",
            "\"x5u\":\"ldap://attacker.example\"",
            "\"x5t\":\"dGh1bWI\"",
            "\"x5t#S256\":\"dGh1bWI\"",
            "\"x5c\":[]",
            "\"crit\":[\"b64\"]",
            "\"crit\":[\"alg\"]",
            "\"crit\":[\"exp\"]",
            "\"crit\":[]",
            "\"crit\":null",
            "\"b64\":false",
            "\"b64\":true",
            "\"typ\":\"JOSE\"",
            "\"typ\":\"JWT\"",
            "\"cty\":\"JWT\"",
            "\"cty\":\"application/json\"",
            "\"zip\":\"DEF\"",
            "\"enc\":\"A128GCM\"",
            "\"epk\":{}",
            "\"url\":\"https://attacker.example\"",
            "\"nonce\":\"1\"",
            "\"iss\":\"cq-land-sea\"",
            "\"sub\":\"cq-land-sea\"",
            "\"exp\":4102444800",
            "\"ALG\":\"none\"",
            "\"Kid\":\"other\"",
            "\"alg \":\"none\"",
            "\"__proto__\":{\"alg\":\"none\"}",
            "\"\":\"\"")) {
      String all = "{" + ALG + "," + KID + "," + field + "}";
      book.act("FLD", R41, "a third field, " + field, signed(all));
    }
    book.act("FLD", R41, "crit and b64", signed(all("\"crit\":[\"b64\"],\"b64\":false")));
  }

  private void fieldsMissingOrOfAnotherType() {
    for (String header :
        List.of(
            "{}",
            "{" + ALG + "}",
            "{" + KID + "}",
            "{" + ALG + ",\"kid\":1}",
            "{" + ALG + ",\"kid\":null}",
            "{" + ALG + ",\"kid\":true}",
            "{" + ALG + ",\"kid\":[]}",
            "{" + ALG + ",\"kid\":{}}",
            "{\"alg\":null," + KID + "}",
            "{\"alg\":1," + KID + "}",
            "{\"alg\":[\"ES256\"]," + KID + "}",
            "{\"alg\":{\"ES256\":1}," + KID + "}",
            "{\"Alg\":\"ES256\"," + KID + "}",
            "[\"alg\",\"kid\"]",
            "[{" + ALG + "},{" + KID + "}]",
            "\"alg\"",
            "null",
            "true",
            "1")) {
      String words = header.replace(KID, "\"kid\":...");
      book.act("HDR", R41, "the header " + words, signed(header));
    }
  }

  private void twoReadings() {
    String none = "\"alg\":\"none\"";
    for (String header :
        List.of(
            "{" + none + "," + ALG + "," + KID + "}",
            "{" + ALG + "," + none + "," + KID + "}",
            "{" + ALG + "," + ALG + "," + KID + "}",
            "{" + ALG + "," + KID + "," + KID + "}",
            "{" + ALG + "," + KID + ",\"kid\":\"other\"}",
            "{" + ALG + ",\"\\u0061lg\":\"none\"," + KID + "}",
            "{" + ALG + "," + KID + ",\"k\\u0069d\":\"other\"}",
            all("") + "{}",
            all("") + " null",
            "{" + ALG + "," + KID + ",}",
            "{" + ALG + "," + KID,
            "{" + ALG + " " + KID + "}",
            "{/* alg none */" + ALG + "," + KID + "}",
            "{'alg':'ES256'," + KID + "}",
            "{alg:\"ES256\"," + KID + "}",
            "\ufeff{" + ALG + "," + KID + "}",
            "{\"alg\":\"ES256\\ud800\"," + KID + "}",
            "{\"alg\":\"ES256\u200b\"," + KID + "}",
            "{\"alg\":\"ES256\\u0000\"," + KID + "}",
            "{\"alg\":\"ES256\\n\"," + KID + "}",
            "{\"alg\":1.5," + KID + "}",
            "{\"alg\":NaN," + KID + "}",
            "{" + ALG + "," + KID + ",\"" + "x".repeat(101) + "\":1}",
            "{" + ALG + ",\"kid\":" + "[".repeat(40) + "]".repeat(40) + "}",
            "{" + ALG + ",\"kid\":" + "9".repeat(400) + "}",
            " ",
            "alg=ES256")) {
      String words = header.replace(KID, "\"kid\":...").replaceAll("[^ -~]", "?");
      String shown = words.length() < 60 ? words : words.substring(0, 60) + "...";
      book.act("DUP", NOT_JOSE, "the header " + shown, signed(header));
    }
    utf("UTF-16", StandardCharsets.UTF_16, NOT_JOSE);
    utf("UTF-16 without a mark", StandardCharsets.UTF_16LE, NOT_JOSE);
    byte[] overlong = Forge.utf8("{" + ALG + "," + KID + "}");
    overlong[2] = (byte) 0xc1;
    String jws = Forge.jws(overlong, BY_OPERATOR, OPERATOR_KEY);
    book.act("DUP", NOT_JOSE, "a header with an overlong letter", jws);
  }

  private void utf(String words, Charset charset, Reason refused) {
    byte[] header = ("{" + ALG + "," + KID + "}").getBytes(charset);
    book.act("DUP", refused, "a header in " + words, Forge.jws(header, BY_OPERATOR, OPERATOR_KEY));
  }

  private static String all(String more) {
    return "{" + ALG + "," + KID + (more.isEmpty() ? "" : "," + more) + "}";
  }

  private static String signed(String header) {
    return Forge.jws(header, BY_OPERATOR, OPERATOR_KEY);
  }

  private static String stranger(String fields, String field) {
    return Forge.jws("{" + fields + "," + field + "}", BY_OPERATOR, STRANGER_KEY);
  }

  private static String maced(String algorithm, byte[] secret) {
    String header = Forge.header(algorithm, OPERATOR_KEY);
    return maced(header, "HmacSHA" + algorithm.substring(2), secret);
  }

  private static String maced(String header, String mac, byte[] secret) {
    try {
      String input = Forge.base64(Forge.utf8(header)) + "." + Forge.base64(BY_OPERATOR);
      var hmac = Mac.getInstance(mac);
      hmac.init(new SecretKeySpec(secret, mac));
      return input + "." + Forge.base64(hmac.doFinal(Forge.ascii(input)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String coordinate(int from) {
    return Forge.base64(Arrays.copyOfRange(STRANGER_KEY.publicKey().encoded(), from, from + 32));
  }
}
