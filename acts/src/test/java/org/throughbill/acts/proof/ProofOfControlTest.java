package org.throughbill.acts.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Refusals.refusedBy;
import static org.throughbill.acts.Samples.BUYER;
import static org.throughbill.acts.Samples.CHONGQING;
import static org.throughbill.acts.Samples.MAKER;
import static org.throughbill.acts.Samples.OPERATOR;
import static org.throughbill.acts.Samples.REGISTRY;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Samples;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.FixedAuthority;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Place;

/** A proof of control is looked at offline, against the public chain (R25). */
class ProofOfControlTest {
  private static final Enrolments ROOTS =
      new Enrolments(Enrolments.certificates(FixedAuthority.root()), List.of());
  private static final SigningKey REGISTRY_KEY = SigningKey.generate(Algorithm.ED25519);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final Voyage voyage = new Voyage();

  /** The bill as it is after so many of its entries, with the registry among the parties. */
  private Evidence.Findings upTo(int entries) {
    return read(voyage.title().subList(0, entries));
  }

  private Evidence.Findings read(List<Entry> title) {
    var all = new ArrayList<Entry>(voyage.parties());
    all.add(registryEnrolled());
    all.addAll(title);
    String lines =
        all.stream()
            .map(entry -> new String(entry.toJson(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("\n"));
    return Evidence.read(lines.getBytes(StandardCharsets.UTF_8)).verify(ROOTS);
  }

  private static Entry registryEnrolled() {
    var certificates = List.of(FixedAuthority.certify(REGISTRY, REGISTRY_KEY, Role.REGISTRY));
    var enrol =
        new PartyAct.Enrol(REGISTRY, Samples.NOON, CHONGQING, "Registry", certificates, true);
    return Entry.seal(
        ChainId.party(REGISTRY), 1, Hash.NONE, REGISTRY_KEY.sign(enrol), Samples.NOON);
  }

  private static Chain titleIn(Evidence.Findings findings) {
    assertThat(findings.broken()).isEmpty();
    return findings.chains().getLast();
  }

  private BillId bill() {
    return new BillId(voyage.title().getFirst().chain());
  }

  private Entry entry(int seq) {
    return voyage.title().get(seq - 1);
  }

  private static Instant after(Entry entry) {
    return entry.sealedAt().plusSeconds(1);
  }

  private Statement.InControl says(BillId bill, PartyId controller, Entry at) {
    Instant now = after(at);
    return new Statement.InControl(
        bill, REGISTRY, now, CHONGQING, controller, at.seq(), at.hash(), now.plus(TEN_MINUTES));
  }

  private SignedAct proof(PartyId controller, int seq) {
    return REGISTRY_KEY.sign(says(bill(), controller, entry(seq)));
  }

  private static Statement.InControl verify(
      SignedAct proof, Evidence.Findings findings, Instant now) {
    return ProofOfControl.verify(proof, titleIn(findings), findings.keys(), now);
  }

  @Test
  void R25_the_party_in_control_shows_that_it_is() {
    Statement.InControl shown = verify(proof(BUYER, 5), upTo(5), after(entry(5)));
    assertThat(shown.controller()).isEqualTo(BUYER);
    assertThat(verify(proof(OPERATOR, 6), upTo(6), after(entry(6))).controller())
        .isEqualTo(OPERATOR);
  }

  @Test
  void R25_a_proof_from_before_a_transfer_proves_nothing_after_it() {
    SignedAct proof = proof(MAKER, 4);
    verify(proof, upTo(4), after(entry(4)));
    refusedBy(Rule.R25, "came after entry 4", () -> verify(proof, upTo(5), after(entry(4))));
  }

  @Test
  void R25_a_proof_is_stale_when_its_time_has_passed_and_not_yet_good_before_it() {
    SignedAct proof = proof(BUYER, 5);
    Instant made = after(entry(5));
    verify(proof, upTo(5), made.plus(TEN_MINUTES).minusMillis(1));
    refusedBy(Rule.R25, "was good until", () -> verify(proof, upTo(5), made.plus(TEN_MINUTES)));
    verify(proof, upTo(5), made.minusSeconds(60));
    refusedBy(Rule.R25, "the proof is of", () -> verify(proof, upTo(5), made.minusSeconds(61)));
  }

  @Test
  void R25_a_proof_of_another_bill_or_by_another_signer_is_foreign() {
    SignedAct other = REGISTRY_KEY.sign(says(Samples.BILL, BUYER, entry(5)));
    refusedBy(Rule.R25, "another bill", () -> verify(other, upTo(5), after(entry(5))));
    Statement.InControl says = says(bill(), BUYER, entry(5));
    SignedAct byTheOperator =
        Samples.OPERATOR_KEY.sign(
            new Statement.InControl(
                says.bill(),
                OPERATOR,
                says.at(),
                says.place(),
                says.controller(),
                says.seq(),
                says.head(),
                says.until()));
    refusedBy(Rule.R25, "no registry", () -> verify(byTheOperator, upTo(5), after(entry(5))));
    SignedAct forged = SigningKey.generate(Algorithm.ED25519).sign(says);
    refusedBy(Rule.R40, () -> verify(forged, upTo(5), after(entry(5))));
    refusedBy(
        Rule.R25, "no proof of control", () -> verify(entry(5).act(), upTo(5), after(entry(5))));
  }

  @Test
  void R25_the_chain_is_believed_before_the_registry() {
    refusedBy(
        Rule.R25, "is not in control", () -> verify(proof(MAKER, 5), upTo(5), after(entry(5))));
    refusedBy(
        Rule.R25, "is not in control", () -> verify(proof(BUYER, 8), upTo(8), after(entry(8))));
  }

  @Test
  void R25_what_is_only_noted_on_the_bill_does_not_overtake_a_proof() {
    SignedAct proof = proof(BUYER, 5);
    var milestone =
        new TitleAct.Milestone(
            bill(),
            new NotationId("gate-in-1"),
            OPERATOR,
            after(entry(5)),
            CHONGQING,
            1,
            MilestoneKind.GATE_IN,
            after(entry(5)),
            new Place(CHONGQING, "Yuzui"));
    var title = new ArrayList<>(voyage.title().subList(0, 5));
    title.add(Voyage.next(title, Samples.OPERATOR_KEY.sign(milestone)));
    assertThat(verify(proof, read(title), after(title.getLast())).controller()).isEqualTo(BUYER);
  }

  @Test
  void R25_no_proof_is_good_for_longer_than_a_quarter_of_an_hour() {
    Instant now = Samples.NOON;
    refusedBy(
        Rule.R25,
        () ->
            new Statement.InControl(
                Samples.BILL,
                REGISTRY,
                now,
                CHONGQING,
                BUYER,
                1,
                Samples.AFTER,
                now.plus(Statement.InControl.LONGEST).plusMillis(1)));
    refusedBy(
        Rule.R25,
        () ->
            new Statement.InControl(
                Samples.BILL, REGISTRY, now, CHONGQING, BUYER, 1, Samples.AFTER, now));
  }
}
