package org.throughbill.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;

/** Streams are read across chains, and no reader passes over what it has not seen. */
class StreamTest {
  private final Ledger ledger = new Ledger(Tables.app());
  private final Chain chain = new Chain();

  /** What a test broke stays in nobody's way. */
  @AfterEach
  void forgotten() {
    for (String table : List.of("unsent", "entry", "chain")) {
      Tables.asOwner("delete from " + table + " where key = ?", chain.key());
    }
  }

  @Test
  void a_stream_is_read_in_the_order_of_transactions_however_many_digits_they_have() {
    chain.grown(ledger, 2);
    Tables.asOwner("update entry set tx = '9' where key = ? and seq = 1", chain.key());
    Tables.asOwner("update entry set tx = '10' where key = ? and seq = 2", chain.key());
    Page first = ledger.stream(Topic.BILL_EVENTS, Cursor.START, 2);
    assertThat(first.entries()).isEqualTo(chain.entries());
    assertThat(ledger.stream(Topic.BILL_EVENTS, first.next(), 10_000).entries())
        .doesNotContainAnyElementsOf(chain.entries());
  }

  @Test
  void a_stream_never_passes_over_an_entry_that_commits_late() throws SQLException {
    Cursor start = end();
    var early = new Chain();
    try (Connection slow = Tables.transaction()) {
      early.grow(new Ledger(Tables.within(slow)));
      chain.grow(ledger);
      Page meanwhile = ledger.stream(Topic.BILL_EVENTS, start, 100);
      assertThat(meanwhile.entries()).isEmpty();
      assertThat(meanwhile.next()).isEqualTo(start);
      slow.commit();
    }
    assertThat(ledger.stream(Topic.BILL_EVENTS, start, 100).entries())
        .containsExactly(early.entries().getFirst(), chain.entries().getFirst());
  }

  @Test
  void a_stream_read_page_by_page_gives_every_entry_once_and_each_chain_in_order() {
    Cursor cursor = end();
    var other = new Chain();
    for (int i = 0; i < 5; i++) {
      chain.grow(ledger);
      other.grow(ledger);
    }
    var read = new ArrayList<Entry>();
    for (Page page = ledger.stream(Topic.BILL_EVENTS, cursor, 3);
        !page.entries().isEmpty();
        page = ledger.stream(Topic.BILL_EVENTS, Cursor.parse(page.next().toString()), 3)) {
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(3);
      read.addAll(page.entries());
    }
    assertThat(read).hasSize(10).doesNotHaveDuplicates();
    assertThat(read).filteredOn(e -> e.chainId().equals(chain.id())).isEqualTo(chain.entries());
    assertThat(read).filteredOn(e -> e.chainId().equals(other.id())).isEqualTo(other.entries());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update entry set act = 'x.y.z' where key = ? and seq = 3",
        "update entry set prev = hash where key = ? and seq = 3",
        "update entry set hash = prev where key = ? and seq = 3",
        "update entry set hash = 'none' where key = ? and seq = 3",
        "update entry set sealed_at = now() where key = ? and seq = 3",
        "update entry set seq = 99 where key = ? and seq = 3"
      })
  void R37_an_altered_row_is_told_and_holds_up_no_other_entry_of_the_stream(String sql) {
    Cursor cursor = end();
    var other = new Chain();
    for (int i = 0; i < 5; i++) {
      chain.grow(ledger);
      other.grow(ledger);
    }
    assertThat(Tables.asOwner(sql, chain.key())).isEqualTo(1);
    var read = new ArrayList<Entry>();
    var broken = new ArrayList<BrokenChain>();
    for (Page page = ledger.stream(Topic.BILL_EVENTS, cursor, 3);
        !page.next().equals(cursor);
        page = ledger.stream(Topic.BILL_EVENTS, cursor, 3)) {
      cursor = page.next();
      read.addAll(page.entries());
      broken.addAll(page.broken());
    }
    var sound = new ArrayList<>(chain.entries());
    sound.remove(2);
    assertThat(read).filteredOn(e -> e.chainId().equals(chain.id())).isEqualTo(sound);
    assertThat(read).filteredOn(e -> e.chainId().equals(other.id())).isEqualTo(other.entries());
    assertThat(broken)
        .extracting(BrokenChain::place)
        .isNotEmpty()
        .containsOnly(chain.id().toString());
  }

  @Test
  void R37_a_row_that_names_no_chain_is_told_and_holds_up_no_other() {
    Cursor cursor = end();
    chain.grown(ledger, 2);
    Tables.asOwner("update entry set key = 'No Key' where key = ? and seq = 1", chain.key());
    try {
      Page page = ledger.stream(Topic.BILL_EVENTS, cursor, 9);
      assertThat(page.entries()).containsExactly(chain.entries().getLast());
      assertThat(page.broken())
          .singleElement()
          .satisfies(broken -> assertThat(broken.chain()).isEmpty())
          .satisfies(broken -> assertThat(broken.place()).isEqualTo("bill-events/No Key"));
    } finally {
      Tables.asOwner("delete from entry where key = 'No Key'");
    }
  }

  @Test
  void a_stream_is_read_on_in_the_middle_of_a_transaction_and_its_cursor_names_no_chain()
      throws SQLException {
    Cursor cursor = end();
    var other = new Chain();
    try (Connection one = Tables.transaction()) {
      chain.grow(new Ledger(Tables.within(one)));
      other.grow(new Ledger(Tables.within(one)));
      one.commit();
    }
    Page first = ledger.stream(Topic.BILL_EVENTS, cursor, 1);
    Page second = ledger.stream(Topic.BILL_EVENTS, Cursor.parse(first.next().toString()), 1);
    assertThat(List.of(first.entries().getFirst(), second.entries().getFirst()))
        .containsExactlyInAnyOrder(chain.entries().getFirst(), other.entries().getFirst());
    assertThat(new String(Base64.getUrlDecoder().decode(first.next().toString()), US_ASCII))
        .doesNotContain(first.entries().getFirst().chain());
  }

  private Cursor end() {
    Cursor cursor = Cursor.START;
    for (Page page = ledger.stream(Topic.BILL_EVENTS, cursor, 1000);
        !page.next().equals(cursor);
        page = ledger.stream(Topic.BILL_EVENTS, cursor, 1000)) {
      cursor = page.next();
    }
    return cursor;
  }
}
