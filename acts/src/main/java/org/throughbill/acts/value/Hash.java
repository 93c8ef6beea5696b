package org.throughbill.acts.value;

import static org.throughbill.acts.Refused.require;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.throughbill.acts.Form;

/** A SHA-256 digest as 64 lower-case hexadecimal digits. */
public record Hash(String value) {
  private static final int DIGITS = 64;

  /** What stands before the first entry of a chain. */
  public static final Hash NONE = new Hash("0".repeat(DIGITS));

  public Hash {
    require(isDigest(value), Form.WRONG_TYPE, "a hash is 64 lower-case hex digits");
  }

  public static Hash of(byte[]... parts) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        sha256.update(part);
      }
      return new Hash(HexFormat.of().formatHex(sha256.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static boolean isDigest(String text) {
    if (text.length() != DIGITS) {
      return false;
    }
    for (int i = 0; i < DIGITS; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /** The digest under a domain, so that a hash made for one purpose never serves another. */
  public static Hash of(String domain, byte[] content) {
    return of((domain + "\n").getBytes(StandardCharsets.US_ASCII), content);
  }

  @Override
  public String toString() {
    return value;
  }
}
