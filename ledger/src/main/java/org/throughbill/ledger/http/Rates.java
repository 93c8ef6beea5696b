package org.throughbill.ledger.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.throughbill.acts.value.PartyId;

/**
 * How often a party may ask: so many requests a second in the long run, and as many at once as it
 * has saved up.
 *
 * <p>Each party is remembered by one number, the time until which its requests are paid for, which
 * may lie ahead of now by no more than the burst.
 */
@ApplicationScoped
class Rates {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Cache<PartyId, AtomicLong> paidUntil;
  private final LongSupplier nanos;
  private final long cost;
  private final long ahead;

  @Inject
  Rates(
      @ConfigProperty(name = "throughbill.rate.per-second") long perSecond,
      @ConfigProperty(name = "throughbill.rate.burst") long burst) {
    this(perSecond, burst, System::nanoTime);
  }

  Rates(long perSecond, long burst, LongSupplier nanos) {
    this.cost = SECOND / perSecond;
    this.ahead = cost * burst;
    this.nanos = nanos;
    this.paidUntil =
        Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofNanos(ahead).plusMinutes(1))
            .build();
  }

  /** Takes one request from what the party has left. */
  boolean allow(PartyId party) {
    long now = nanos.getAsLong();
    AtomicLong until = paidUntil.get(party, _ -> new AtomicLong(now));
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
