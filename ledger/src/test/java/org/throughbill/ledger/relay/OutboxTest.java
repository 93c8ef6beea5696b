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
    List<Outbox.Unsent> unsent = outbox.oldest(100);
    Tables.asOwner("update relay_lease set held_until = now() - interval '1 second'");
    long current = other.takeLease(SECONDS).orElseThrow();
    assertThat(outbox.markSent(unsent, old, SECONDS)).isFalse();
    assertThat(outbox.renewLease(old, SECONDS)).isFalse();
    assertThat(other.oldest(100)).isEqualTo(unsent).hasSize(3);
    assertThat(other.markSent(unsent, current, SECONDS)).isTrue();
    assertThat(other.oldest(100)).isEmpty();
  }

  @Test
  void only_what_was_acknowledged_is_marked() {
    chain.grown(ledger, 4);
    long epoch = outbox.takeLease(SECONDS).orElseThrow();
    List<Outbox.Unsent> unsent = outbox.oldest(100);
    assertThat(outbox.markSent(unsent.subList(0, 2), epoch, SECONDS)).isTrue();
    assertThat(outbox.oldest(100)).isEqualTo(unsent.subList(2, 4));
    assertThat(outbox.oldest(1)).isEqualTo(unsent.subList(2, 3));
    assertThat(outbox.age()).isGreaterThan(0);
  }

  @Test
  void an_entry_that_commits_late_is_not_left_behind() throws java.sql.SQLException {
    var late = new Chain();
    long epoch = outbox.takeLease(SECONDS).orElseThrow();
    try (var slow = Tables.transaction()) {
      late.grow(new Ledger(Tables.within(slow)));
      chain.grow(ledger);
      List<Outbox.Unsent> first = outbox.oldest(100);
      assertThat(first).hasSize(1);
      assertThat(outbox.markSent(first, epoch, SECONDS)).isTrue();
      slow.commit();
    }
    assertThat(outbox.oldest(100)).extracting(Outbox.Unsent::entry).isEqualTo(late.entries());
  }
}
