package org.throughbill.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Act;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Role;
import org.throughbill.acts.Statement;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.sign.TrialAuthority;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;

/** What the auditor makes of a further key on a party's chain. */
class KeysTest {
  private static final PartyId MAKER = new PartyId("maker-cq");
  private static final PartyId OTHER = new PartyId("other-maker");
  private static final Unlocode CKG = new Unlocode("CNCKG");

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final TrialAuthority authority =
      TrialAuthority.create(
          "Trial", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(4000)));
  private final Keys keys = new Keys(Enrolments.certificates(authority.root()));
  private final SigningKey first = SigningKey.generate(Algorithm.ES256);
  private final SigningKey further = SigningKey.generate(Algorithm.ED25519);

  @BeforeEach
  void a_party_enrols() {
    learn(MAKER, first.sign(enrolment(MAKER, first)), now);
  }

  @Test
  void I4_a_further_key_by_the_word_of_one_the_party_has() {
    learn(MAKER, first.sign(adding(request(MAKER, further))), now);
    assertThat(keys.find(further.publicKey().id())).isPresent();
    learn(MAKER, further.sign(freeze()), now);
  }

  @Test
  void I4_a_further_key_that_vouches_for_itself() {
    refused(further, adding(request(MAKER, further))).hasMessageContaining("no party has enrolled");
    assertThat(keys.find(further.publicKey().id())).isEmpty();
  }

  @Test
  void I4_a_further_key_by_a_second_enrolment() {
    SignedAct again = further.sign(enrolment(MAKER, further));
    assertThatThrownBy(() -> learn(MAKER, again, now)).hasMessageContaining("enrols a party again");
  }

  @Test
  void I4_a_further_key_by_the_word_of_one_that_is_revoked() {
    var revoke =
        new PartyAct.RevokeKey(MAKER, Hash.NONE, now, CKG, first.publicKey().id(), "copied");
    learn(MAKER, first.sign(revoke), now.minusSeconds(2));
    refused(first, adding(request(MAKER, further))).hasMessageContaining("revoked");
  }

  @Test
  void I4_a_further_key_of_a_frozen_party() {
    learn(MAKER, first.sign(freeze()), now); // bites after two seconds
    refused(first, adding(request(MAKER, further))).hasMessageContaining("frozen party");
  }

  @Test
  void I4_a_further_key_on_another_party_s_chain() {
    SignedAct add = first.sign(adding(request(OTHER, further)));
    assertThatThrownBy(() -> learn(OTHER, add, now)).hasMessageContaining("to another party");
  }

  @Test
  void I4_a_further_key_that_nobody_requested_for_the_party() {
    refused(first, adding(request(OTHER, further))).hasMessageContaining("another party's");
    refused(first, adding(further.sign(enrolment(MAKER, further))))
        .hasMessageContaining("no request");
    refused(first, adding(further.sign(freeze()))).hasMessageContaining("brings no key");
  }

  @Test
  void I4_a_further_key_that_is_registered_already() {
    refused(first, adding(request(MAKER, first))).hasMessageContaining("registered twice");
  }

  private AbstractThrowableAssert<?, ?> refused(SigningKey pen, PartyAct act) {
    SignedAct signed = pen.sign(act);
    return assertThatThrownBy(() -> learn(MAKER, signed, now));
  }

  private void learn(PartyId party, SignedAct signed, Instant at) {
    Entry entry = Entry.seal(ChainId.party(party), 1, Hash.NONE, signed, at);
    keys.learn(
        new Row(
            entry.topic().wireName(),
            entry.chain(),
            entry.seq(),
            entry.prev().value(),
            entry.act().value(),
            entry.act().id().value(),
            entry.sealedAt(),
            entry.hash().value()));
  }

  private Act enrolment(PartyId party, SigningKey key) {
    return new PartyAct.Enrol(party, now, CKG, "Trial", List.of(certificate(party, key)), true);
  }

  private SignedAct request(PartyId party, SigningKey key) {
    return key.sign(new Statement.RequestKey(party, now, CKG, List.of(certificate(party, key))));
  }

  private String certificate(PartyId party, SigningKey key) {
    return authority.certify(party, key.publicKey(), Set.of(Role.SHIPPER), null);
  }

  private PartyAct adding(SignedAct request) {
    return new PartyAct.AddKey(MAKER, Hash.NONE, now, CKG, request);
  }

  private PartyAct freeze() {
    return new PartyAct.Freeze(MAKER, Hash.NONE, MAKER, now, CKG, "stolen");
  }
}
