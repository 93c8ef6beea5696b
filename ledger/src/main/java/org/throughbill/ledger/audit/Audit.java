package org.throughbill.ledger.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Writes the audit behind the requests' backs: they hand over a line and go on, one writer adds
 * many at a time.
 *
 * <p>An orderly stop writes what is left. While the database is away lines wait; when there are too
 * many of them the newest are lost, counted and logged, because a read is no reason to run out of
 * memory.
 */
@ApplicationScoped
public class Audit {
  private static final Logger LOG = Logger.getLogger(Audit.class);
  private static final int WAITING = 50_000;
  private static final int BATCH = 1_000;
  private static final int ATTEMPTS_AT_THE_END = 5;
  private static final long AFTER_FAILURE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final BlockingQueue<AuditLine> waiting = new ArrayBlockingQueue<>(WAITING);
  private final AuditTable table;
  private final Counter lost;
  private final Thread writer = Thread.ofPlatform().name("audit").daemon().unstarted(this::write);
  private volatile boolean stopping;

  public Audit(AuditTable table, MeterRegistry meters) {
    this.table = table;
    this.lost = meters.counter("throughbill.audit.lost");
  }

  /** Takes a line; never waits. */
  public void note(AuditLine line) {
    if (!waiting.offer(line)) {
      lost.increment();
      LOG.warnf("the audit is full, lost: %s", line);
    }
  }

  void start(@Observes StartupEvent event) {
    writer.start();
  }

  /** Ends when every line that was handed over is written. */
  public void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    writer.join(TimeUnit.SECONDS.toMillis(10));
  }

  private void write() {
    int failures = 0;
    var lines = new ArrayList<AuditLine>(BATCH);
    while (!stopping || !lines.isEmpty() || !waiting.isEmpty()) {
      try {
        if (lines.isEmpty()) {
          gather(lines);
        }
        if (!lines.isEmpty()) {
          table.add(lines);
          lines.clear();
          failures = 0;
        }
      } catch (SQLException | RuntimeException e) { // whatever it is, the lines are not given up
        LOG.warnf("the audit waits for the database: %s", e);
        if (++failures >= ATTEMPTS_AT_THE_END && stopping) {
          LOG.errorf("lost at the end: %d lines of the audit", lines.size() + waiting.size());
          return;
        }
        LockSupport.parkNanos(AFTER_FAILURE_NANOS);
      }
    }
  }

  /** Waits a little for a first line, and takes all that have come by then. */
  private void gather(List<AuditLine> lines) {
    try {
      AuditLine first = waiting.poll(100, TimeUnit.MILLISECONDS);
      if (first != null) {
        lines.add(first);
        waiting.drainTo(lines, BATCH - 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }
}
