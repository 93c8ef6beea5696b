package org.throughbill.ledger.http;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * How many lines the audit has for requests that were turned away at the door, which cost whoever
 * sends them nothing: enough of each sender to see what it tried, and not so many that one could
 * fill the table or drown the others. What is not noted is counted.
 */
@ApplicationScoped
class TurnedAway {
  private final Allowance<String> each;
  private final Allowance<String> all;
  private final Counter unnoted;

  @Inject
  TurnedAway(MeterRegistry meters) {
    this(meters, TimeMeter.SYSTEM_NANOTIME);
  }

  TurnedAway(MeterRegistry meters, TimeMeter time) {
    this.each = new Allowance<>(1, 60, time);
    this.all = new Allowance<>(10, 1000, time);
    this.unnoted = meters.counter("throughbill.audit.unnoted");
  }

  /** Whether this request still gets its line; takes it from what is left to the sender. */
  boolean isNoted(String sender) {
    boolean noted = each.allow(sender) && all.allow("all");
    if (!noted) {
      unnoted.increment();
    }
    return noted;
  }
}
