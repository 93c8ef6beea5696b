package org.throughbill.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.audit.HistoryLine.What;
import org.throughbill.local.Database;

/** Every fault is planted with all rights, and named at its exact place. */
class AuditorTest {
  private final Registry registry = new Registry();
  private final Successions successions = new Successions(registry);
  private final ChainId bill = registry.bill;
  private final Path history;

  AuditorTest(@TempDir Path folder) {
    history = folder.resolve("history.jsonl");
  }

  @BeforeAll
  static void tables() {
    Registry.createTables();
  }

  @BeforeEach
  void emptyTopics() {
    Registry.emptyKafka();
  }

  @Test
  void a_genuine_registry_holds_in_everything() {
    genuine();
    Report report = audit(Service.BOL, Service.CUSTOMS);
    assertThat(report.holds()).as(report.toString()).isTrue();
    assertThat(report.lines()).allSatisfy(line -> assertThat(line.checked()).isPositive());
  }

  @Test
  void control_that_moved_by_an_accepted_offer_holds_in_everything() {
    registry.offer(bill, Registry.CAST.shipper(), Registry.CAST.buyer());
    registry.accept(bill, Registry.CAST.buyer(), "HELD");
    genuine();
    assertThat(audit(Service.BOL).violated()).isEmpty();
  }

  @Test
  void sent_twice_is_no_fault() {
    genuine();
    Registry.send(registry.entries(bill));
    assertThat(audit(Service.BOL).violated()).isEmpty();
  }

  @Test
  void I1_another_controller_in_the_view() {
    genuine();
    bol("update bill_view set controller = 'second-bank' where id = '" + bill.key() + "'");
    onlyAt(Invariant.I1, bill, registry.last(bill).seq());
  }

  @Test
  void I1_two_controllers_in_the_view() {
    genuine();
    bol("alter table bill_view drop constraint bill_view_pkey");
    bol(
        "insert into bill_view select id, number || '-2', operator, consignor, 'second-bank',"
            + " state, holds, seq, sealed_at from bill_view where id = '"
            + bill.key()
            + "'");
    onlyAt(Invariant.I1, bill, registry.last(bill).seq());
    bol("truncate bill_view");
    bol("alter table bill_view add primary key (id)");
  }

  @Test
  void I1_a_former_holder_acts_again() {
    Entry again = registry.transfer(bill, Registry.CAST.buyer(), Registry.CAST.shipper());
    genuine();
    onlyAt(Invariant.I1, bill, again.seq());
  }

  @Test
  void I2_a_deleted_entry() {
    genuine();
    bol("delete from entry where seq = 3 and key = '" + bill.key() + "'");
    at(Invariant.I2, bill, 3);
  }

  @Test
  void I2_the_last_entry_deleted() {
    genuine();
    long last = registry.last(bill).seq();
    bol("delete from entry where seq = " + last + " and key = '" + bill.key() + "'");
    at(Invariant.I2, bill, last);
  }

  @Test
  void I2_a_whole_chain_deleted() {
    genuine();
    bol("delete from entry where key = '" + bill.key() + "'");
    at(Invariant.I2, bill, 1);
  }

  @Test
  void I3_an_altered_byte_of_an_act() {
    genuine();
    bol(
        "update entry set act = overlay(act placing case substr(act, 400, 1) when 'A' then 'B' else 'A' end"
            + " from 400 for 1) where seq = 2 and key = '"
            + bill.key()
            + "'");
    Report report = audit(Service.BOL);
    assertThat(first(report, Invariant.I3)).isEqualTo(place(bill, 2));
    assertThat(first(report, Invariant.I4)).isEqualTo(place(bill, 2));
  }

  @Test
  void I3_two_entries_change_places() {
    genuine();
    for (String move : List.of("99 where seq = 2", "2 where seq = 3", "3 where seq = 99")) {
      bol("update entry set seq = " + move + " and key = '" + bill.key() + "'");
    }
    at(Invariant.I3, bill, 2);
  }

  @Test
  void I3_a_prev_that_points_elsewhere() {
    genuine();
    bol(
        "update entry set prev = '"
            + registry.last(registry.surrendered).hash()
            + "' where seq = 3 and key = '"
            + bill.key()
            + "'");
    at(Invariant.I3, bill, 3);
  }

  @Test
  void I3_a_head_that_is_not_the_last_entry() {
    genuine();
    bol("update chain set head = repeat('a', 64) where key = '" + bill.key() + "'");
    onlyAt(Invariant.I3, bill, registry.last(bill).seq());
  }

