package org.throughbill.acts.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Refusals.refusedBy;
import static org.throughbill.acts.Rule.R14;
import static org.throughbill.acts.Rule.R36;
import static org.throughbill.acts.Rule.R40;
import static org.throughbill.acts.Samples.CHONGQING;
import static org.throughbill.acts.Samples.MAKER;
import static org.throughbill.acts.Samples.NOON;
import static org.throughbill.acts.Samples.OTHER_REGISTRAR;
import static org.throughbill.acts.Samples.REGISTRAR;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Samples;
import org.throughbill.acts.Statement;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.proof.Broken;
import org.throughbill.acts.proof.Evidence;
import org.throughbill.acts.proof.PartyKeys;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.FixedAuthority;
import org.throughbill.acts.sign.FixedKeys;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;

/** Keys come, go, are frozen and come back, each as at its time. */
class PartyTest {
  private static final Enrolments ROOTS =
      new Enrolments(Enrolments.certificates(FixedAuthority.root()), List.of());
  private static final Duration MOMENT = Duration.ofNanos(1000);
  private static final PartyId THIRD_REGISTRAR = new PartyId("registrar-sun");

  private final Map<PartyId, SigningKey> pens = new HashMap<>();
  private final Map<PartyId, List<Entry>> chains = new LinkedHashMap<>();
  private final PartyKeys register = new PartyKeys(ROOTS);
  private final SigningKey lost = Samples.MAKER_KEY;
  private final SigningKey found = FixedKeys.of(Algorithm.ED25519, "maker-cq, after the fire");
  private Instant now = NOON;

  @BeforeEach
  void a_party_and_registrars_enrol() {
    enrol(MAKER, lost, Role.SHIPPER);
    for (PartyId registrar : List.of(REGISTRAR, OTHER_REGISTRAR, THIRD_REGISTRAR)) {
      enrol(registrar, FixedKeys.of(Algorithm.ES256, registrar.value()), Role.REGISTRAR);
    }
  }

  // --- freeze

  @Test
  void R40_a_frozen_party_signs_nothing_until_the_freeze_is_lifted_and_what_it_signed_stands() {
    Instant frozen = seal(freeze(MAKER)).sealedAt().plus(Party.BITES_AFTER);
    later(Duration.ofHours(1));
    Instant lifted = seal(lift(REGISTRAR)).sealedAt();
    assertThat(signs(lost, frozen.minus(MOMENT))).isTrue();
    assertThat(signs(lost, frozen)).isFalse();
    assertThat(signs(lost, lifted.minus(MOMENT))).isFalse();
    assertThat(signs(lost, lifted)).isTrue();
  }

  @Test
  void a_registrar_freezes_a_party_for_it() {
    seal(freeze(REGISTRAR));
    assertThat(signs(lost, now.plus(Party.BITES_AFTER))).isFalse();
  }

  @Test
  void R40_a_party_cannot_lift_its_own_freeze() {
    seal(freeze(REGISTRAR));
    refused("lifted by a registrar", lift(MAKER)); // in the two seconds before it bites
    later(Duration.ofSeconds(2));
    refused("is frozen", lift(MAKER));
    seal(lift(REGISTRAR));
  }

  @Test
  void R40_a_freeze_is_put_on_once_and_lifted_once() {
    refused("not frozen", lift(REGISTRAR));
    seal(freeze(REGISTRAR));
    refused("frozen already", freeze(OTHER_REGISTRAR));
    seal(lift(OTHER_REGISTRAR));
    refused("not frozen", lift(REGISTRAR));
  }

  @Test
  void R40_who_is_no_registrar_freezes_nobody_but_itself() {
    var bank = Samples.BANK;
    enrol(bank, FixedKeys.of(Algorithm.ES256, bank.value()), Role.BANK);
    refused("only a registrar", freeze(bank));
  }

  @Test
  void R40_a_frozen_registrar_lifts_nothing() {
    seal(freeze(REGISTRAR));
    seal(freezing(REGISTRAR, OTHER_REGISTRAR));
    later(Duration.ofSeconds(2));
    refused("is frozen", lift(REGISTRAR));
    seal(lift(OTHER_REGISTRAR));
  }

  @Test
  void R40_no_key_is_added_to_a_frozen_party() {
    seal(freeze(MAKER));
    refused("the party is frozen", addKey(found)); // in the two seconds before it bites
  }

