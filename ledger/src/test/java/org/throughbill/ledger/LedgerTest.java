package org.throughbill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;

class LedgerTest {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private final Ledger ledger = new Ledger(Tables.app());
  private final Chain chain = new Chain();

  /** What a test broke stays in nobody's way. */
  @AfterEach
  void forgotten() {
    for (String table : List.of("unsent", "entry", "chain")) {
      Tables.asOwner("delete from " + table + " where key = ?", chain.key());
    }
  }

  private long rows(String table) {
    return Tables.count("select count(*) from " + table + " where key = ?", chain.key());
  }

  private static String sqlState(LedgerUnavailable unavailable) {
    return unavailable.getCause() instanceof SQLException e ? e.getSQLState() : "";
  }

  @Test
  void an_entry_its_head_and_its_place_in_the_outbox_are_written_together() {
    chain.grown(ledger, 3);
    assertThat(ledger.read(chain.id(), Head.NONE)).isEqualTo(chain.entries());
    assertThat(ledger.head(chain.id())).isEqualTo(chain.head());
    assertThat(rows("unsent")).isEqualTo(3);
  }

  @Test
  void a_chain_that_has_not_begun_has_no_head() {
    assertThat(ledger.head(chain.id())).isEqualTo(Head.NONE);
    assertThat(ledger.heads(Topic.BILL_EVENTS, Set.of(chain.key()))).isEmpty();
    assertThat(ledger.read(chain.id(), Head.NONE)).isEmpty();
  }

  @Test
  void of_two_entries_upon_one_head_one_takes_the_place() {
    chain.grown(ledger, 1);
    Entry first = chain.next();
    Entry second = chain.next();
    assertThat(ledger.append(first, null)).isTrue();
    assertThat(ledger.append(second, null)).isFalse();
    assertThat(ledger.read(chain.id(), Head.NONE))
        .containsExactly(chain.entries().getFirst(), first);
    assertThat(rows("unsent")).isEqualTo(2);
  }

  @Test
  void of_two_first_entries_one_begins_the_chain() {
    Entry first = chain.next();
    assertThat(ledger.append(first, null)).isTrue();
    assertThat(ledger.append(chain.next(), null)).isFalse();
    assertThat(ledger.read(chain.id(), Head.NONE)).containsExactly(first);
  }

  @Test
  void of_entries_appended_together_each_takes_its_place_or_none() {
    chain.grown(ledger, 1);
    Entry beaten = chain.next();
    chain.grow(ledger);
    Entry beginning = new Chain().next();
    var grown = new Chain().grown(ledger, 2);
    Entry next = grown.next();

    assertThat(append(beaten, beginning, next)).containsExactlyInAnyOrder(beginning, next);
    assertThat(ledger.read(chain.id(), Head.NONE)).isEqualTo(chain.entries());
    assertThat(ledger.read(beginning.chainId(), Head.NONE)).containsExactly(beginning);
    assertThat(ledger.read(grown.id(), Head.NONE)).hasSize(3).last().isEqualTo(next);
  }

  @Test
  void an_entry_does_not_come_in_upon_one_that_is_appended_with_it() {
    Entry first = chain.grown(ledger, 1).next();
    Entry second =
        Entry.seal(chain.id(), first.seq() + 1, first.hash(), chain.act(), first.sealedAt());

    assertThat(append(first, second)).containsExactly(first);
    assertThat(ledger.head(chain.id())).isEqualTo(Head.of(first));
    assertThat(rows("entry")).isEqualTo(2);
    assertThat(rows("unsent")).isEqualTo(2);
  }

  private Set<Entry> append(Entry... entries) {
    return ledger.append(
        Stream.of(entries).map(entry -> new Ledger.Candidate(entry, null)).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void R20_of_many_at_once_one_takes_the_place(int length) throws Exception {
    chain.grown(ledger, length);
    var taken = new ArrayList<Future<Boolean>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 12; i++) {
        Entry entry = chain.next();
        taken.add(threads.submit(() -> ledger.append(entry, null)));
      }
    }
    assertThat(taken.stream().filter(LedgerTest::took)).hasSize(1);
    assertThat(rows("entry")).isEqualTo(length + 1);
  }

