package org.throughbill.ledger.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Comes back, every second, to the chains that stayed behind. */
@ApplicationScoped
class Mender {
  private static final Logger LOG = Logger.getLogger(Mender.class);

  private final Inbox inbox;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("mender").daemon().factory());

  Mender(Inbox inbox) {
    this.inbox = inbox;
  }

  void start(@Observes StartupEvent event) {
    var unused = timer.scheduleWithFixedDelay(this::mend, 1, 1, TimeUnit.SECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  private void mend() {
    try {
      inbox.bringOn();
    } catch (RuntimeException e) {
      LOG.warnf("the mender comes back later: %s", e);
    }
  }
}
