package org.throughbill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
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
  private static final int ROUNDS = 30;

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
    try (Connection moving = Tables.transaction();
        var statement = moving.prepareStatement(MOVE)) {
      statement.setString(1, chain.key());
      statement.execute();
    }
  }

  @Test
  void of_two_that_were_each_decided_upon_the_others_chain_one_takes_its_place() throws Exception {
    try (Connection left = Tables.transaction();
        Connection right = Tables.transaction();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < ROUNDS; round++) {
        Chain one = new Chain().grown(ledger, 1);
        Chain two = new Chain().grown(ledger, 1);
        List<Future<Boolean>> took =
            threads.invokeAll(List.of(appending(left, one, two), appending(right, two, one)));
        assertThat(took.getFirst().get()).isNotEqualTo(took.getLast().get());
        assertThat(ledger.head(one.id()).seq() + ledger.head(two.id()).seq()).isEqualTo(3);
      }
    }
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
