package org.throughbill.acts.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.throughbill.acts.Refusals.refusedBy;
import static org.throughbill.acts.Samples.BANK;
import static org.throughbill.acts.Samples.BUYER;
import static org.throughbill.acts.Samples.CHONGQING;
import static org.throughbill.acts.Samples.MAKER;
import static org.throughbill.acts.Samples.OPERATOR;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.Form;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Samples;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.proof.Stretch.Right;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.FixedAuthority;
import org.throughbill.acts.sign.FixedKeys;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;

class ChainTest {
  private static final Path COMMITTED = Path.of("src/test/resources/proof/voyage.jsonl");
  private static final Enrolments ROOTS =
      new Enrolments(Enrolments.certificates(FixedAuthority.root()), List.of());

  private final Voyage voyage = new Voyage();
  private static final SigningKey BUYER_KEY = FixedKeys.of(Algorithm.ED25519, "buyer-dubai");

  private final List<String> lines = new ArrayList<>(voyage.lines().lines().toList());

  /** Where the title's entries begin among the lines, so that line TITLE + seq is entry seq. */
  private final int title = voyage.parties().size() - 1;

  @Test
  void a_whole_voyage_holds_and_says_who_controlled_the_bill_when() {
    Chain chain = verified();
    assertThat(chain.entries()).isEqualTo(voyage.title());
    assertThat(chain.stretches())
        .extracting(Stretch::seq, Stretch::by, Stretch::right)
        .containsExactly(
            tuple(1, MAKER, Right.HOLDER),
            tuple(3, BANK, Right.PLEDGEE),
            tuple(4, MAKER, Right.HOLDER),
            tuple(5, BUYER, Right.HOLDER),
            tuple(6, OPERATOR, Right.OPERATOR));
    assertThat(chain.inControl()).isEmpty();
  }

