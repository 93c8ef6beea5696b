package org.throughbill.acts.sign;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Makes what no honest signer would send. */
final class Forge {
  private Forge() {}

  /** A JWS with any header and payload, honestly signed over both. */
  static String jws(String header, byte[] payload, SigningKey key) {
    return jws(utf8(header), payload, key);
  }

  static String jws(byte[] header, byte[] payload, SigningKey key) {
    String input = base64(header) + "." + base64(payload);
    return input + "." + base64(key.signature(ascii(input)));
  }

  /** The act with another signature. */
  static String with(SignedAct act, byte[] signature) {
    return input(act) + "." + base64(signature);
  }

  /** Header and payload as they are sent. */
  static String input(SignedAct act) {
    return new String(act.signingInput(), StandardCharsets.US_ASCII);
  }

  static String header(String algorithm, SigningKey key) {
    return "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + key.publicKey().id() + "\"}";
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
