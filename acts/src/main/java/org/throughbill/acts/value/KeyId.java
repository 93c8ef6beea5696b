package org.throughbill.acts.value;

import static org.throughbill.acts.Refused.require;

import java.util.regex.Pattern;
import org.throughbill.acts.Form;

/** A key's identity: the SHA-256 digest of its SubjectPublicKeyInfo. */
public record KeyId(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public KeyId {
    require(FORM.matcher(value).matches(), Form.WRONG_TYPE, "a key id is 64 lower-case hex digits");
  }

  public static KeyId of(byte[] subjectPublicKeyInfo) {
    return new KeyId(Hash.of(subjectPublicKeyInfo).value());
  }

  @Override
  public String toString() {
    return value;
  }
}