  @Test
  void the_party_in_control_is_known_for_every_moment() {
    Chain chain = verified();
    assertThat(chain.inControlAt(sealed(1).minusNanos(1000))).isEmpty();
    assertThat(chain.inControlAt(sealed(1)).orElseThrow().by()).isEqualTo(MAKER);
    assertThat(chain.inControlAt(sealed(3).minusNanos(1000)).orElseThrow().by()).isEqualTo(MAKER);
    assertThat(chain.inControlAt(sealed(3)).orElseThrow().by()).isEqualTo(BANK);
    assertThat(chain.inControlAt(sealed(5)).orElseThrow().by()).isEqualTo(BUYER);
    assertThat(chain.inControlAt(sealed(7)).orElseThrow().by()).isEqualTo(OPERATOR);
    assertThat(chain.inControlAt(sealed(8))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void R37_an_altered_entry_is_found_at_its_own_place(int seq) {
    alter(seq);
    assertBroken(seq, Rule.R37);
  }

  private void alter(int seq) {
    String line = lines.get(title + seq);
    int at = line.indexOf("\"act\":\"") + 400;
    char other = line.charAt(at) == 'A' ? 'B' : 'A';
    lines.set(title + seq, line.substring(0, at) + other + line.substring(at + 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void R37_a_removed_entry_is_missed_at_its_own_place(int seq) {
    lines.remove(title + seq);
    assertThat(assertBroken(seq, Rule.R37).detail()).contains("entry " + seq + " is missing");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void R37_entries_in_another_order_are_found_at_the_first_of_them(int seq) {
    Collections.swap(lines, title + seq, title + seq + 1);
    assertBroken(seq, Rule.R37);
  }

  @Test
  void R37_an_entry_that_stands_twice_is_found_where_it_stands_again() {
    lines.add(title + 4, lines.get(title + 3));
    assertThat(assertBroken(4, Rule.R37).detail()).contains("again");
  }

  @Test
  void R37_of_many_entries_that_do_not_hold_the_first_is_told() {
    for (int seq = 7; seq >= 3; seq--) {
      alter(seq);
      assertBroken(seq, Rule.R37);
    }
  }

  @Test
  void R37_an_end_that_was_cut_off_is_found_by_a_receipt_and_by_nothing_else() {
    Receipt last = Receipt.of(voyage.title().getLast());
    assertThatCode(() -> verified().requireHolds(last)).doesNotThrowAnyException();
    lines.removeLast();
    Chain cut = verified();
    Broken broken = catchThrowableOfType(Broken.class, () -> cut.requireHolds(last));
    assertThat(broken.seq()).isEqualTo(8);
    assertThat(broken.reason()).isEqualTo(Rule.R37);
    assertThat(cut.inControl().orElseThrow().by()).isEqualTo(OPERATOR);
  }

  @Test
  void R37_a_receipt_of_another_entry_does_not_fit() {
    Receipt other = Receipt.of(voyage.parties().getFirst());
    assertThat(catchThrowableOfType(Broken.class, () -> verified().requireHolds(other)))
        .isNotNull();
  }

  @Test
  void R36_a_rewritten_chain_is_found_where_nobody_signed() {
    var head = voyage.title().subList(0, 4);
    Entry forged =
        Voyage.next(head, transfer(head, MAKER, FixedKeys.of(Algorithm.ED25519, "thief")));
    cutAfter(4, forged);
    assertBroken(5, Rule.R40);
  }

  @Test
  void R13_a_transfer_by_a_party_without_control_is_found_though_its_signature_holds() {
    var head = voyage.title().subList(0, 5);
    cutAfter(5, Voyage.next(head, transfer(head, MAKER, Samples.MAKER_KEY)));
    assertBroken(6, Rule.R13);
  }

  @Test
  void R14_an_act_upon_an_earlier_state_is_found() {
    var head = voyage.title().subList(0, 4);
    var before = voyage.title().subList(0, 1);
    cutAfter(4, Voyage.next(head, transfer(before, MAKER, Samples.MAKER_KEY)));
    assertBroken(5, Rule.R14);
  }

  @Test
  void R61_a_transfer_under_an_offer_and_under_a_pledge_is_found() {
    var offered = voyage.title().subList(0, 2);
    cutAfter(2, Voyage.next(offered, transfer(offered, MAKER, Samples.MAKER_KEY)));
    assertBroken(3, Rule.R61);
  }

  /** After the release: offered to the buyer, accepted, an amendment proposed by the operator. */
  private List<Entry> offeredAndAmending() {
    var entries = new ArrayList<>(voyage.title().subList(0, 4));
    var bill = new BillId(entries.getLast().chain());
    Instant until = Samples.NOON.plusSeconds(864_000);
    then(
        entries,
        Samples.MAKER_KEY,
        (at, head) ->
            new TitleAct.OfferTransfer(bill, head, MAKER, at, CHONGQING, BUYER, null, until));
    then(entries, BUYER_KEY, (at, head) -> new TitleAct.Accept(bill, head, BUYER, at, CHONGQING));
    then(
        entries,
        Samples.OPERATOR_KEY,
        (at, head) ->
            new TitleAct.Amend(
                bill,
                head,
                OPERATOR,
                at,
                CHONGQING,
                List.of(new Change("/legs/1/conveyance", null, "EASTERN STAR 2")),
                "named",
                until));
    return entries;
  }

  private static void then(
      List<Entry> entries, SigningKey key, BiFunction<Instant, Hash, TitleAct.Control> act) {
    Entry last = entries.getLast();
    entries.add(
        Voyage.next(entries, key.sign(act.apply(last.sealedAt().plusSeconds(1), last.hash()))));
  }

  private void cutAfterRelease(List<Entry> entries) {
    cutAfter(4, entries.subList(4, entries.size()).toArray(Entry[]::new));
  }

  @Test
  void R22_an_accepted_offer_moves_control_and_an_amendment_leaves_it() {
    List<Entry> entries = offeredAndAmending();
    var bill = new BillId(entries.getLast().chain());
    then(entries, BUYER_KEY, (at, head) -> new TitleAct.Consent(bill, head, BUYER, at, CHONGQING));
    then(
        entries,
        BUYER_KEY,
        (at, head) -> new TitleAct.Surrender(bill, head, BUYER, at, CHONGQING, true));
    cutAfterRelease(entries);
    assertThat(verified().stretches())
        .extracting(Stretch::seq, Stretch::by, Stretch::right)
        .endsWith(tuple(6, BUYER, Right.HOLDER), tuple(9, OPERATOR, Right.OPERATOR));
  }

  @Test
  void R26_a_consent_that_is_not_the_party_s_to_give_is_found() {
    List<Entry> entries = offeredAndAmending();
    var bill = new BillId(entries.getLast().chain());
    then(
        entries,
        Samples.MAKER_KEY,
        (at, head) -> new TitleAct.Consent(bill, head, MAKER, at, CHONGQING));
    cutAfterRelease(entries);
    assertBroken(8, Rule.R26);
  }

  @Test
  void R61_a_surrender_under_a_proposed_amendment_is_found() {
    List<Entry> entries = offeredAndAmending();
    var bill = new BillId(entries.getLast().chain());
    then(
        entries,
        BUYER_KEY,
        (at, head) -> new TitleAct.Surrender(bill, head, BUYER, at, CHONGQING, true));
    cutAfterRelease(entries);
    assertBroken(8, Rule.R61);
  }

  @Test
  void R35_nothing_follows_the_delivery() {
    var all = voyage.title();
    lines.add(line(Voyage.next(all, transfer(all, MAKER, Samples.MAKER_KEY))));
    assertBroken(9, Rule.R35);
  }

  @Test
  void R40_without_a_party_s_chain_its_acts_prove_nothing() {
    lines.remove(2); // the bank's enrolment
    Evidence.Findings findings = findings();
    assertThat(findings.broken()).singleElement().extracting(Broken::seq).isEqualTo(3L);
    assertThat(findings.broken().getFirst().reason()).isEqualTo(Rule.R40);
    assertThat(findings.chains()).hasSize(3);
    assertThat(findings.hold()).isFalse();
  }

  @Test
  void the_parties_chains_may_stand_after_the_title() {
    Collections.rotate(lines, 8);
    assertThat(findings().hold()).isTrue();
    assertThat(verified().stretches()).hasSize(5);
  }

  @Test
  void an_act_about_another_bill_does_not_stand_on_this_chain() {
    var head = voyage.title().subList(0, 4);
    Entry last = head.getLast();
    SignedAct foreign =
        Samples.MAKER_KEY.sign(
            new TitleAct.Transfer(
                Samples.BILL, last.hash(), MAKER, last.sealedAt(), CHONGQING, BUYER, null));
    cutAfter(4, Voyage.next(head, foreign));
    assertBroken(5, Rule.R74);
  }

  @Test
  void a_file_that_is_no_evidence_is_refused_with_its_line() {
    refusedBy(Form.NOT_JSON, "no entry", () -> Evidence.read("\n\n".getBytes(UTF_8)));
    lines.set(3, "{");
    refusedBy(Form.NOT_JSON, "line 4", this::findings);
  }

  @Test
  void the_committed_voyage_is_this_one() throws IOException {
    String committed = Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "";
    if (!committed.equals(voyage.lines())) {
      Path proposal = Path.of("target/proposed/proof/voyage.jsonl");
      Files.createDirectories(proposal.toAbsolutePath().getParent());
      Files.writeString(proposal, voyage.lines());
      Files.write(proposal.resolveSibling("root.der"), FixedAuthority.root());
    }
    assertThat(committed).isEqualTo(voyage.lines());
    assertThat(Files.readAllBytes(COMMITTED.resolveSibling("root.der")))
        .isEqualTo(FixedAuthority.root());
  }

  private static Tuple tuple(long seq, PartyId by, Right right) {
    return org.assertj.core.api.Assertions.tuple(seq, by, right);
  }

  private Instant sealed(int seq) {
    return voyage.title().get(seq - 1).sealedAt();
  }

  private static SignedAct transfer(List<Entry> after, PartyId by, SigningKey key) {
    Entry last = after.getLast();
    return key.sign(
        new TitleAct.Transfer(
            new BillId(last.chain()), last.hash(), by, last.sealedAt(), CHONGQING, BUYER, null));
  }

  private void cutAfter(int seq, Entry... more) {
    lines.subList(title + seq + 1, lines.size()).clear();
    Arrays.stream(more).map(ChainTest::line).forEach(lines::add);
  }

  private static String line(Entry entry) {
    return new String(entry.toJson(), UTF_8);
  }

  private Evidence.Findings findings() {
    String file = lines.stream().collect(Collectors.joining("\n"));
    return Evidence.read(file.getBytes(UTF_8)).verify(ROOTS);
  }

  private Chain verified() {
    Evidence.Findings findings = findings();
    assertThat(findings.broken()).isEmpty();
    return findings.chains().getLast();
  }

  private Broken assertBroken(long seq, Reason reason) {
    List<Broken> broken = findings().broken();
    assertThat(broken).hasSize(1);
    assertThat(broken.getFirst().reason()).as(broken.getFirst().getMessage()).isEqualTo(reason);
    assertThat(broken.getFirst().seq()).isEqualTo(seq);
    assertThat(broken.getFirst().chain()).isEqualTo(voyage.title().getFirst().chainId().toString());
    return broken.getFirst();
  }
}