  @Test
  void I4_a_forged_signature_in_a_chain_that_is_sealed_anew() {
    SignedAct one = registry.transfer(bill, Registry.CAST.shipper(), Registry.CAST.buyer()).act();
    SignedAct two = registry.transfer(bill, Registry.CAST.buyer(), Registry.CAST.shipper()).act();
    String forged =
        two.value().substring(0, two.value().lastIndexOf('.'))
            + one.value().substring(one.value().lastIndexOf('.'));
    registry.entries(bill).removeLast();
    Entry entry = registry.append(bill, new SignedAct(forged), Registry.CAST.shipper(), "HELD");
    genuine();
    onlyAt(Invariant.I4, bill, entry.seq());
  }

  @Test
  void I4_a_key_used_after_it_was_revoked() {
    registry.transfer(bill, Registry.CAST.shipper(), Registry.TURNCOAT);
    Entry entry = registry.transfer(bill, Registry.TURNCOAT, Registry.CAST.buyer());
    genuine();
    onlyAt(Invariant.I4, bill, entry.seq());
  }

  @Test
  void I4_a_key_used_while_its_party_was_frozen() {
    registry.transfer(bill, Registry.CAST.shipper(), Registry.FROZEN);
    Entry entry = registry.transfer(bill, Registry.FROZEN, Registry.CAST.buyer());
    genuine();
    onlyAt(Invariant.I4, bill, entry.seq());
  }

  @Test
  void I4_an_act_about_another_bill() {
    SignedAct other =
        registry
            .transfer(registry.surrendered, Registry.CAST.operator(), Registry.CAST.buyer())
            .act();
    registry.entries(registry.surrendered).removeLast();
    registry.append(
        registry.surrendered,
        Registry.CAST.railway().key().sign(other.payload()),
        Registry.CAST.operator(),
        "SURRENDERING");
    genuine();
    at(Invariant.I4, registry.surrendered, 3);
  }

  @Test
  void I5_a_second_pledge() {
    registry.pledge(bill, Registry.CAST.shipper(), Registry.CAST.bank());
    Entry second = registry.pledge(bill, Registry.CAST.shipper(), Registry.CAST.otherBank());
    genuine();
    onlyAt(Invariant.I5, bill, second.seq());
  }

  @Test
  void I5_a_pledge_after_surrender() {
    Entry pledge =
        registry.pledge(registry.surrendered, Registry.CAST.operator(), Registry.CAST.bank());
    genuine();
    onlyAt(Invariant.I5, registry.surrendered, pledge.seq());
  }

  @Test
  void I6_an_acknowledged_act_that_is_not_there() {
    Entry lost = registry.transfer(bill, Registry.CAST.shipper(), Registry.CAST.buyer());
    registry.entries(bill).removeLast();
    registry.transfer(bill, Registry.CAST.shipper(), Registry.CAST.buyer());
    genuine();
    var lines = toldTheTruth();
    lines.add(new HistoryLine(What.OK, lost.act().id(), lost.sealedAt(), Receipt.of(lost), null));
    Registry.write(history, lines);
    onlyAt(Invariant.I6, bill, lost.seq());
  }

  @Test
  void I6_a_refused_act_that_is_there() {
    genuine();
    Entry entry = registry.entries(bill).get(2);
    Registry.write(
        history,
        List.of(
            new HistoryLine(What.INVOKE, entry.act().id(), entry.sealedAt(), null, null),
            new HistoryLine(What.FAIL, entry.act().id(), entry.sealedAt(), null, "R14")));
    onlyAt(Invariant.I6, bill, 3);
  }

  @Test
  void I6_an_act_of_unknown_outcome_may_be_there_or_not() {
    Entry never = registry.transfer(bill, Registry.CAST.shipper(), Registry.CAST.buyer());
    registry.entries(bill).removeLast();
    registry.transfer(bill, Registry.CAST.shipper(), Registry.CAST.buyer());
    genuine();
    Entry there = registry.entries(bill).get(2);
    Registry.write(
        history,
        List.of(
            new HistoryLine(What.INFO, there.act().id(), there.sealedAt(), null, "no answer"),
            new HistoryLine(What.INFO, never.act().id(), never.sealedAt(), null, "no answer")));
    assertThat(audit(Service.BOL).violated()).isEmpty();
  }

  @Test
  void I7_an_entry_that_never_came_to_kafka() {
    registry.keep();
    var sent = new ArrayList<>(registry.all());
    sent.remove(registry.entries(bill).get(3));
    Registry.send(sent);
    onlyAt(Invariant.I7, bill, 4);
  }

