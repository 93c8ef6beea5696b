package org.throughbill.ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.value.PartyId;

class RatesTest {
  private static final PartyId EAGER = new PartyId("eager-party");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE / 2);
  private final Rates rates = new Rates(10, 3, new Moved());

  private final class Moved implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanos.get();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  private int allowedOf(int requests) {
    int allowed = 0;
    for (int i = 0; i < requests; i++) {
      allowed += rates.allow(EAGER) ? 1 : 0;
    }
    return allowed;
  }

  private void wait(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void a_party_sends_its_burst_at_once_and_no_more() {
    assertThat(allowedOf(10)).isEqualTo(3);
    assertThat(rates.allow(new PartyId("another-party"))).isTrue();
  }

  @Test
  void strangers_are_told_apart_by_their_network() {
    assertThat(Strangers.networkOf("192.0.2.7")).isNotEqualTo(Strangers.networkOf("192.0.2.8"));
    assertThat(Strangers.networkOf("2001:db8:1:2::7"))
        .isEqualTo(Strangers.networkOf("2001:db8:1:2:ffff::8"))
        .isNotEqualTo(Strangers.networkOf("2001:db8:1:3::7"));
    assertThat(Strangers.networkOf("no address")).isEqualTo("no address");
  }

  @Test
  void what_was_spent_comes_back_with_time_and_never_beyond_the_burst() {
    allowedOf(10);
    wait(Duration.ofMillis(99));
    assertThat(allowedOf(10)).isZero();
    wait(Duration.ofMillis(1));
    assertThat(allowedOf(10)).isEqualTo(1);
    wait(Duration.ofHours(1));
    assertThat(allowedOf(10)).isEqualTo(3);
  }
}
