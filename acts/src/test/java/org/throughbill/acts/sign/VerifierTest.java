package org.throughbill.acts.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Refusals.refusedBy;
import static org.throughbill.acts.Samples.BUYER;
import static org.throughbill.acts.Samples.BUYER_KEY;
import static org.throughbill.acts.Samples.MAKER;
import static org.throughbill.acts.Samples.MAKER_KEY;
import static org.throughbill.acts.Samples.NOON;
import static org.throughbill.acts.Samples.OPERATOR;
import static org.throughbill.acts.Samples.OPERATOR_KEY;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Form;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Samples;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.value.KeyId;
import org.throughbill.acts.value.PartyId;

class VerifierTest {
  private static final Instant VALID_FROM = NOON.minusSeconds(1000);
  private static final Instant VALID_TO = NOON.plusSeconds(1000);

  private final Map<KeyId, RegisteredKey> register = new HashMap<>();
  private final Verifier verifier = new Verifier(kid -> Optional.ofNullable(register.get(kid)));

  @BeforeEach
  void parties_have_enrolled() {
    enrol(MAKER, MAKER_KEY);
    enrol(OPERATOR, OPERATOR_KEY);
    enrol(BUYER, BUYER_KEY);
  }

  @ParameterizedTest
  @EnumSource
  void an_act_of_a_party_under_each_algorithm_is_verified(Algorithm algorithm) {
    SigningKey key = FixedKeys.of(algorithm, "any");
    enrol(MAKER, key);
    SignedAct signed = key.sign(Samples.TRANSFER);
    Verified<Act> verified = verifier.verify(signed, NOON);
    assertThat(verified.act()).isEqualTo(Samples.TRANSFER);
    assertThat(verified.signed()).isEqualTo(signed);
    assertThat(verified.key()).isEqualTo(register.get(key.publicKey().id()));
    assertThat(verified.statement()).isNull();
  }

  @Test
  void R40_a_key_that_nobody_enrolled_is_refused() {
    SigningKey stranger = SigningKey.generate(Algorithm.ES256);
    refusedBy(Rule.R40, () -> verifier.verify(stranger.sign(Samples.TRANSFER), NOON));
  }

  @Test
  void R36_an_act_by_one_party_under_another_s_key_is_refused() {
    refusedBy(
        Rule.R36,
        "the key is not",
        () -> verifier.verify(OPERATOR_KEY.sign(Samples.TRANSFER), NOON));
  }

  @Test
  void R36_a_signature_by_another_key_than_kid_names_is_refused() {
    SigningKey thief = FixedKeys.of(Algorithm.ED25519, "thief");
    SignedAct forged =
        reassembled(header("Ed25519", MAKER_KEY), Acts.write(Samples.TRANSFER), thief);
    refusedBy(Rule.R36, () -> verifier.verify(forged, NOON));
  }

  @Test
  void R41_an_algorithm_that_is_not_the_key_s_is_refused() {
    for (String algorithm : new String[] {"ES256", "SM2withSM3"}) {
      SignedAct signed =
          reassembled(header(algorithm, MAKER_KEY), Acts.write(Samples.TRANSFER), MAKER_KEY);
      refusedBy(Rule.R41, () -> verifier.verify(signed, NOON));
    }
    SignedAct none =
        reassembled(header("none", MAKER_KEY), Acts.write(Samples.TRANSFER), MAKER_KEY);
    refusedBy(Rule.R41, () -> verifier.verify(none, NOON));
  }

  @Test
  void R36_a_payload_with_one_letter_changed_is_refused() {
    SignedAct signed = MAKER_KEY.sign(Samples.TRANSFER);
    String[] parts = signed.value().split("\\.", -1);
    String payload = new String(signed.payload(), StandardCharsets.UTF_8);
    String changed = base64(payload.replace("buyer-dubai", "buyer-dubay"));
    var forged = new SignedAct(parts[0] + "." + changed + "." + parts[2]);
    refusedBy(Rule.R36, () -> verifier.verify(forged, NOON));
  }

  @Test
  void bytes_are_verified_before_they_are_parsed() {
    byte[] nonsense = "{\"act\":\"no.such.act\"".getBytes(StandardCharsets.UTF_8);
    SigningKey thief = FixedKeys.of(Algorithm.ED25519, "thief");
    refusedBy(
        Rule.R36,
        () -> verifier.verify(reassembled(header("Ed25519", MAKER_KEY), nonsense, thief), NOON));
    refusedBy(Form.NOT_JSON, () -> verifier.verify(MAKER_KEY.sign(nonsense), NOON));
  }

  @Test
  void R40_a_key_is_judged_as_at_the_time_the_act_is_sealed() {
    SignedAct signed = MAKER_KEY.sign(Samples.TRANSFER);
    assertThat(verifier.verify(signed, VALID_FROM).signed()).isEqualTo(signed);
    assertThat(verifier.verify(signed, VALID_TO).signed()).isEqualTo(signed);
    refusedBy(
        Rule.R40, "not valid before", () -> verifier.verify(signed, VALID_FROM.minusNanos(1)));
    refusedBy(Rule.R40, "expired", () -> verifier.verify(signed, VALID_TO.plusNanos(1)));
  }