  @Test
  void I7_entries_that_came_to_kafka_in_another_order() {
    registry.keep();
    var sent = new ArrayList<>(registry.all());
    int at = sent.indexOf(registry.entries(bill).get(2));
    Collections.swap(sent, at, at + 1);
    Registry.send(sent);
    onlyAt(Invariant.I7, bill, 3);
  }

  @Test
  void I7_other_bytes_on_kafka() {
    registry.keep();
    var sent = new ArrayList<>(registry.all());
    Entry last = sent.removeLast();
    Registry.send(sent);
    String json = new String(last.toJson(), StandardCharsets.UTF_8);
    Registry.send(
        last.topic().wireName(),
        last.chain(),
        json.replace(",\"seq\"", ", \"seq\"").getBytes(StandardCharsets.UTF_8));
    onlyAt(Invariant.I7, registry.surrendered, last.seq());
  }

  @Test
  void I7_an_entry_that_only_kafka_has() {
    registry.keep();
    Entry more = registry.transfer(bill, Registry.CAST.shipper(), Registry.CAST.buyer());
    Registry.send(registry.all());
    onlyAt(Invariant.I7, bill, more.seq());
  }

  @Test
  void I7_a_copy_that_is_not_the_owners_entry() {
    genuine();
    Registry.sql(
        Database.CUSTOMS,
        "update entry set act = overlay(act placing 'AA' from 400 for 2), hash = repeat('b', 64)"
            + " where seq = 2 and key = '"
            + bill.key()
            + "'");
    onlyAt(Invariant.I7, bill, 2, Service.BOL, Service.CUSTOMS);
  }

  @Test
  void I7_a_copy_that_stayed_behind() {
    genuine();
    long last = registry.last(bill).seq();
    Registry.sql(
        Database.CUSTOMS,
        "delete from entry where seq = " + last + " and key = '" + bill.key() + "'");
    onlyAt(Invariant.I7, bill, last, Service.BOL, Service.CUSTOMS);
  }

  @Test
  void I8_an_entry_left_in_the_outbox() {
    genuine();
    bol("insert into unsent (topic, key, seq) values ('bill-events', '" + bill.key() + "', 5)");
    onlyAt(Invariant.I8, bill, 5);
  }

  @Test
  void I9_a_machine_that_gets_lost_in_a_split() {
    ChainId whole = successions.issue("S1", agreed(successions.machines(10, 3)), null);
    SignedAct one = agreed(successions.machines(10, 1));
    SignedAct two = agreed(Successions.noteless(successions.machines(11, 1)));
    Entry split = successions.split(whole, List.of(one, two), "S2", "S3");
    genuine();
    onlyAt(Invariant.I9, whole, split.seq());
    assertThat(firstOf(Invariant.I9)).contains("declared CNY: 300000000 became 200000000");
  }

  @Test
  void I9_a_machine_under_two_parts() {
    ChainId whole = successions.issue("S1", agreed(successions.machines(10, 2)), null);
    SignedAct one = agreed(successions.machines(10, 1));
    SignedAct two = agreed(Successions.noteless(successions.machines(10, 1)));
    Entry split = successions.split(whole, List.of(one, two), "S2", "S3");
    genuine();
    onlyAt(Invariant.I9, whole, split.seq());
    assertThat(firstOf(Invariant.I9)).contains("machine 847710 S-10: 1 became 2");
  }

  @Test
  void I9_a_kilogram_that_gets_lost_in_a_merge() {
    List<ChainId> both = two();
    Document whole = Successions.weighing(successions.machines(10, 2), 36_999);
    SignedAct agreed = agreed(noted(whole));
    both.forEach(chain -> successions.giveUp(chain, agreed, both));
    Entry first = successions.merge(both.getFirst(), "S3");
    successions.merge(both.getLast(), "S3");
    successions.issue("S3", agreed, Successions.of(both.getFirst(), both.getLast()));
    genuine();
    onlyAt(Invariant.I9, both.getFirst(), first.seq());
    assertThat(firstOf(Invariant.I9)).contains("37000 became 36999");
  }

  @Test
  void I9_an_amendment_in_force_counts() {
    List<ChainId> both = two();
    successions.weighAnew(both.getLast(), "18500", "18499");
    Document whole = Successions.weighing(successions.machines(10, 2), 36_999);
    SignedAct agreed = agreed(noted(whole));
    both.forEach(chain -> successions.giveUp(chain, agreed, both));
    both.forEach(chain -> successions.merge(chain, "S3"));
    genuine();
    assertThat(audit(Service.BOL).violated()).isEmpty();
  }

