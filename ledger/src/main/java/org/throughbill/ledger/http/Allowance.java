package org.throughbill.ledger.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How often each of many may ask: so many requests a second in the long run, and as many at once as
 * it has saved up.
 *
 * <p>Each is remembered by one number, the time until which its requests are paid for, which may
 * lie ahead of now by no more than the burst.
 */
final class Allowance<K> {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Cache<K, AtomicLong> paidUntil;
  private final LongSupplier nanos;
  private final long cost;
  private final long ahead;

  Allowance(long perSecond, long burst, LongSupplier nanos) {
    this.cost = SECOND / perSecond;
    this.ahead = cost * burst;
    this.nanos = nanos;
    this.paidUntil =
        Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofNanos(ahead).plusMinutes(1))
            .build();
  }

  /** Takes one request from what is left. */
  boolean allow(K who) {
    long now = nanos.getAsLong();
    AtomicLong until = paidUntil.get(who, _ -> new AtomicLong(now));
    long before = until.get();
    while (Math.max(before, now) + cost - now <= ahead) {
      long witness = until.compareAndExchange(before, Math.max(before, now) + cost);
      if (witness == before) {
        return true;
      }
      before = witness;
    }
    return false;
  }
}