  @Test
  void R40_a_key_that_comes_under_a_freeze_is_frozen_too() {
    seal(freeze(REGISTRAR));
    later(Duration.ofSeconds(2));
    seal(propose(REGISTRAR));
    seal(confirm(OTHER_REGISTRAR));
    assertThat(signs(found, now)).isFalse();
    Instant lifted = seal(lift(REGISTRAR)).sealedAt();
    assertThat(signs(found, lifted)).isTrue();
    assertThat(signs(lost, lifted)).as("the freeze is over, the lost key is not back").isFalse();
  }

  @Test
  void R14_an_act_on_a_chain_that_went_on_is_refused() {
    PartyAct late = freeze(MAKER);
    seal(freeze(REGISTRAR));
    assertRefusedBy(R14, "came first", late, pen(MAKER));
  }

  // --- a further key

  @Test
  void R40_a_further_key_enters_by_the_word_of_a_key_that_the_party_has() {
    later(Duration.ofSeconds(5));
    seal(addKey(found));
    assertThat(signs(found, now)).isTrue();
    assertThat(signs(lost, now)).isTrue();
    assertThat(handedOver(List.of(MAKER)).broken()).isEmpty();
    pens.put(MAKER, found);
    seal(addKey(FixedKeys.of(Algorithm.SM2, "maker-cq, its third")));
  }

  @Test
  void R40_a_new_key_does_not_vouch_for_itself() {
    refused("no party has enrolled key", addKey(found), found);
    assertThat(register.find(found.publicKey().id())).isEmpty();
    refusedByRules("by the word of a key that the party has", addKey(found), found);
  }

  @Test
  void R40_another_party_s_key_does_not_vouch_for_it() {
    assertRefusedBy(R36, "the key is not", addKey(found), pen(REGISTRAR));
    refusedByRules("by the word of a key that the party has", addKey(found), pen(REGISTRAR));
  }

  @Test
  void R40_a_key_that_has_ended_vouches_for_no_other() {
    seal(addKey(found));
    lose();
    SigningKey third = FixedKeys.of(Algorithm.SM2, "maker-cq, its third");
    refused("revoked", addKey(third), lost);
    seal(next(addKey(third), found), addKey(third));
  }

  @Test
  void R40_a_key_whose_certificate_has_run_out_vouches_for_no_other() {
    PartyAct act = addKey(found);
    Party party = makerUntil(now.plusSeconds(60));
    Hash head = head(MAKER);
    SignedAct signed = lost.sign(act);
    PartyRules.decide(Optional.of(party), act, signed, head, now.plusSeconds(59));
    refusedBy(
        R40,
        "by the word of a key that the party has",
        () -> PartyRules.decide(Optional.of(party), act, signed, head, now.plusSeconds(61)));
  }

  @Test
  void R40_a_key_is_added_at_the_party_s_own_request_signed_with_it() {
    var bank = FixedKeys.of(Algorithm.ES256, "bank-cq");
    refused("party's request", adding(request(Samples.BANK, bank, bank)));
    refused("party's request", adding(found.sign(Samples.AGREE)));
    refused("kid is not", adding(request(MAKER, found, bank)));
  }

  @Test
  void R40_a_key_that_is_in_the_register_is_not_added() {
    refused("registered already", addKey(lost));
    refused("the key is in the register", addKey(pen(REGISTRAR)));
    seal(addKey(found));
    seal(
        new PartyAct.RevokeKey(
            MAKER, head(MAKER), now, CHONGQING, found.publicKey().id(), "it was copied"));
    refused("registered already", addKey(found));
  }

  @Test
  void R40_nothing_is_done_about_a_party_that_has_not_enrolled() {
    refused(
        "has not enrolled",
        new PartyAct.Freeze(Samples.BANK, Hash.NONE, REGISTRAR, now, CHONGQING, "a rumour"));
  }

  // --- a lost key's way back

  @Test
  void R40_a_lost_key_comes_back_by_two_registrars() {
    lose();
    seal(propose(REGISTRAR));
    assertThat(signs(found, now)).as("one registrar is not enough").isFalse();
    Instant confirmed = seal(confirm(OTHER_REGISTRAR)).sealedAt();
    assertThat(signs(found, confirmed)).isTrue();
    assertThat(signs(lost, confirmed)).isFalse();
    assertThat(signs(lost, NOON.plusSeconds(1))).as("what it signed before stands").isTrue();
  }

  @Test
  void R40_the_same_person_twice_is_one_person() {
    lose();
    seal(propose(REGISTRAR));
    refused("another than the first", confirm(REGISTRAR));
    seal(confirm(OTHER_REGISTRAR));
  }

