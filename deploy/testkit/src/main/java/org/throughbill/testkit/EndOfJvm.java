package org.throughbill.testkit;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** What is done when the JVM ends: the last thing started ends first, whatever fails. */
final class EndOfJvm {
  private final Deque<Runnable> endings = new ConcurrentLinkedDeque<>();

  EndOfJvm() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::run, "throughbill-test-servers"));
  }

  void first(Runnable ending) {
    endings.addFirst(ending);
  }

  private void run() {
    for (Runnable ending : endings) {
      try {
        ending.run();
      } catch (RuntimeException e) {
        System.err.println("A test server did not end: " + e.getMessage());
      }
    }
  }
}