  @Test
  void I9_a_bill_that_ends_in_a_merge_while_another_of_it_lives() {
    List<ChainId> both = two();
    SignedAct agreed = agreed(noted(successions.machines(10, 2)));
    successions.giveUp(both.getFirst(), agreed, both);
    Entry merged = successions.merge(both.getFirst(), "S3");
    genuine();
    onlyAt(Invariant.I9, both.getFirst(), merged.seq());
    assertThat(firstOf(Invariant.I9)).contains("which is not given up for it");
  }

  @Test
  void I9_a_bill_that_ends_in_a_merge_before_its_first() {
    List<ChainId> both = two();
    SignedAct agreed = agreed(noted(successions.machines(10, 2)));
    both.forEach(chain -> successions.giveUp(chain, agreed, both));
    Entry merged = successions.merge(both.getLast(), "S3");
    genuine();
    onlyAt(Invariant.I9, both.getLast(), merged.seq());
  }

  @Test
  void I9_a_part_that_is_issued_twice() {
    ChainId whole = successions.issue("S1", agreed(successions.machines(10, 2)), null);
    SignedAct one = agreed(successions.machines(10, 1));
    SignedAct two = agreed(Successions.noteless(successions.machines(11, 1)));
    successions.split(whole, List.of(one, two), "S2", "S3");
    successions.issue("S2", one, Successions.of(whole));
    ChainId again = successions.issue("S4", one, Successions.of(whole));
    genuine();
    onlyAt(Invariant.I9, again, 1);
  }

  @Test
  void I9_a_whole_that_does_not_name_all_its_bills() {
    List<ChainId> both = two();
    SignedAct agreed = agreed(noted(successions.machines(10, 2)));
    both.forEach(chain -> successions.giveUp(chain, agreed, both));
    both.forEach(chain -> successions.merge(chain, "S3"));
    ChainId whole = successions.issue("S3", agreed, Successions.of(both.getFirst()));
    genuine();
    onlyAt(Invariant.I9, whole, 1);
  }

  /** Two bills of one machine each. */
  private List<ChainId> two() {
    return List.of(
        successions.issue("S1", agreed(successions.machines(10, 1)), null),
        successions.issue("S2", agreed(successions.machines(11, 1)), null));
  }

  /** With the rail notes of both. */
  private Document noted(Document whole) {
    var papers = new ArrayList<>(whole.underlying());
    papers.addAll(successions.machines(11, 1).underlying());
    return new Document(
        whole.notation(),
        whole.operator(),
        whole.consignor(),
        whole.notifyParty(),
        whole.order(),
        whole.receipt(),
        whole.delivery(),
        whole.legs(),
        whole.goods(),
        whole.condition(),
        whole.originals(),
        whole.declaredValue(),
        papers,
        whole.procedures());
  }

  private SignedAct agreed(Document document) {
    return successions.agreement(document);
  }

  private String firstOf(Invariant invariant) {
    return audit(Service.BOL).line(invariant).first().getFirst().why();
  }

  private void genuine() {
    registry.keep();
    registry.follow();
    Registry.send(registry.all());
    Registry.write(history, toldTheTruth());
  }

  private List<HistoryLine> toldTheTruth() {
    var lines = new ArrayList<HistoryLine>();
    for (Entry entry : registry.all()) {
      lines.add(new HistoryLine(What.INVOKE, entry.act().id(), entry.sealedAt(), null, null));
      lines.add(
          new HistoryLine(What.OK, entry.act().id(), entry.sealedAt(), Receipt.of(entry), null));
    }
    return lines;
  }

  private static void bol(String sql) {
    Registry.sql(Database.BOL, sql);
  }

  private Report audit(Service... services) {
    if (!java.nio.file.Files.exists(history)) {
      Registry.write(history, List.of());
    }
    return Auditor.audit(Registry.evidence(history, services));
  }

  /** The invariant is violated first in this place. */
  private void at(Invariant invariant, ChainId chain, long seq) {
    Report report = audit(Service.BOL);
    assertThat(first(report, invariant)).as(report.toString()).isEqualTo(place(chain, seq));
  }

  /** The same, and everything else holds. */
  private void onlyAt(Invariant invariant, ChainId chain, long seq, Service... services) {
    Report report = audit(services.length == 0 ? new Service[] {Service.BOL} : services);
    assertThat(report.violated()).as(report.toString()).containsExactly(invariant);
    assertThat(first(report, invariant)).as(report.toString()).isEqualTo(place(chain, seq));
  }

  private static String first(Report report, Invariant invariant) {
    List<Violation> first = report.line(invariant).first();
    return first.isEmpty() ? "nowhere" : first.getFirst().chain() + " " + first.getFirst().seq();
  }

  private static String place(ChainId chain, long seq) {
    return chain + " " + seq;
  }
}