  private static boolean took(Future<Boolean> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void the_primary_key_alone_keeps_two_entries_from_one_place() {
    chain.grown(ledger, 1);
    Entry second = chain.next();
    chain.grow(ledger);
    Tables.asOwner(
        "update chain set seq = 1, head = ? where key = ?",
        chain.entries().getFirst().hash().value(),
        chain.key());
    LedgerUnavailable refused =
        catchThrowableOfType(LedgerUnavailable.class, () -> ledger.append(second, null));
    assertThat(sqlState(refused)).isEqualTo(UNIQUE_VIOLATION);
    assertThat(rows("entry")).isEqualTo(2);
    assertThat(ledger.head(chain.id()).seq()).isEqualTo(1);
  }

  @Test
  void the_head_alone_keeps_two_entries_from_one_place() {
    chain.grown(ledger, 1);
    Entry second = chain.next();
    chain.grow(ledger);
    Tables.asOwner("delete from entry where key = ? and seq = 2", chain.key());
    assertThat(ledger.append(second, null)).isFalse();
  }

  @Test
  void an_entry_upon_another_hash_of_the_same_length_does_not_take_the_place() {
    chain.grown(ledger, 1);
    Entry next = chain.next();
    Tables.asOwner("update chain set head = ? where key = ?", "f".repeat(64), chain.key());
    assertThat(ledger.append(next, null)).isFalse();
  }

  @Test
  void an_act_is_sealed_once_on_a_chain() {
    chain.grown(ledger, 1);
    Entry again =
        Entry.seal(
            chain.id(),
            2,
            chain.head().hash(),
            chain.entries().getFirst().act(),
            chain.head().sealedAt());
    LedgerUnavailable refused =
        catchThrowableOfType(LedgerUnavailable.class, () -> ledger.append(again, null));
    assertThat(sqlState(refused)).isEqualTo(UNIQUE_VIOLATION);
    assertThat(ledger.sealed(chain.id(), again.act())).contains(chain.entries().getFirst());
    assertThat(ledger.sealed(chain.id(), chain.act())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update entry set act = 'x' where key = ?",
        "update entry set sealed_at = now() where key = ?",
        "delete from entry where key = ?",
        "delete from chain where key = ?",
        "update unsent set seq = 9 where key = ?",
        "update parked set reason = 'none' where key = ?",
        "delete from parked where key = ?"
      })
  void R37_the_service_cannot_change_what_is_written(String sql) {
    chain.grown(ledger, 2);
    LedgerUnavailable refused =
        catchThrowableOfType(
            LedgerUnavailable.class, () -> Tables.change(Tables.app(), sql, chain.key()));
    assertThat(sqlState(refused)).isEqualTo(INSUFFICIENT_PRIVILEGE);
    assertThat(ledger.read(chain.id(), Head.NONE)).isEqualTo(chain.entries());
  }

  @Test
  void R37_the_service_cannot_empty_or_drop_a_table() {
    for (String sql :
        List.of("truncate entry", "drop table entry", "alter table entry disable rule x")) {
      LedgerUnavailable refused =
          catchThrowableOfType(LedgerUnavailable.class, () -> Tables.change(Tables.app(), sql));
      assertThat(sqlState(refused)).as(sql).isEqualTo(INSUFFICIENT_PRIVILEGE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update entry set act = (select act from entry o where o.key = entry.key and o.seq = 2),"
            + " act_id = 'other' where key = ? and seq = 3",
        "update entry set act = 'x.y.z' where key = ? and seq = 3",
        "update entry set prev = hash where key = ? and seq = 3",
        "update entry set hash = prev where key = ? and seq = 3",
        "update entry set sealed_at = sealed_at + interval '1 microsecond' where key = ? and seq ="
            + " 3",
        "update entry set topic = 'party-events' where key = ? and seq = 3",
        "delete from entry where key = ? and seq = 3",
        "update entry set seq = 99 where key = ? and seq = 3"
      })
  void R37_what_was_altered_or_deleted_is_found_where_it_was(String sql) {
    chain.grown(ledger, 5);
    assertThat(Tables.asOwner(sql, chain.key())).isEqualTo(1);
    assertThatThrownBy(() -> ledger.read(chain.id(), Head.NONE))
        .isInstanceOf(BrokenChain.class)
        .hasMessageContaining(chain.id() + " breaks at entry 3:");
  }

  @Test
  void R37_rows_that_changed_places_are_found_at_the_first_of_them() {
    chain.grown(ledger, 5);
    Tables.asOwner("update entry set seq = 99 where key = ? and seq = 3", chain.key());
    Tables.asOwner("update entry set seq = 3 where key = ? and seq = 4", chain.key());
    Tables.asOwner("update entry set seq = 4 where key = ? and seq = 99", chain.key());
    assertThatThrownBy(() -> ledger.read(chain.id(), Head.NONE))
        .isInstanceOf(BrokenChain.class)
        .hasMessageContaining("breaks at entry 3:");
  }

  @Test
  void R37_a_chain_cut_off_at_its_end_is_found_there() {
    chain.grown(ledger, 5);
    Tables.asOwner("delete from entry where key = ? and seq = 5", chain.key());
    assertThatThrownBy(() -> ledger.read(chain.id(), Head.NONE))
        .isInstanceOf(BrokenChain.class)
        .hasMessageContaining("breaks at entry 5:");
    assertThatThrownBy(() -> ledger.read(chain.id(), Head.of(chain.entries().get(3))))
        .isInstanceOf(BrokenChain.class);
  }

  @Test
  void R37_an_entry_sealed_anew_by_whoever_owns_the_tables_breaks_the_chain_after_it() {
    chain.grown(ledger, 5);
    Entry third = chain.entries().get(2);
    Entry forged = Entry.seal(chain.id(), 3, third.prev(), chain.act(), third.sealedAt());
    Tables.asOwner(
        "update entry set act = ?, hash = ? where key = ? and seq = 3",
        forged.act().value(),
        forged.hash().value(),
        chain.key());
    assertThatThrownBy(() -> ledger.read(chain.id(), Head.NONE))
        .isInstanceOf(BrokenChain.class)
        .hasMessageContaining("breaks at entry 4:");
  }

  @Test
  void a_chain_is_read_on_from_where_a_reader_stands() {
    chain.grown(ledger, 5);
    assertThat(ledger.read(chain.id(), Head.of(chain.entries().get(2))))
        .isEqualTo(chain.entries().subList(3, 5));
    assertThat(ledger.read(chain.id(), chain.head())).isEmpty();
    assertThat(ledger.page(chain.id(), 1, 2)).isEqualTo(chain.entries().subList(1, 3));
  }

  @Test
  void R37_a_reader_whose_own_past_is_another_is_told() {
    chain.grown(ledger, 3);
    var otherPast =
        new Head(1, chain.entries().get(1).hash(), chain.entries().getFirst().sealedAt());
    assertThatThrownBy(() -> ledger.read(chain.id(), otherPast)).isInstanceOf(BrokenChain.class);
  }

  @Test
  void what_is_followed_keeps_its_place_and_the_head_moves_on_only() {
    chain.grown(ledger, 2);
    var copy = new Chain();
    var entries = new ArrayList<Entry>();
    Head head = Head.NONE;
    for (int i = 0; i < 3; i++) {
      Entry entry =
          Entry.seal(copy.id(), head.seq() + 1, head.hash(), copy.act(), chain.head().sealedAt());
      entries.add(entry);
      head = Head.of(entry);
    }
    ledger.follow(entries);
    assertThat(ledger.read(copy.id(), Head.NONE)).isEqualTo(entries);
    assertThat(ledger.head(copy.id())).isEqualTo(head);
    assertThat(Tables.count("select count(*) from unsent where key = ?", copy.key())).isZero();
    assertThatThrownBy(() -> ledger.follow(entries.subList(0, 1)))
        .isInstanceOf(LedgerUnavailable.class);
    assertThat(ledger.head(copy.id())).isEqualTo(head);
  }
}
