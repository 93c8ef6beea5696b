package org.throughbill.bench;

import java.util.Arrays;
import java.util.List;

/** Durations in microseconds, sorted once. */
final class Latencies {
  private final long[] micros;

  private Latencies(long[] micros) {
    this.micros = micros;
  }

  static Latencies of(List<Long> micros) {
    long[] sorted = micros.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return new Latencies(sorted);
  }

  /** The duration that this share of all stays under, in milliseconds; 0 where there are none. */
  double millis(double share) {
    return micros.length == 0
        ? 0
        : micros[(int) Math.min(micros.length - 1L, (long) (share * micros.length))] / 1000.0;
  }

  int count() {
    return micros.length;
  }
}
