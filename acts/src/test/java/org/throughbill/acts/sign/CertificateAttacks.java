package org.throughbill.acts.sign;

import static org.throughbill.acts.Form.WRONG_TYPE;
import static org.throughbill.acts.Rule.R36;
import static org.throughbill.acts.Rule.R40;
import static org.throughbill.acts.Rule.R41;
import static org.throughbill.acts.Samples.CHONGQING;
import static org.throughbill.acts.Samples.MAKER;
import static org.throughbill.acts.Samples.NOON;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Acts;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Samples;

/** A key asks to be let into the register with a certificate that does not vouch for it. */
final class CertificateAttacks {
  private static final Duration DAY = Duration.ofDays(1);
  private static final String PARTY = "urn:throughbill:party:maker-cq";
  private static final String SHIPPER = "urn:throughbill:role:SHIPPER";
  private static final SigningKey KEY = FixedKeys.of(Algorithm.ES256, "maker-cq, a new key");

  private static final SigningKey EDWARDS_KEY =
      FixedKeys.of(Algorithm.ED25519, "maker-cq, a third key");

  /** The one root that is trusted. Ed25519, because its signatures are the same in every run. */
  static final Certificate ROOT = authority("Corridor Root", 1, "the root").selfSigned();

  private static final Certificate OTHER_ROOT =
      authority("Corridor Root", 1, "another root of the same name").selfSigned();
  private static final Certificate MIDDLE =
      authority("Chongqing", 0, "a middle authority").signedBy(ROOT);

  private final AttackBook book;

  CertificateAttacks(AttackBook book) {
    this.book = book;
  }

  void write() {
    accept("a certificate of the root", own().signedBy(ROOT));
    accept("a certificate of an authority under it", own().signedBy(MIDDLE), MIDDLE);
    roots();
    paths();
    times();
    names();
    usages();
    lists();
    signatures();
  }

  private void roots() {
    refuse(R40, "a root of the same name", own().signedBy(OTHER_ROOT));
    refuse(R40, "another root, sent along", own().signedBy(OTHER_ROOT), OTHER_ROOT);
    Certificate self = party(EDWARDS_KEY).selfSigned();
    book.enrolment("CRT", R40, "signed by itself", enrol(EDWARDS_KEY, self), NOON);
    SigningKey rootKey = FixedKeys.of(Algorithm.ED25519, "another root of the same name");
    refuse(
        R40,
        "the name of a middle authority, not its key",
        own()
            .signedBy(Certificate.plan("Chongqing", rootKey).authority(0).numbered(7).selfSigned()),
        MIDDLE);
    refuse(R40, "the root as the party", ROOT);
  }

  private void paths() {
    Certificate deep = authority("Yubei", 0, "an authority too deep").signedBy(MIDDLE);
    refuse(R40, "an authority more than the path allows", own().signedBy(deep), deep, MIDDLE);
    refuse(R40, "no middle authority", own().signedBy(MIDDLE));
    refuse(R40, "the middle authority first", MIDDLE, own().signedBy(MIDDLE));
    refuse(R40, "the middle authority twice", own().signedBy(MIDDLE), MIDDLE, MIDDLE);
    Certificate party = party(EDWARDS_KEY).signedBy(ROOT);
    refuse(R40, "a party that plays authority", own().signedBy(party), party);
    Certificate mute =
        authority("Mute", 0, "an authority for lists alone").usage(KeyUsage.cRLSign).signedBy(ROOT);
    refuse(R40, "an authority that may not sign certificates", own().signedBy(mute), mute);
    Certificate late =
        authority("Late", 0, "an expired authority")
            .valid(NOON.minus(DAY.multipliedBy(9)), NOON.minus(DAY))
            .signedBy(ROOT);
    refuse(R40, "an authority that expired yesterday", own().signedBy(late), late);
    Certificate soon =
        authority("Soon", 0, "an authority of tomorrow")
            .valid(NOON.plus(DAY), NOON.plus(DAY.multipliedBy(9)))
            .signedBy(ROOT);
    refuse(R40, "an authority valid from tomorrow", own().signedBy(soon), soon);
  }

  private void times() {
    Certificate certificate = own().valid(NOON.minus(DAY), NOON.plus(DAY)).signedBy(ROOT);
    SignedAct signed = enrol(KEY, certificate);
    book.enrolment("CRT", null, "the first second of a certificate", signed, NOON.minus(DAY));
    book.enrolment("CRT", null, "the last second of a certificate", signed, NOON.plus(DAY));
    for (Duration step : List.of(Duration.ofSeconds(1), DAY, DAY.multipliedBy(20))) {
      Instant before = NOON.minus(DAY).minus(step);
      Instant after = NOON.plus(DAY).plus(step);
      book.enrolment("CRT", R40, step + " before the certificate is valid", signed, before);
      book.enrolment("CRT", R40, step + " after the certificate expired", signed, after);
    }
    SignedAct old = enrol(KEY, own().signedBy(ROOT));
    book.enrolment("CRT", R40, "a hundred years later", old, NOON.plus(DAY.multipliedBy(36_500)));
  }

