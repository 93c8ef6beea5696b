package org.throughbill.acts.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Refusals.refusedBy;
import static org.throughbill.acts.Samples.AFTER;
import static org.throughbill.acts.Samples.CHONGQING;
import static org.throughbill.acts.Samples.MAKER;
import static org.throughbill.acts.Samples.NOON;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.Form;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Samples;
import org.throughbill.acts.Statement;
import org.throughbill.acts.value.Authority;
import org.throughbill.acts.value.Office;

class EnrolmentsTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final String PARTY = "urn:throughbill:party:maker-cq";
  private static final String SHIPPER = "urn:throughbill:role:SHIPPER";
  private static final Certificate ROOT = Certificate.root("Corridor Root");
  private static final Enrolments ENROLMENTS = trusting(ROOT);

  private final SigningKey key = SigningKey.generate(Algorithm.ES256);

  @ParameterizedTest
  @EnumSource
  void a_party_whose_certificate_chains_to_the_root_enters_with_its_key(Algorithm algorithm) {
    SigningKey own = SigningKey.generate(algorithm);
    Certificate certificate = plan(own).signedBy(ROOT);
    SignedAct signed = enrol(own, certificate);
    var verified = ENROLMENTS.verify(signed, NOON);
    assertThat(verified.signed()).isEqualTo(signed);
    assertThat(verified.act().by()).isEqualTo(MAKER);
    assertThat(verified.statement()).isNull();
    RegisteredKey registered = verified.key();
    assertThat(registered.key().id()).isEqualTo(own.publicKey().id());
    assertThat(registered.party()).isEqualTo(MAKER);
    assertThat(registered.roles()).containsExactly(Role.SHIPPER);
    assertThat(registered.office()).isNull();
    assertThat(registered.notBefore()).isEqualTo(NOON.minus(DAY.multipliedBy(30)));
    assertThat(registered.notAfter()).isEqualTo(NOON.plus(DAY.multipliedBy(30)));
    assertThat(registered.revokedSince()).isNull();
  }

  @Test
  void a_party_requests_a_key_with_a_signature_by_the_new_key() {
    Statement.RequestKey request = request();
    assertThat(ENROLMENTS.verify(key.sign(request), NOON).act()).isEqualTo(request);
  }

  @Test
  void R40_an_added_key_is_not_verified_by_its_certificate_alone() {
    var addKey = new PartyAct.AddKey(MAKER, AFTER, NOON, CHONGQING, key.sign(request()));
    refusedBy(Rule.R40, "brings no key", () -> ENROLMENTS.verify(key.sign(addKey), NOON));
  }

  private Statement.RequestKey request() {
    var certificates = List.of(plan(key).signedBy(ROOT).base64());
    return new Statement.RequestKey(MAKER, NOON, CHONGQING, certificates);
  }

  @Test
  void R40_an_act_that_brings_no_key_is_refused() {
    refusedBy(Rule.R40, "brings no key", () -> ENROLMENTS.verify(key.sign(Samples.TRANSFER), NOON));
  }

  @Test
  void R40_a_certificate_of_another_root_is_refused() {
    Certificate other = Certificate.root("Corridor Root");
    refusedChain(plan(key).signedBy(other));
    refusedChain(plan(key).selfSigned());
  }

  @Test
  void a_registry_may_trust_several_roots() {
    Certificate other = Certificate.root("Other Root");
    SignedAct signed = enrol(key, plan(key).signedBy(other));
    assertThat(trusting(ROOT, other).verify(signed, NOON).signed()).isEqualTo(signed);
  }

  @Test
  void R40_a_certificate_is_judged_as_at_the_time_the_enrolment_is_sealed() {
    Instant from = NOON.minusSeconds(10);
    Instant to = NOON.plusSeconds(10);
    SignedAct signed = enrol(key, plan(key).valid(from, to).signedBy(ROOT));
    assertThat(ENROLMENTS.verify(signed, from).key().notBefore()).isEqualTo(from);
    assertThat(ENROLMENTS.verify(signed, to).key().notAfter()).isEqualTo(to);
    refusedBy(Rule.R40, "or not now", () -> ENROLMENTS.verify(signed, from.minusSeconds(1)));
    refusedBy(Rule.R40, "or not now", () -> ENROLMENTS.verify(signed, to.plusSeconds(1)));
  }

  @Test
  void R40_a_certificate_authority_is_no_party() {
    Certificate authority =
        plan(key)
            .authority(0)
            .usage(KeyUsage.keyCertSign | KeyUsage.digitalSignature)
            .signedBy(ROOT);
    refused("authority is no party", authority);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, KeyUsage.nonRepudiation, KeyUsage.keyEncipherment | KeyUsage.keyAgreement})
  void R40_a_certificate_that_is_not_for_digital_signatures_is_refused(int usage) {
    refused("digital signatures", plan(key).usage(usage).signedBy(ROOT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:throughbill:party:maker",
        "urn:throughbill:party:maker-cq2",
        "urn:throughbill:party:MAKER-CQ",
        "urn:throughbill:partymaker-cq",
        "maker-cq"
      })
  void R40_a_certificate_that_names_another_party_is_refused(String name) {
    refused("not party maker-cq's", plan(key).named(name, SHIPPER).signedBy(ROOT));
  }

  @Test
  void R40_a_certificate_without_alternative_names_is_refused() {
    refused("not party maker-cq's", plan(key).named().signedBy(ROOT));
  }

  @Test
  void R40_a_name_of_another_kind_is_not_read_as_the_party_s() {
    refused("not party maker-cq's", plan(key).named(SHIPPER).hosted(PARTY).signedBy(ROOT));
  }

  @Test
  void a_certificate_names_every_role_of_its_party() {
    Certificate certificate =
        plan(key)
            .named(PARTY, SHIPPER, "urn:throughbill:role:CARRIER", "urn:example:role:BANK")
            .signedBy(ROOT);
    assertThat(ENROLMENTS.verify(enrol(key, certificate), NOON).key().roles())
        .containsExactlyInAnyOrder(Role.SHIPPER, Role.CARRIER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"KING", "shipper", "", "SHIPPER "})
  void R40_a_role_nobody_knows_is_refused(String role) {
    refused("unknown role", plan(key).named(PARTY, "urn:throughbill:role:" + role).signedBy(ROOT));
  }

  @Test
  void an_officer_s_certificate_names_the_office() {
    Certificate certificate =
        plan(key)
            .named(PARTY, "urn:throughbill:role:OFFICER", "urn:throughbill:office:MSA:CNNSA")
            .signedBy(ROOT);
    assertThat(ENROLMENTS.verify(enrol(key, certificate), NOON).key().office())
        .isEqualTo(new Office(Authority.MSA, Samples.NANSHA));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MSA", "MSA:CNNSA:1", "", "FBI:CNNSA", "msa:CNNSA"})
  void R40_an_office_that_is_not_clear_is_refused(String office) {
    refused("names", plan(key).named(PARTY, "urn:throughbill:office:" + office).signedBy(ROOT));
  }

  @Test
  void R40_two_offices_in_one_certificate_are_refused() {
    refused(
        "unclearly",
        plan(key)
            .named(PARTY, "urn:throughbill:office:MSA:CNNSA", "urn:throughbill:office:MSA:CNCKG")
            .signedBy(ROOT));
  }

  @Test
  void R10_an_office_in_no_place_is_refused() {
    Certificate certificate =
        plan(key).named(PARTY, "urn:throughbill:office:MSA:Nansha").signedBy(ROOT);
    refusedBy(Rule.R10, () -> ENROLMENTS.verify(enrol(key, certificate), NOON));
  }

  @Test
  void R40_whoever_does_not_hold_the_key_in_the_certificate_is_refused() {
    SigningKey thief = SigningKey.generate(Algorithm.ES256);
    SignedAct stolen = enrol(thief, plan(key).signedBy(ROOT));
    refusedBy(Rule.R40, "kid", () -> ENROLMENTS.verify(stolen, NOON));

    String[] parts = enrol(key, plan(key).signedBy(ROOT)).value().split("\\.", -1);
    byte[] signature =
        thief.signature((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    var forged = new SignedAct(parts[0] + "." + parts[1] + "." + base64(signature));
    refusedBy(Rule.R36, "does not hold", () -> ENROLMENTS.verify(forged, NOON));
  }

  @Test
  void R41_an_algorithm_that_is_not_the_certificate_s_key_s_is_refused() {
    String[] parts = enrol(key, plan(key).signedBy(ROOT)).value().split("\\.", -1);
    String header =
        "{\"alg\":\"SM2withSM3\",\"kid\":\"%s\"}".formatted(key.publicKey().id().value());
    String input = base64(header.getBytes(StandardCharsets.UTF_8)) + "." + parts[1];
    var signed =
        new SignedAct(
            input + "." + base64(key.signature(input.getBytes(StandardCharsets.US_ASCII))));
    refusedBy(Rule.R41, "alg", () -> ENROLMENTS.verify(signed, NOON));
  }

  @Test
  void an_authority_between_root_and_party_is_followed() {
    Certificate between = intermediate("Between", ROOT, 0);
    Certificate own = plan(key).signedBy(between);
    SignedAct signed = enrol(key, own, between);
    assertThat(ENROLMENTS.verify(signed, NOON).signed()).isEqualTo(signed);
  }

  @Test
  void R40_an_authority_that_is_left_out_breaks_the_chain() {
    Certificate between = intermediate("Between", ROOT, 0);
    refusedChain(plan(key).signedBy(between));
    refusedChain(plan(key).signedBy(between), intermediate("Between", ROOT, 0));
    refused("own certificate stands first", between, plan(key).signedBy(between));
  }

  @Test
  void R40_a_path_longer_than_an_authority_allows_is_refused() {
    Certificate first = intermediate("First", ROOT, 0);
    Certificate second = intermediate("Second", first, 0);
    refusedChain(plan(key).signedBy(second), second, first);
    Certificate wide = intermediate("Wide", ROOT, 1);
    Certificate below = intermediate("Below", wide, 0);
    SignedAct signed = enrol(key, plan(key).signedBy(below), below, wide);
    assertThat(ENROLMENTS.verify(signed, NOON).signed()).isEqualTo(signed);
  }

  @Test
  void R40_a_party_cannot_vouch_for_another_party() {
    SigningKey neighbour = SigningKey.generate(Algorithm.ES256);
    Certificate neighbours =
        Certificate.plan("Neighbour", neighbour)
            .named("urn:throughbill:party:neighbour")
            .signedBy(ROOT);
    refusedChain(plan(key).signedBy(neighbours), neighbours);
    Certificate notForCertificates =
        Certificate.plan("Neighbour", neighbour)
            .authority(0)
            .usage(KeyUsage.digitalSignature)
            .signedBy(ROOT);
    refusedChain(plan(key).signedBy(notForCertificates), notForCertificates);
  }

  @Test
  void R40_a_certificate_on_a_revocation_list_is_refused_from_the_day_of_its_revocation() {
    Certificate own = plan(key).signedBy(ROOT);
    Instant revokedAt = NOON.minus(Duration.ofHours(1));
    Enrolments enrolments = checking(ROOT.revoking(own, revokedAt));
    SignedAct signed = enrol(key, own);
    refusedBy(Rule.R40, "or not now", () -> enrolments.verify(signed, NOON));
    refusedBy(Rule.R40, "or not now", () -> enrolments.verify(signed, revokedAt));
    Instant before = revokedAt.minusSeconds(1);
    assertThat(enrolments.verify(signed, before).signed()).isEqualTo(signed);
    assertThat(ENROLMENTS.verify(signed, NOON).signed()).isEqualTo(signed);
  }

  @Test
  void R40_a_certificate_whose_key_fell_into_other_hands_is_refused_at_all_times() {
    Certificate own = plan(key).signedBy(ROOT);
    Enrolments enrolments = checking(ROOT.revokingCompromised(own, NOON));
    SignedAct signed = enrol(key, own);
    refusedBy(Rule.R40, "or not now", () -> enrolments.verify(signed, NOON.minusSeconds(60)));
  }

  @Test
  void a_certificate_that_is_on_no_list_passes_where_lists_are_checked() {
    Certificate stranger = plan(SigningKey.generate(Algorithm.ES256)).signedBy(ROOT);
    SignedAct signed = enrol(key, plan(key).signedBy(ROOT));
    assertThat(checking(ROOT.revoking(stranger, NOON)).verify(signed, NOON).signed())
        .isEqualTo(signed);
  }

  @Test
  void R40_a_revocation_list_of_an_impostor_does_not_count() {
    Certificate impostor = Certificate.root("Corridor Root");
    SignedAct signed = enrol(key, plan(key).signedBy(ROOT));
    refusedBy(
        Rule.R40, "or not now", () -> checking(impostor.revokingNothing()).verify(signed, NOON));
  }

  @Test
  void R40_where_lists_are_checked_every_authority_on_the_path_needs_one() {
    Certificate between = intermediate("Between", ROOT, 0);
    SignedAct signed = enrol(key, plan(key).signedBy(between), between);
    refusedBy(Rule.R40, "or not now", () -> checking(ROOT.revokingNothing()).verify(signed, NOON));
    CRL roots = ROOT.revokingNothing();
    CRL betweens = between.revokingNothing();
    assertThat(checking(roots, betweens).verify(signed, NOON).signed()).isEqualTo(signed);
    CRL against = ROOT.revoking(between, NOON.minusSeconds(1));
    refusedBy(Rule.R40, "or not now", () -> checking(against, betweens).verify(signed, NOON));
  }

  @Test
  void R41_a_certificate_signed_with_a_broken_digest_is_refused() {
    Certificate between =
        Certificate.plan("Between", SigningKey.generate(Algorithm.ES256))
            .authority(0)
            .signingWith("SHA1withECDSA")
            .signedBy(ROOT);
    SignedAct signed = enrol(key, plan(key).signedBy(between), between);
    refusedBy(Rule.R41, "certificate", () -> ENROLMENTS.verify(signed, NOON));
  }

  @Test
  void R41_an_authority_with_a_short_rsa_key_is_refused_and_with_a_long_one_accepted()
      throws GeneralSecurityException {
    Certificate shorter = rsaAuthority(1024);
    SignedAct signed = enrol(key, plan(key).signedBy(shorter), shorter);
    refusedBy(Rule.R41, "certificate", () -> ENROLMENTS.verify(signed, NOON));
    Certificate longer = rsaAuthority(2048);
    SignedAct good = enrol(key, plan(key).signedBy(longer), longer);
    assertThat(ENROLMENTS.verify(good, NOON).signed()).isEqualTo(good);
  }

  @Test
  void R41_a_party_with_an_rsa_key_is_refused() throws GeneralSecurityException {
    Certificate own =
        Certificate.Plan.of("Maker", rsa(2048), "SHA256withRSA")
            .named(PARTY, SHIPPER)
            .signedBy(ROOT);
    refusedBy(Rule.R41, () -> ENROLMENTS.verify(enrol(key, own), NOON));
  }

  @Test
  void R40_what_is_no_certificate_is_refused() {
    Certificate own = plan(key).signedBy(ROOT);
    byte[] cut = Arrays.copyOf(Base64.getDecoder().decode(own.base64()), 100);
    for (String bad : new String[] {"%", "MIIB", Base64.getEncoder().encodeToString(cut), "AAAA"}) {
      refusedBy(Rule.R40, () -> ENROLMENTS.verify(enrolWith(key, List.of(bad)), NOON));
    }
    byte[] one = Base64.getDecoder().decode(own.base64());
    byte[] two = Arrays.copyOf(one, 2 * one.length);
    System.arraycopy(one, 0, two, one.length, one.length);
    String both = Base64.getEncoder().encodeToString(two);
    refusedBy(
        Rule.R40, "one certificate", () -> ENROLMENTS.verify(enrolWith(key, List.of(both)), NOON));
  }

  @Test
  void a_chain_has_one_to_five_certificates() {
    String one = plan(key).signedBy(ROOT).base64();
    refusedBy(Form.WRONG_TYPE, () -> enrolWith(key, List.of()));
    refusedBy(Form.WRONG_TYPE, () -> enrolWith(key, List.of(one, one, one, one, one, one)));
  }

  @Test
  void the_trial_authority_certifies_parties_and_officers() {
    TrialAuthority authority = TrialAuthority.create("Trial", NOON.minus(DAY), NOON.plus(DAY));
    var enrolments = new Enrolments(Enrolments.certificates(authority.root()), List.of());
    var office = new Office(Authority.CUSTOMS, Samples.NANSHA);
    String certificate =
        authority.certify(
            MAKER,
            key.publicKey(),
            Set.of(Role.OFFICER, Role.CARRIER),
            office,
            NOON.minusSeconds(5),
            NOON.plusSeconds(5));
    RegisteredKey registered = enrolments.verify(enrolWith(key, List.of(certificate)), NOON).key();
    assertThat(registered.office()).isEqualTo(office);
    assertThat(registered.roles()).containsExactlyInAnyOrder(Role.OFFICER, Role.CARRIER);
    assertThat(registered.notBefore()).isEqualTo(NOON.minusSeconds(5));
    assertThat(registered.notAfter()).isEqualTo(NOON.plusSeconds(5));
  }

  @Test
  void the_trial_authority_certifies_for_ten_years_around_now() {
    Instant now = Instant.now();
    TrialAuthority authority =
        TrialAuthority.create("Trial", now.minus(DAY), now.plus(DAY.multipliedBy(4000)));
    var enrolments = new Enrolments(Enrolments.certificates(authority.root()), List.of());
    String certificate = authority.certify(MAKER, key.publicKey(), Set.of(Role.BANK), null);
    RegisteredKey registered = enrolments.verify(enrolWith(key, List.of(certificate)), now).key();
    assertThat(registered.office()).isNull();
    assertThat(registered.notBefore()).isBefore(now);
    assertThat(registered.notAfter()).isAfter(now.plus(DAY.multipliedBy(3640)));
  }

  private void refused(String words, Certificate... chain) {
    refusedBy(Rule.R40, words, () -> ENROLMENTS.verify(enrol(key, chain), NOON));
  }

  private void refusedChain(Certificate... chain) {
    refusedBy(Rule.R40, "does not chain", () -> ENROLMENTS.verify(enrol(key, chain), NOON));
  }

  private static Enrolments trusting(Certificate... roots) {
    return new Enrolments(Arrays.stream(roots).map(Certificate::x509).toList(), List.of());
  }

  private static Enrolments checking(CRL... lists) {
    return new Enrolments(List.of(ROOT.x509()), List.of(lists));
  }

  private static Certificate.Plan plan(SigningKey key) {
    return Certificate.plan("Maker", key).named(PARTY, SHIPPER);
  }

  private static Certificate intermediate(String name, Certificate issuer, int authoritiesBelow) {
    return Certificate.plan(name, SigningKey.generate(Algorithm.ES256))
        .authority(authoritiesBelow)
        .signedBy(issuer);
  }

  private static Certificate rsaAuthority(int bits) throws GeneralSecurityException {
    return Certificate.Plan.of("Rsa " + bits, rsa(bits), "SHA256withRSA")
        .authority(0)
        .signedBy(ROOT);
  }

  private static KeyPair rsa(int bits) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static SignedAct enrol(SigningKey key, Certificate... chain) {
    return enrolWith(key, Arrays.stream(chain).map(Certificate::base64).toList());
  }

  private static SignedAct enrolWith(SigningKey key, List<String> certificates) {
    return key.sign(new PartyAct.Enrol(MAKER, NOON, CHONGQING, "Maker", certificates, true));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
