package org.throughbill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;

/** What was decided upon other chains takes its place only while these end where they were read. */
class UponOtherChainsTest {
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String MOVE = "select from chain where key = ? for no key update nowait";

  private final Ledger ledger = new Ledger(Tables.app());
  private final Chain chain = new Chain().grown(ledger, 1);
  private final Chain other = new Chain().grown(ledger, 1);

  private static Map<ChainId, Head> upon(Chain... others) {
    return Stream.of(others).collect(Collectors.toMap(Chain::id, Chain::head));
  }

  @Test
  void it_takes_its_place_while_the_others_stand() {
    Entry next = chain.next();
    assertThat(ledger.append(next, null, upon(other, new Chain().grown(ledger, 3)))).isTrue();
    assertThat(ledger.head(chain.id())).isEqualTo(Head.of(next));
    assertThat(ledger.head(other.id())).isEqualTo(other.head());
  }

  @Test
  void it_begins_its_chain_while_the_others_stand() {
    var begun = new Chain();
    assertThat(ledger.append(begun.next(), null, upon(chain, other))).isTrue();
    assertThat(ledger.head(begun.id()).seq()).isEqualTo(1);
  }

  @Test
  void it_takes_no_place_once_one_of_the_others_has_moved() {
    Chain third = new Chain().grown(ledger, 1);
    Map<ChainId, Head> read = upon(other, third);
    third.grow(ledger);
    assertThat(ledger.append(chain.next(), null, read)).isFalse();
    assertThat(ledger.read(chain.id(), Head.NONE)).isEqualTo(chain.entries());
  }

  @Test
  void it_takes_no_place_once_another_came_first_on_its_own_chain() {
    Entry beaten = chain.next();
    chain.grow(ledger);
    assertThat(ledger.append(beaten, null, upon(other))).isFalse();
    assertThat(ledger.append(beaten, null, upon(other, chain))).isFalse();
    assertThat(ledger.read(chain.id(), Head.NONE)).isEqualTo(chain.entries());
  }

  @Test
  void its_own_chain_may_be_among_those_it_was_decided_upon() {
    assertThat(ledger.append(chain.next(), null, upon(chain))).isTrue();
  }

  @Test
  void nothing_is_decided_upon_the_absence_of_a_chain() {
    assertThatThrownBy(() -> ledger.append(chain.next(), null, upon(new Chain())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("upon what there is not");
    assertThat(ledger.head(chain.id())).isEqualTo(chain.head());
  }

  @Test
  void the_others_cannot_move_until_it_is_durable() throws SQLException {
    try (Connection sealing = Tables.transaction()) {
      new Ledger(Tables.within(sealing)).append(chain.next(), null, upon(other));
      assertThat(catchThrowableOfType(SQLException.class, () -> lock(other)).getSQLState())
          .isEqualTo(LOCK_NOT_AVAILABLE);
      sealing.commit();
      assertThatCode(() -> lock(other)).doesNotThrowAnyException();
    }
  }

  /** As whoever moves the head of a chain does, but without waiting. */
  private static void lock(Chain chain) throws SQLException {
    try (Connection moving = Tables.transaction()) {
      lock(moving, chain);
    }
  }

  private static void lock(Connection moving, Chain chain) throws SQLException {
    try (var statement = moving.prepareStatement(MOVE)) {
      statement.setString(1, chain.key());
      statement.execute();
    }
  }

  @Test
  void of_two_that_were_each_decided_upon_the_others_chain_one_waits_and_holds_nothing()
      throws Exception {
    Chain first = chain.key().compareTo(other.key()) < 0 ? chain : other;
    Chain last = first == chain ? other : chain;
    try (Connection before = Tables.transaction();
        Connection left = Tables.transaction();
        Connection right = Tables.transaction();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Long> waiting = List.of(pid(left), pid(right));
      lock(before, first);
      Future<Boolean> one = threads.submit(appending(left, first, last));
      Future<Boolean> two = threads.submit(appending(right, last, first));
      try {
        while (!waiting.stream().allMatch(UponOtherChainsTest::waits)) {
          assertThat(List.of(one.isDone(), two.isDone())).containsOnly(false);
        }
        assertThatCode(() -> lock(last)).doesNotThrowAnyException();
      } finally {
        before.commit();
      }
      assertThat(one.get()).isNotEqualTo(two.get());
      assertThat(ledger.head(first.id()).seq() + ledger.head(last.id()).seq()).isEqualTo(3);
    }
  }

  private static long pid(Connection transaction) throws SQLException {
    try (var statement = transaction.prepareStatement("select pg_backend_pid()");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static boolean waits(long pid) {
    return Tables.count("select cardinality(pg_blocking_pids(?::int))", pid) > 0;
  }

  private static Callable<Boolean> appending(Connection transaction, Chain chain, Chain other) {
    var ledger = new Ledger(Tables.within(transaction));
    Entry next = chain.next();
    Map<ChainId, Head> read = upon(other);
    return () -> {
      boolean took = ledger.append(next, null, read);
      transaction.commit();
      return took;
    };
  }
}
