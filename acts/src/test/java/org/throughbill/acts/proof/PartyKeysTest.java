package org.throughbill.acts.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Refusals.refusedBy;
import static org.throughbill.acts.Samples.BUYER;
import static org.throughbill.acts.Samples.CHONGQING;
import static org.throughbill.acts.Samples.MAKER;
import static org.throughbill.acts.Samples.NOON;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Act;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Samples;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.FixedAuthority;
import org.throughbill.acts.sign.FixedKeys;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;

/** What a party's own chain says of its keys, and from when. */
class PartyKeysTest {
  private static final SigningKey FIRST = FixedKeys.of(Algorithm.ED25519, "maker-cq");
  private static final SigningKey SECOND = FixedKeys.of(Algorithm.ES256, "maker-cq-second");
  private static final SigningKey BUYERS = FixedKeys.of(Algorithm.ED25519, "buyer-dubai");

  private final PartyKeys keys =
      new PartyKeys(new Enrolments(Enrolments.certificates(FixedAuthority.root()), List.of()));
  private final List<Entry> entries = new ArrayList<>();

  private static PartyAct.Enrol enrol(PartyId party, SigningKey key) {
    var certificates = List.of(FixedAuthority.certify(party, key, Role.SHIPPER));
    return new PartyAct.Enrol(party, NOON, CHONGQING, "Trial", certificates, true);
  }

  private PartyAct.AddKey add(SigningKey key) {
    var certificates = List.of(FixedAuthority.certify(MAKER, key, Role.SHIPPER));
    var request = key.sign(new Statement.RequestKey(MAKER, NOON, CHONGQING, certificates));
    return new PartyAct.AddKey(MAKER, head(), NOON, CHONGQING, request);
  }

  private PartyAct.RevokeKey revoke(SigningKey key) {
    return new PartyAct.RevokeKey(
        MAKER, head(), NOON, CHONGQING, key.publicKey().id(), "the token was lost");
  }

  private Hash head() {
    return entries.isEmpty() ? Hash.NONE : entries.getLast().hash();
  }

  private Act take(Act act, SigningKey key) {
    Entry entry =
        Entry.seal(ChainId.party(act.by()), entries.size() + 1, head(), key.sign(act), NOON);
    Act verified = keys.verify(entry).act();
    entries.add(entry);
    return verified;
  }

  private Act signs(SigningKey key, Instant sealedAt) {
    var transfer =
        new TitleAct.Transfer(Samples.BILL, Samples.AFTER, MAKER, NOON, CHONGQING, BUYER, null);
    return keys.verify(
            Entry.seal(ChainId.title(Samples.BILL), 2, Samples.AFTER, key.sign(transfer), sealedAt))
        .act();
  }

  @Test
  void R40_a_key_signs_once_its_party_has_added_it() {
    take(enrol(MAKER, FIRST), FIRST);
    refusedBy(Rule.R40, () -> signs(SECOND, NOON));
    assertThat(take(add(SECOND), FIRST)).isInstanceOf(PartyAct.AddKey.class);
    assertThat(signs(SECOND, NOON).by()).isEqualTo(MAKER);
    assertThat(signs(FIRST, NOON).by()).isEqualTo(MAKER);
  }

  @Test
  void R40_a_party_enrols_once_and_first() {
    refusedBy(Rule.R40, "no party has enrolled key", () -> take(add(SECOND), FIRST));
    take(enrol(MAKER, FIRST), FIRST);
    refusedBy(Rule.R40, "enrolled already", () -> take(enrol(MAKER, SECOND), SECOND));
  }

  @Test
  void R40_a_key_is_in_the_register_once() {
    take(enrol(MAKER, FIRST), FIRST);
    refusedBy(Rule.R40, "registered already", () -> take(add(FIRST), FIRST));
  }

  @Test
  void R40_a_certificate_alone_brings_no_further_key_in() {
    take(enrol(MAKER, FIRST), FIRST);
    refusedBy(Rule.R40, "no party has enrolled key", () -> take(add(SECOND), SECOND));
    assertThat(keys.find(SECOND.publicKey().id())).isEmpty();
    refusedBy(Rule.R40, () -> signs(SECOND, NOON));
  }

  @Test
  void R40_a_revocation_bites_two_seconds_after_it_is_sealed() {
    take(enrol(MAKER, FIRST), FIRST);
    take(add(SECOND), FIRST);
    take(revoke(FIRST), SECOND);
    assertThat(signs(FIRST, NOON.plusSeconds(2).minusNanos(1000)).by()).isEqualTo(MAKER);
    refusedBy(Rule.R40, () -> signs(FIRST, NOON.plusSeconds(2)));
    assertThat(signs(SECOND, NOON.plusSeconds(2)).by()).isEqualTo(MAKER);
  }

  @Test
  void R40_a_party_revokes_its_own_keys_alone() {
    take(enrol(MAKER, FIRST), FIRST);
    var another = new PartyKeysTest();
    another.take(enrol(BUYER, BUYERS), BUYERS);
    keys.verify(another.entries.getFirst());
    refusedBy(Rule.R40, "no such key", () -> take(revoke(BUYERS), FIRST));
    refusedBy(Rule.R40, "no such key", () -> take(revoke(SECOND), FIRST));
  }
}