  @Test
  void R40_a_proposal_takes_the_place_of_the_one_before_with_its_proposer() {
    lose();
    seal(propose(REGISTRAR));
    seal(propose(OTHER_REGISTRAR));
    refused("another than the first", confirm(OTHER_REGISTRAR));
    seal(confirm(THIRD_REGISTRAR));
  }

  @Test
  void R40_a_registrar_does_not_vouch_for_its_own_key() {
    SigningKey own = FixedKeys.of(Algorithm.ED25519, "registrar-zhao, another");
    SignedAct request = request(REGISTRAR, own, own);
    refused(
        "proposed by a registrar",
        new PartyAct.ProposeKey(
            REGISTRAR, head(REGISTRAR), REGISTRAR, now, CHONGQING, request, "it is me"));
  }

  @Test
  void R40_a_party_with_a_key_needs_no_registrar() {
    refused("has a key that signs", propose(REGISTRAR));
  }

  @Test
  void R40_a_party_without_a_key_does_not_add_one_alone() {
    lose();
    refused("revoked", addKey(found));
    refused("no party has enrolled key", addKey(found), found);
  }

  @Test
  void R40_only_what_is_proposed_is_confirmed() {
    lose();
    refused("no key is proposed", confirm(REGISTRAR));
    seal(propose(REGISTRAR));
    var other =
        new PartyAct.ConfirmKey(
            MAKER, head(MAKER), OTHER_REGISTRAR, now, CHONGQING, lost.publicKey().id(), "seen");
    refused("another key is proposed", other);
    seal(confirm(OTHER_REGISTRAR));
    refused("no key is proposed", confirm(REGISTRAR));
  }

  @Test
  void R40_a_key_that_was_revoked_does_not_come_back_by_an_old_proposal() {
    seal(freeze(REGISTRAR));
    later(Duration.ofSeconds(2));
    seal(propose(REGISTRAR));
    seal(lift(REGISTRAR));
    seal(addKey(found));
    revoke(found);
    lose();
    refused("registered already", confirm(OTHER_REGISTRAR));
  }

  @Test
  void R40_the_request_is_the_party_s_own_and_signed_with_the_new_key() {
    lose();
    var bank = FixedKeys.of(Algorithm.ES256, "bank-cq");
    refused("party's request", proposing(REGISTRAR, request(Samples.BANK, bank, bank)));
    refused("kid is not", proposing(REGISTRAR, request(MAKER, found, bank)));
    refused("party's request", proposing(REGISTRAR, found.sign(Samples.AGREE)));
    refused("registered already", proposing(REGISTRAR, request(MAKER, lost, lost)));
  }

  @Test
  void R40_a_proposed_key_whose_certificate_has_run_out_is_not_confirmed() {
    lose();
    Instant end = now.plusSeconds(3600);
    var brief = List.of(FixedAuthority.certify(MAKER, found, end, Role.SHIPPER));
    var request = new Statement.RequestKey(MAKER, now, CHONGQING, brief);
    seal(proposing(REGISTRAR, found.sign(request)));
    later(Duration.ofSeconds(3601));
    refused("certificate is not valid now", confirm(OTHER_REGISTRAR));
  }

  // --- handed over to somebody else

  @Test
  void chains_that_judge_each_other_are_verified_in_whatever_order_they_are_handed_over() {
    later(Duration.ofSeconds(5));
    seal(freezing(REGISTRAR, OTHER_REGISTRAR));
    later(Duration.ofSeconds(5));
    seal(
        new PartyAct.LiftFreeze(
            REGISTRAR, head(REGISTRAR), OTHER_REGISTRAR, now, CHONGQING, "all is well"));
    later(Duration.ofSeconds(5));
    seal(freezing(OTHER_REGISTRAR, REGISTRAR));
    seal(freeze(REGISTRAR));
    for (int turn = 0; turn < chains.size(); turn++) {
      var order = new ArrayList<>(chains.keySet());
      Collections.rotate(order, turn);
      assertThat(handedOver(order).broken()).as("%s", order).isEmpty();
    }
  }

  @Test
  void R40_a_registrar_s_act_proves_nothing_without_the_registrar_s_chain() {
    later(Duration.ofSeconds(5));
    seal(freeze(REGISTRAR));
    Evidence.Findings findings = handedOver(List.of(MAKER));
    assertThat(findings.broken()).singleElement().extracting(Broken::seq).isEqualTo(2L);
    assertThat(findings.broken().getFirst().reason()).isEqualTo(R40);
  }

