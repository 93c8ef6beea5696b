package org.throughbill.ledger.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * How often each of many may ask: so many requests a second in the long run, and as many at once as
 * it has saved up.
 */
final class Allowance<K> {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Cache<K, Bucket> buckets;
  private final Bandwidth limit;
  private final TimeMeter time;

  Allowance(long perSecond, long burst, TimeMeter time) {
    this.limit = Bandwidth.builder().capacity(burst).refillGreedy(perSecond, SECOND).build();
    this.time = time;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(SECOND.multipliedBy(burst / perSecond + 1).plusMinutes(1))
            .build();
  }

  /** Takes one request from what is left. */
  boolean allow(K who) {
    return buckets.get(who, _ -> full()).tryConsume(1);
  }

  private Bucket full() {
    return Bucket.builder().addLimit(limit).withCustomTimePrecision(time).build();
  }
}
