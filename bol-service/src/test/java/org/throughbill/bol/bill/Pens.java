package org.throughbill.bol.bill;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.throughbill.acts.Act;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.sign.TrialAuthority;
import org.throughbill.acts.sign.Verifier;
import org.throughbill.acts.value.KeyId;

/** Every party's key under one trial root, and the register that knows them. */
final class Pens {
  private static final Map<Party, SigningKey> KEYS = new EnumMap<>(Party.class);
  private static final Map<KeyId, RegisteredKey> REGISTER = new HashMap<>();

  static final Verifier VERIFIER = new Verifier(kid -> Optional.ofNullable(REGISTER.get(kid)));

  static {
    Instant from = Story.BEGIN.minus(Duration.ofDays(30));
    Instant to = Story.BEGIN.plus(Duration.ofDays(3650));
    var authority = TrialAuthority.create("Root of the stories", from, to);
    var enrolments = new Enrolments(List.of(certificate(authority.root())), List.of());
    for (Party party : Party.values()) {
      var key = SigningKey.generate(party.algorithm());
      var certificate =
          authority.certify(party.id(), key.publicKey(), party.roles(), party.office(), from, to);
      var enrol =
          new PartyAct.Enrol(
              party.id(),
              Story.BEGIN,
              Papers.CHONGQING.locode(),
              party.name(),
              List.of(certificate),
              true);
      KEYS.put(party, key);
      REGISTER.put(key.publicKey().id(), enrolments.verify(key.sign(enrol), Story.BEGIN).key());
    }
  }

  private Pens() {}

  static SignedAct sign(Party by, Act act) {
    SigningKey key = KEYS.get(by);
    if (key == null) {
      throw new IllegalArgumentException(by + " has no key");
    }
    return key.sign(act);
  }

  /** The party's key as the register knows it. */
  static RegisteredKey keyOf(Party party) {
    return Objects.requireNonNull(
        REGISTER.get(Objects.requireNonNull(KEYS.get(party)).publicKey().id()));
  }

  private static X509Certificate certificate(byte[] der) {
    try (InputStream in = new ByteArrayInputStream(der)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (CertificateException | java.io.IOException e) {
      throw new IllegalStateException("reading a certificate from memory", e);
    }
  }
}
