package org.throughbill.local;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Tells the one who waits what happens. */
public final class Progress {
  private static final long QUIET_NANOS = 5_000_000_000L;

  private final PrintStream out;
  private final long start = System.nanoTime();
  private final Set<String> awaited = new TreeSet<>();
  private long lastWord = start;

  public Progress(PrintStream out) {
    this.out = out;
  }

  public synchronized void say(String text) {
    lastWord = System.nanoTime();
    out.printf(Locale.ROOT, "%6.1f s  %s%n", (lastWord - start) / 1e9, text);
  }

  synchronized void starts(String name) {
    awaited.add(name);
  }

  synchronized void ready(String name) {
    awaited.remove(name);
    say(name + " is ready");
  }

  /** Called while polling; speaks only after some silence. */
  synchronized void stillWaiting() {
    if (System.nanoTime() - lastWord > QUIET_NANOS && !awaited.isEmpty()) {
      say("waiting for " + String.join(", ", awaited));
    }
  }
}
