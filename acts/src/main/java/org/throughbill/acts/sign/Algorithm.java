package org.throughbill.acts.sign;

import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;

/** The signature algorithms a registered key may have; the names are those of the JWS header. */
public enum Algorithm {
  /** ECDSA on P-256 with SHA-256 (RFC 7518). */
  ES256("ES256"),
  /** Edwards-curve signature, fully specified (RFC 8037 and 9864). */
  ED25519("Ed25519"),
  /**
   * SM2 with SM3 (GB/T 32918, GB/T 35276): r and s as 32 bytes each, default user id; not
   * registered with JOSE.
   */
  SM2("SM2withSM3");

  private final String header;

  Algorithm(String header) {
    this.header = header;
  }

  public String header() {
    return header;
  }

  static Algorithm of(String header) {
    for (Algorithm algorithm : values()) {
      if (algorithm.header.equals(header)) {
        return algorithm;
      }
    }
    throw new Refused(Rule.R41, "alg is ES256, Ed25519 or SM2withSM3");
  }
}