  private Evidence.Findings handedOver(List<PartyId> order) {
    String lines =
        order.stream()
            .flatMap(party -> Objects.requireNonNull(chains.get(party)).stream())
            .map(entry -> new String(entry.toJson(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("\n"));
    return Evidence.read(lines.getBytes(StandardCharsets.UTF_8)).verify(ROOTS);
  }

  // --- the pens

  private void enrol(PartyId party, SigningKey key, Role role) {
    pens.put(party, key);
    var certificates = List.of(FixedAuthority.certify(party, key, role));
    seal(new PartyAct.Enrol(party, now, CHONGQING, "Trial " + party, certificates, true));
  }

  /** The only key is revoked, and the revocation bites. */
  private void lose() {
    revoke(lost);
    later(Duration.ofSeconds(2));
  }

  private void revoke(SigningKey key) {
    seal(new PartyAct.RevokeKey(MAKER, head(MAKER), now, CHONGQING, key.publicKey().id(), "burnt"));
  }

  private PartyAct freeze(PartyId by) {
    return freezing(MAKER, by);
  }

  private PartyAct freezing(PartyId party, PartyId by) {
    return new PartyAct.Freeze(party, head(party), by, now, CHONGQING, "a laptop was stolen");
  }

  private PartyAct lift(PartyId by) {
    return new PartyAct.LiftFreeze(MAKER, head(MAKER), by, now, CHONGQING, "it was found");
  }

  private PartyAct addKey(SigningKey key) {
    return adding(request(MAKER, key, key));
  }

  private PartyAct adding(SignedAct request) {
    return new PartyAct.AddKey(MAKER, head(MAKER), now, CHONGQING, request);
  }

  private PartyAct propose(PartyId by) {
    return proposing(by, request(MAKER, found, found));
  }

  private PartyAct proposing(PartyId by, SignedAct request) {
    return new PartyAct.ProposeKey(MAKER, head(MAKER), by, now, CHONGQING, request, "seen");
  }

  private SignedAct request(PartyId by, SigningKey certified, SigningKey signing) {
    var certificates = List.of(FixedAuthority.certify(by, certified, Role.SHIPPER));
    return signing.sign(new Statement.RequestKey(by, now, CHONGQING, certificates));
  }

  private PartyAct confirm(PartyId by) {
    return new PartyAct.ConfirmKey(
        MAKER, head(MAKER), by, now, CHONGQING, found.publicKey().id(), "called back");
  }

  private Hash head(PartyId party) {
    return Objects.requireNonNull(chains.get(party)).getLast().hash();
  }

  private SigningKey pen(PartyId party) {
    return Objects.requireNonNull(pens.get(party));
  }

  private void later(Duration time) {
    now = now.plus(time);
  }

  private boolean signs(SigningKey key, Instant at) {
    return register.find(key.publicKey().id()).filter(k -> k.signsAt(at)).isPresent();
  }

  private Entry seal(PartyAct act) {
    return seal(next(act, pen(act.by())), act);
  }

  private Entry seal(Entry entry, PartyAct act) {
    register.verify(entry);
    chains.computeIfAbsent(act.party(), _ -> new ArrayList<>()).add(entry);
    return entry;
  }

  private Entry next(PartyAct act, SigningKey pen) {
    List<Entry> before = chains.getOrDefault(act.party(), List.of());
    Hash prev = before.isEmpty() ? Hash.NONE : before.getLast().hash();
    return Entry.seal(ChainId.party(act.party()), before.size() + 1L, prev, pen.sign(act), now);
  }

  /** By the rules alone, whoever verified the signature. */
  private void refusedByRules(String words, PartyAct act, SigningKey pen) {
    Optional<Party> maker = Optional.of(makerUntil(now.plusSeconds(60)));
    refusedBy(R40, words, () -> PartyRules.decide(maker, act, pen.sign(act), head(MAKER), now));
  }

  /** The maker with its first key, certified until then. */
  private Party makerUntil(Instant end) {
    var certificates = List.of(FixedAuthority.certify(MAKER, lost, end, Role.SHIPPER));
    var request = lost.sign(new Statement.RequestKey(MAKER, now, CHONGQING, certificates));
    RegisteredKey key = ROOTS.verify(request, now).key();
    return new Party(MAKER, "Maker", true, Map.of(key.key().id(), key), List.of(), null);
  }

  private void refused(String words, PartyAct act) {
    refused(words, act, pen(act.by()));
  }

  private void refused(String words, PartyAct act, SigningKey pen) {
    assertRefusedBy(R40, words, act, pen);
  }

  private void assertRefusedBy(Rule rule, String words, PartyAct act, SigningKey pen) {
    refusedBy(rule, words, () -> register.verify(next(act, pen)));
  }
}
