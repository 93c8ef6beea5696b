package org.throughbill.acts.value;

import static org.throughbill.acts.Refused.require;

import org.throughbill.acts.Form;

/** A key's identity: the SHA-256 digest of its SubjectPublicKeyInfo. */
public record KeyId(String value) {
  public KeyId {
    require(Hash.isDigest(value), Form.WRONG_TYPE, "a key id is 64 lower-case hex digits");
  }

  public static KeyId of(byte[] subjectPublicKeyInfo) {
    return new KeyId(Hash.of(subjectPublicKeyInfo).value());
  }

  @Override
  public String toString() {
    return value;
  }
}
