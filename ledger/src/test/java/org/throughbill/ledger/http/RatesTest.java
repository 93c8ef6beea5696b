package org.throughbill.ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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

  @Test
  void each_who_is_turned_away_gets_its_lines_and_all_together_no_flood() {
    var meters = new SimpleMeterRegistry();
    var turnedAway = new TurnedAway(meters, new Moved());
    assertThat(notedOf(turnedAway, 100, _ -> "one")).isEqualTo(60);
    assertThat(turnedAway.isNoted("another")).isTrue();
    wait(Duration.ofSeconds(2));
    assertThat(notedOf(turnedAway, 10, _ -> "one")).isEqualTo(2);
    assertThat(notedOf(turnedAway, 2_000, i -> "of a crowd " + i)).isEqualTo(957);
    assertThat(meters.counter("throughbill.audit.unnoted").count()).isEqualTo(40 + 8 + 1_043);
  }

  private static long notedOf(TurnedAway turnedAway, int requests, IntFunction<String> sender) {
    return IntStream.range(0, requests).filter(i -> turnedAway.isNoted(sender.apply(i))).count();
  }
}
