package org.throughbill.ledger.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.ledger.Chain;
import org.throughbill.ledger.Ledger;
import org.throughbill.ledger.Tables;

class OutboxTest {
  private static final int SECONDS = 60;

  private final Ledger ledger = new Ledger(Tables.app());
  private final Outbox outbox = new Outbox(Tables.app());
  private final Outbox other = new Outbox(Tables.app());
  private final Chain chain = new Chain();

  @BeforeEach
  @AfterEach
  void nobodyRelays() {
    Tables.asOwner("update relay_lease set held_until = '-infinity'");
    Tables.asOwner("delete from unsent");
  }

  @Test
  void one_relay_holds_the_lease_at_a_time() {
    OptionalLong epoch = outbox.takeLease(SECONDS);
    assertThat(epoch).isPresent();
    assertThat(other.takeLease(SECONDS)).isEmpty();
    assertThat(outbox.renewLease(epoch.getAsLong(), SECONDS)).isTrue();
    assertThat(outbox.renewLease(epoch.getAsLong(), 0)).isTrue();
    Tables.asOwner("update relay_lease set held_until = now() - interval '1 second'");
    assertThat(other.takeLease(SECONDS)).hasValue(epoch.getAsLong() + 1);
  }

  @Test
  void R75_a_relay_that_was_overtaken_marks_nothing() {
    chain.grown(ledger, 3);
    long old = outbox.takeLease(SECONDS).orElseThrow();
    List<Outbox.Unsent> unsent = outbox.firstOfEachChain(100);
    Tables.asOwner("update relay_lease set held_until = now() - interval '1 second'");
    long current = other.takeLease(SECONDS).orElseThrow();
    assertThat(outbox.markSent(unsent, old, SECONDS)).isFalse();
    assertThat(outbox.renewLease(old, SECONDS)).isFalse();
    assertThat(other.firstOfEachChain(100)).isEqualTo(unsent).hasSize(1);
    assertThat(other.markSent(unsent, current, SECONDS)).isTrue();
    assertThat(other.firstOfEachChain(100)).extracting(u -> u.entry().seq()).containsExactly(2L);
  }

  @Test
  void R73_one_entry_of_a_chain_is_on_its_way_at_a_time() {
    chain.grown(ledger, 3);
    var second = new Chain();
    second.grown(ledger, 2);
    long epoch = outbox.takeLease(SECONDS).orElseThrow();
    List<Outbox.Unsent> first = outbox.firstOfEachChain(100);
    assertThat(first).extracting(u -> u.entry().seq()).containsExactly(1L, 1L);
    assertThat(outbox.markSent(first.subList(0, 1), epoch, SECONDS)).isTrue();
    assertThat(outbox.firstOfEachChain(100))
        .extracting(u -> u.entry().seq())
        .containsExactlyInAnyOrder(2L, 1L);
    assertThat(outbox.age()).isGreaterThan(0);
  }

  @Test
  void an_entry_that_commits_late_is_not_left_behind() throws java.sql.SQLException {
    var late = new Chain();
    long epoch = outbox.takeLease(SECONDS).orElseThrow();
    try (var slow = Tables.transaction()) {
      late.grow(new Ledger(Tables.within(slow)));
      chain.grow(ledger);
      List<Outbox.Unsent> first = outbox.firstOfEachChain(100);
      assertThat(first).hasSize(1);
      assertThat(outbox.markSent(first, epoch, SECONDS)).isTrue();
      slow.commit();
    }
    assertThat(outbox.firstOfEachChain(100))
        .extracting(Outbox.Unsent::entry)
        .isEqualTo(late.entries());
  }
}
