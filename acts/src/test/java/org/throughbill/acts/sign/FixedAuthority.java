package org.throughbill.acts.sign;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.throughbill.acts.Role;
import org.throughbill.acts.Samples;
import org.throughbill.acts.value.PartyId;

/**
 * A root, and certificates under it, that are the same in every run: all is signed with Ed25519.
 */
public final class FixedAuthority {
  private static final Certificate ROOT =
      Certificate.plan("Corridor Root", FixedKeys.of(Algorithm.ED25519, "the corridor's root"))
          .authority(1)
          .numbered(1)
          .selfSigned();

  private FixedAuthority() {}

  /** The root certificate in DER. */
  public static byte[] root() {
    return Base64.getDecoder().decode(ROOT.base64());
  }

  /** A party's certificate in base64 DER. */
  public static String certify(PartyId party, SigningKey key, Role... roles) {
    return certify(party, key, Samples.NOON.plus(Duration.ofDays(30)), roles);
  }

  /** A party's certificate that runs out at a time, in base64 DER. */
  public static String certify(PartyId party, SigningKey key, Instant notAfter, Role... roles) {
    String[] names =
        Stream.concat(
                Stream.of("urn:throughbill:party:" + party),
                Arrays.stream(roles).map(role -> "urn:throughbill:role:" + role))
            .toArray(String[]::new);
    return Certificate.plan(party.value(), key)
        .named(names)
        .valid(Samples.NOON.minus(Duration.ofDays(30)), notAfter)
        .numbered(2)
        .signedBy(ROOT)
        .base64();
  }
}