  @Test
  void R40_a_revoked_key_signs_nothing_more_and_what_it_signed_before_stands() {
    SignedAct signed = MAKER_KEY.sign(Samples.TRANSFER);
    register.computeIfPresent(MAKER_KEY.publicKey().id(), (_, key) -> key.revoked(NOON));
    assertThat(verifier.verify(signed, NOON.minusNanos(1000)).signed()).isEqualTo(signed);
    refusedBy(Rule.R40, "revoked", () -> verifier.verify(signed, NOON));
    refusedBy(Rule.R40, "revoked", () -> verifier.verify(signed, NOON.plusSeconds(1)));
  }

  @Test
  void an_issue_brings_the_consignor_s_agreement_with_it() {
    Verified<Act> verified = verifier.verify(OPERATOR_KEY.sign(Samples.ISSUE), NOON);
    assertThat(verified.act()).isEqualTo(Samples.ISSUE);
    assertThat(verified.statement()).isEqualTo(Samples.AGREE);
  }

  @Test
  void a_delivery_brings_the_receiver_s_receipt_with_it() {
    TitleAct.Deliver delivery = deliverAround(BUYER_KEY.sign(Samples.RECEIVE));
    assertThat(verifier.verify(OPERATOR_KEY.sign(delivery), NOON).statement())
        .isEqualTo(Samples.RECEIVE);
  }

  @Test
  void R36_an_issue_around_something_that_is_not_an_agreement_is_refused() {
    SignedAct receipt = BUYER_KEY.sign(Samples.RECEIVE);
    for (SignedAct inner : new SignedAct[] {MAKER_KEY.sign(Samples.TRANSFER), receipt}) {
      refusedBy(
          Rule.R36,
          "not the statement",
          () -> verifier.verify(OPERATOR_KEY.sign(issueAround(inner)), NOON));
    }
  }

  @Test
  void R36_a_delivery_around_something_that_is_not_a_receipt_is_refused() {
    for (SignedAct inner : new SignedAct[] {OPERATOR_KEY.sign(Samples.ISSUE), Samples.AGREEMENT}) {
      refusedBy(
          Rule.R36,
          "not the statement",
          () -> verifier.verify(OPERATOR_KEY.sign(deliverAround(inner)), NOON));
    }
  }

  @Test
  void R36_a_forged_agreement_inside_a_true_issue_is_refused() {
    byte[] agreement = Acts.write(Samples.AGREE);
    SignedAct forged = reassembled(header("Ed25519", MAKER_KEY), agreement, OPERATOR_KEY);
    refusedBy(
        Rule.R36,
        "does not hold",
        () -> verifier.verify(OPERATOR_KEY.sign(issueAround(forged)), NOON));
    refusedBy(
        Rule.R36,
        "the key is not",
        () ->
            verifier.verify(
                OPERATOR_KEY.sign(issueAround(OPERATOR_KEY.sign(Samples.AGREE))), NOON));
  }

  @Test
  void R40_an_agreement_under_a_revoked_key_is_refused() {
    register.computeIfPresent(MAKER_KEY.publicKey().id(), (_, key) -> key.revoked(NOON));
    refusedBy(Rule.R40, "revoked", () -> verifier.verify(OPERATOR_KEY.sign(Samples.ISSUE), NOON));
  }

  @Test
  void a_statement_stands_on_its_own_for_its_reader() {
    Statement agree = (Statement) verifier.verify(Samples.AGREEMENT, NOON).act();
    assertThat(agree).isEqualTo(Samples.AGREE);
  }

  private void enrol(PartyId party, SigningKey key) {
    enrol(party, key, null);
  }

  private void enrol(PartyId party, SigningKey key, @Nullable Instant revokedSince) {
    register.put(
        key.publicKey().id(),
        new RegisteredKey(
            key.publicKey(),
            party,
            Set.of(Role.SHIPPER),
            null,
            VALID_FROM,
            VALID_TO,
            revokedSince));
  }

  private static TitleAct.Issue issueAround(SignedAct agreement) {
    return new TitleAct.Issue(OPERATOR, NOON, Samples.CHONGQING, Samples.ISSUE.number(), agreement);
  }

  private static TitleAct.Deliver deliverAround(SignedAct receipt) {
    return new TitleAct.Deliver(
        Samples.BILL, Samples.AFTER, OPERATOR, NOON, Samples.CHONGQING, receipt);
  }

  private static String header(String algorithm, SigningKey key) {
    return "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + key.publicKey().id() + "\"}";
  }

  /** A JWS with this header and payload, and a signature that this key makes over them. */
  private static SignedAct reassembled(String header, byte[] payload, SigningKey key) {
    String input =
        base64(header) + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload);
    byte[] signature = key.signature(input.getBytes(StandardCharsets.US_ASCII));
    return new SignedAct(
        input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
