package org.throughbill.acts.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.acts.Refusals.refused;
import static org.throughbill.acts.Refusals.refusedBy;
import static org.throughbill.acts.Samples.BILL;
import static org.throughbill.acts.Samples.MAKER;
import static org.throughbill.acts.Samples.MAKER_KEY;
import static org.throughbill.acts.Samples.NOON;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Form;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Samples;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;

class EntryTest {
  private static final ChainId CHAIN = ChainId.title(BILL);
  private static final SignedAct ACT = MAKER_KEY.sign(Samples.TRANSFER);
  private static final Entry FIRST = Entry.seal(CHAIN, 1, Hash.NONE, ACT, NOON);
  private static final Entry SECOND = Entry.seal(CHAIN, 2, FIRST.hash(), ACT, NOON.plusMillis(1));

  @Test
  void R37_the_hash_of_an_entry_is_that_of_its_seven_lines() {
    String lines =
        """
        throughbill.entry.v1
        bill-events
        %s
        2
        %s
        %s
        2026-01-03T12:00:00.001000Z"""
            .formatted(BILL, FIRST.hash(), ACT);
    assertThat(SECOND.hash()).isEqualTo(Hash.of(lines.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void R37_an_entry_with_any_field_changed_cannot_exist() {
    Entry e = SECOND;
    SignedAct otherAct = MAKER_KEY.sign(Samples.RECEIVE);
    String otherBill = "c".repeat(64);
    Instant later = e.sealedAt().plusNanos(1000);
    refusedBy(
        Rule.R37,
        () ->
            new Entry(
                Topic.INSPECTION_EVENTS, e.chain(), 2, e.prev(), ACT, e.sealedAt(), e.hash()));
    refusedBy(
        Rule.R37, () -> new Entry(e.topic(), otherBill, 2, e.prev(), ACT, e.sealedAt(), e.hash()));
    refusedBy(
        Rule.R37, () -> new Entry(e.topic(), e.chain(), 3, e.prev(), ACT, e.sealedAt(), e.hash()));
    refusedBy(
        Rule.R37, () -> new Entry(e.topic(), e.chain(), 2, e.hash(), ACT, e.sealedAt(), e.hash()));
    refusedBy(
        Rule.R37,
        () -> new Entry(e.topic(), e.chain(), 2, e.prev(), otherAct, e.sealedAt(), e.hash()));
    refusedBy(Rule.R37, () -> new Entry(e.topic(), e.chain(), 2, e.prev(), ACT, later, e.hash()));
    refusedBy(
        Rule.R37, () -> new Entry(e.topic(), e.chain(), 2, e.prev(), ACT, e.sealedAt(), e.prev()));
    assertThat(new Entry(e.topic(), e.chain(), 2, e.prev(), ACT, e.sealedAt(), e.hash()))
        .isEqualTo(e);
  }

  @Test
  void R37_a_time_finer_than_the_hash_sees_is_refused() {
    Entry e = SECOND;
    refusedBy(
        Form.WRONG_TYPE,
        () ->
            new Entry(e.topic(), e.chain(), 2, e.prev(), ACT, e.sealedAt().plusNanos(1), e.hash()));
  }

  @Test
  void R37_an_entry_with_one_letter_of_its_json_changed_is_refused_wherever_it_stands() {
    String json = new String(FIRST.toJson(), StandardCharsets.UTF_8);
    for (int i = 0; i < json.length(); i += 7) {
      char letter = json.charAt(i);
      char other = letter == '1' ? '2' : '1';
      byte[] changed =
          (json.substring(0, i) + other + json.substring(i + 1)).getBytes(StandardCharsets.UTF_8);
      refused(() -> Entry.read(changed));
    }
  }

  @Test
  void an_entry_is_sealed_in_microseconds() {
    Entry fine = Entry.seal(CHAIN, 1, Hash.NONE, ACT, NOON.plusNanos(1_234_567));
    assertThat(fine.sealedAt()).isEqualTo(NOON.plusNanos(1_234_000));
  }

  @Test
  void an_entry_travels_as_json_and_arrives_the_same() {
    assertThat(Entry.read(SECOND.toJson())).isEqualTo(SECOND);
    assertThat(Entry.read(SECOND.toJson()).toJson()).isEqualTo(SECOND.toJson());
    assertThat(new String(SECOND.toJson(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"topic":"bill-events","chain":"%s","seq":2,"prev":"%s","act":"%s",\
            "sealedAt":"2026-01-03T12:00:00.001000Z","hash":"%s"}"""
                .formatted(BILL, FIRST.hash(), ACT, SECOND.hash()));
  }

  @Test
  void the_largest_act_still_travels_in_its_entry() {
    String[] parts = ACT.value().split("\\.", -1);
    int room = StrictJson.MAX_BYTES - 1024 - parts[0].length() - parts[2].length() - 2;
    var largest = new SignedAct(parts[0] + "." + "A".repeat(room / 4 * 4) + "." + parts[2]);
    Entry entry = Entry.seal(CHAIN, Long.MAX_VALUE >> 10, FIRST.hash(), largest, NOON);
    assertThat(Entry.read(entry.toJson())).isEqualTo(entry);
  }

  @Test
  void R37_entries_count_from_one_and_only_the_first_follows_nothing() {
    refusedBy(Form.WRONG_TYPE, () -> Entry.seal(CHAIN, 0, Hash.NONE, ACT, NOON));
    refusedBy(Form.WRONG_TYPE, () -> Entry.seal(CHAIN, -1, FIRST.hash(), ACT, NOON));
    refusedBy(Rule.R37, "follows nothing", () -> Entry.seal(CHAIN, 2, Hash.NONE, ACT, NOON));
    refusedBy(Rule.R37, "follows nothing", () -> Entry.seal(CHAIN, 1, FIRST.hash(), ACT, NOON));
  }

  @Test
  void R37_an_entry_follows_the_one_before_it_and_no_other() {
    assertThat(SECOND.follows(FIRST)).isTrue();
    Instant same = FIRST.sealedAt();
    assertThat(Entry.seal(CHAIN, 2, FIRST.hash(), ACT, same).follows(FIRST)).isTrue();
    assertThat(FIRST.follows(SECOND)).isFalse();
    assertThat(FIRST.follows(FIRST)).isFalse();
    assertThat(Entry.seal(CHAIN, 3, FIRST.hash(), ACT, NOON).follows(FIRST)).isFalse();
    assertThat(Entry.seal(CHAIN, 2, SECOND.hash(), ACT, NOON).follows(FIRST)).isFalse();
    assertThat(Entry.seal(CHAIN, 2, FIRST.hash(), ACT, NOON.minusMillis(1)).follows(FIRST))
        .isFalse();
    var otherBill = ChainId.title(new BillId("c".repeat(64)));
    assertThat(Entry.seal(otherBill, 2, FIRST.hash(), ACT, NOON).follows(FIRST)).isFalse();
    assertThat(Entry.seal(ChainId.collateral(BILL), 2, FIRST.hash(), ACT, NOON).follows(FIRST))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "a\nb\nc", "UPPER", "重庆重庆", "a b c", "a/b/c"})
  void R37_a_chain_key_cannot_smuggle_in_another_line(String key) {
    refusedBy(Form.WRONG_TYPE, () -> new ChainId(Topic.BILL_EVENTS, key));
    refusedBy(
        Form.WRONG_TYPE,
        () -> new Entry(Topic.BILL_EVENTS, key, 1, Hash.NONE, ACT, NOON, FIRST.hash()));
    refusedBy(Form.WRONG_TYPE, () -> new ChainId(Topic.BILL_EVENTS, "a".repeat(65)));
  }

  @Test
  void a_chain_is_known_by_its_stream_and_its_bill_or_party() {
    assertThat(FIRST.chainId()).isEqualTo(CHAIN);
    assertThat(CHAIN).hasToString("bill-events/" + BILL);
    assertThat(ChainId.inspection(BILL)).hasToString("inspection-events/" + BILL);
    assertThat(ChainId.collateral(BILL)).hasToString("collateral-events/" + BILL);
    assertThat(ChainId.party(MAKER)).hasToString("party-events/maker-cq");
    assertThat(Topic.named("party-events")).isEqualTo(Topic.PARTY_EVENTS);
  }

  @ParameterizedTest
  @EnumSource
  void R74_an_act_stands_on_its_own_chain_only(ActType type) {
    SignedAct signed = MAKER_KEY.sign(Samples.of(type));
    for (Topic topic : Topic.values()) {
      if (type.mayStandOn(topic)) {
        ChainId own = Acts.chainOn(topic, Samples.of(type), signed);
        Entry entry = Entry.seal(own, 1, Hash.NONE, signed, NOON);
        Acts.requireOnOwnChain(entry, Samples.of(type));
        Entry strange = Entry.seal(new ChainId(topic, "stranger"), 1, Hash.NONE, signed, NOON);
        refusedBy(Rule.R74, () -> Acts.requireOnOwnChain(strange, Samples.of(type)));
      } else {
        refusedBy(Form.WRONG_PLACE, () -> Acts.chainOn(topic, Samples.of(type), signed));
      }
    }
  }

  @Test
  void an_issue_founds_its_bill_and_a_statement_stands_on_no_chain() {
    SignedAct issue = Samples.OPERATOR_KEY.sign(Samples.ISSUE);
    assertThat(Acts.chainKey(Samples.ISSUE, issue))
        .isEqualTo(BillId.foundedBy(issue.payload()).value());
    assertThat(Acts.chainKey(Samples.TRANSFER, ACT)).isEqualTo(BILL.value());
    refusedBy(Form.WRONG_PLACE, () -> Acts.chainKey(Samples.AGREE, Samples.AGREEMENT));
  }
}
