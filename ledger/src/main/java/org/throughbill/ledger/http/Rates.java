package org.throughbill.ledger.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.throughbill.acts.value.PartyId;

/**
 * How often a party may ask: so many requests a second in the long run, and as many at once as it
 * has saved up.
 */
@ApplicationScoped
class Rates {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Cache<PartyId, Bucket> buckets;
  private final Bandwidth limit;
  private final TimeMeter time;

  @Inject
  Rates(
      @ConfigProperty(name = "throughbill.rate.per-second") long perSecond,
      @ConfigProperty(name = "throughbill.rate.burst") long burst) {
    this(perSecond, burst, TimeMeter.SYSTEM_NANOTIME);
  }

  Rates(long perSecond, long burst, TimeMeter time) {
    this.limit = Bandwidth.builder().capacity(burst).refillGreedy(perSecond, SECOND).build();
    this.time = time;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(SECOND.multipliedBy(burst / perSecond + 1).plusMinutes(1))
            .build();
  }

  /** Takes one request from what the party has left. */
  boolean allow(PartyId party) {
    return buckets.get(party, _ -> full()).tryConsume(1);
  }

  private Bucket full() {
    return Bucket.builder().addLimit(limit).withCustomTimePrecision(time).build();
  }
}