  private void names() {
    named("nobody's name");
    named("another party's name", "urn:throughbill:party:bank-cq", SHIPPER);
    named("a longer party's name", PARTY + "2", SHIPPER);
    named("the party's name in capitals", "urn:throughbill:party:MAKER-CQ", SHIPPER);
    named("the party's name of another scheme", "urn:example:party:maker-cq", SHIPPER);
    named("a role that does not exist", PARTY, "urn:throughbill:role:ADMIN");
    named("a role in small letters", PARTY, "urn:throughbill:role:bank");
    named("an empty role", PARTY, "urn:throughbill:role:");
    named("a role among others that does not exist", PARTY, SHIPPER, "urn:throughbill:role:ROOT");
    named("an authority that does not exist", PARTY, "urn:throughbill:office:FBI:CNNSA");
    named("an office without a place", PARTY, "urn:throughbill:office:MSA");
    named("an office with too much", PARTY, "urn:throughbill:office:MSA:CNNSA:X");
    named(
        "two offices",
        PARTY,
        "urn:throughbill:office:MSA:CNNSA",
        "urn:throughbill:office:MSA:CNCKG");
    Certificate host = own().named(SHIPPER).hosted("maker-cq.throughbill.org").signedBy(ROOT);
    refuse(R40, "the party's name as a host", host);
  }

  private void named(String words, String... names) {
    refuse(R40, "a certificate with " + words, own().named(names).signedBy(ROOT));
  }

  private void usages() {
    for (int usage :
        new int[] {
          0,
          KeyUsage.keyEncipherment,
          KeyUsage.keyAgreement,
          KeyUsage.keyCertSign,
          KeyUsage.nonRepudiation
        }) {
      refuse(R40, "a certificate with the usage " + usage, own().usage(usage).signedBy(ROOT));
    }
    Certificate authority = own().authority(0).usage(KeyUsage.digitalSignature).signedBy(ROOT);
    refuse(R40, "an authority as a party", authority);
  }

  private void lists() {
    String good = own().signedBy(ROOT).base64();
    sent(WRONG_TYPE, "no certificate at all", List.of());
    sent(WRONG_TYPE, "six certificates", List.of(good, good, good, good, good, good));
    sent(R40, "the same certificate twice", List.of(good, good));
    sent(R40, "no base64", List.of("@" + good));
    sent(R40, "line ends in base64", List.of(good.substring(0, 40) + "-" + good.substring(41)));
    sent(R40, "words", List.of(encoded(Forge.ascii("not a certificate"))));
    sent(R40, "half a certificate", List.of(encoded(Arrays.copyOf(der(good), 100))));
    byte[] both = new byte[der(good).length * 2];
    System.arraycopy(der(good), 0, both, 0, both.length / 2);
    System.arraycopy(der(good), 0, both, both.length / 2, both.length / 2);
    sent(R40, "two certificates in one item", List.of(encoded(both)));
    byte[] bent = der(good);
    bent[bent.length - 1] ^= 1;
    sent(R40, "a certificate with a bent signature", List.of(encoded(bent)));
    byte[] renamed =
        new String(der(good), StandardCharsets.ISO_8859_1)
            .replace("SHIPPER", "OPERATO")
            .getBytes(StandardCharsets.ISO_8859_1);
    sent(R40, "a certificate with another role written over", List.of(encoded(renamed)));
  }

  private void signatures() {
    Certificate certificate = own().signedBy(ROOT);
    byte[] act = Acts.write(enrolment(certificate.base64()));
    SigningKey thief = FixedKeys.of(Algorithm.ES256, "a thief");
    raw(R40, "another key's signature and kid", thief.sign(act));
    raw(
        R36,
        "another key's signature",
        new SignedAct(Forge.jws(Forge.header("ES256", KEY), act, thief)));
    raw(R41, "another algorithm", new SignedAct(Forge.jws(Forge.header("Ed25519", KEY), act, KEY)));
    raw(R41, "alg none", new SignedAct(Forge.jws(Forge.header("none", KEY), act, KEY)));
    raw(R36, "a signature of zeros", new SignedAct(Forge.with(KEY.sign(act), new byte[64])));
    raw(R40, "an act that brings no key", KEY.sign(Samples.TRANSFER));
    raw(R40, "an agreement that brings no key", KEY.sign(Samples.AGREE));
  }

  private void raw(Reason refused, String words, SignedAct signed) {
    book.enrolment("CRT", refused, "an enrolment with " + words, signed, NOON);
  }

  /** Sent as bytes, because the record itself refuses some of these. */
  private void sent(Reason refused, String words, List<String> certificates) {
    String json = new String(Acts.write(enrolment("PLACE")), StandardCharsets.UTF_8);
    String list = certificates.stream().map(c -> "\"" + c + "\"").toList().toString();
    raw(refused, words, KEY.sign(Forge.utf8(json.replace("[\"PLACE\"]", list.replace(" ", "")))));
  }

  private void accept(String words, Certificate... chain) {
    book.enrolment("CRT", null, words, enrol(KEY, chain), NOON);
  }

  private void refuse(@Nullable Reason refused, String words, Certificate... chain) {
    book.enrolment("CRT", refused, words, enrol(KEY, chain), NOON);
  }

  private static SignedAct enrol(SigningKey key, Certificate... chain) {
    return key.sign(
        enrolment(Arrays.stream(chain).map(Certificate::base64).toArray(String[]::new)));
  }

  private static PartyAct.Enrol enrolment(String... chain) {
    return new PartyAct.Enrol(MAKER, NOON, CHONGQING, "Chongqing Car Maker", List.of(chain), true);
  }

  private static Certificate.Plan own() {
    return party(KEY);
  }

  private static Certificate.Plan party(SigningKey key) {
    return Certificate.plan("maker-cq", key).named(PARTY, SHIPPER).numbered(2);
  }

  private static Certificate.Plan authority(String name, int below, String key) {
    return Certificate.plan(name, FixedKeys.of(Algorithm.ED25519, key))
        .authority(below)
        .numbered(1);
  }

  private static byte[] der(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static String encoded(byte[] der) {
    return Base64.getEncoder().encodeToString(der);
  }
}
