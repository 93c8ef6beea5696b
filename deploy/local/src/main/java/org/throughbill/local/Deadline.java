package org.throughbill.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How long a condition may take to come true. */
public record Deadline(Duration limit) {
  private static final long PAUSE_MILLIS = 50;

  /** Polls until the condition holds, and says whether it did. */
  public boolean holds(BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      pause();
    }
    return true;
  }

  /** Polls until the condition holds; what is missing goes into the message. */
  public void await(String what, BooleanSupplier condition) {
    if (!holds(condition)) {
      throw new IllegalStateException("After " + limit.toSeconds() + " s still not: " + what);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", e);
    }
  }
}
