package org.throughbill.ledger.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.ledger.BrokenChain;
import org.throughbill.ledger.Head;
import org.throughbill.ledger.Ledger;

/**
 * The chains that a reader found not to hold: each is an incident, told once and counted until it
 * holds again.
 */
@Startup // so that there is a count before there is anything to count
@ApplicationScoped
public class BrokenChains {
  private static final Logger LOG = Logger.getLogger(BrokenChains.class);

  private final Ledger ledger;
  private final Map<String, BrokenChain> found = new ConcurrentHashMap<>();

  BrokenChains(Ledger ledger, MeterRegistry meters) {
    this.ledger = ledger;
    Gauge.builder("throughbill.chains.broken", this, BrokenChains::count)
        .strongReference(true) // a registry that is added later asks for it still
        .register(meters);
  }

  void report(BrokenChain broken) {
    if (found.putIfAbsent(broken.place(), broken) == null) {
      LOG.errorf("withheld: %s", broken.getMessage());
    }
  }

  /** How many there are; those that were mended are read once more and forgotten. */
  int count() {
    found.values().removeIf(broken -> broken.chain().filter(c -> holds(c, broken)).isPresent());
    return found.size();
  }

  private boolean holds(ChainId chain, BrokenChain broken) {
    try {
      ledger.read(chain, Head.NONE);
      ledger.page(chain, broken.seq() - 1, 1);
      return true;
    } catch (BrokenChain still) {
      return false;
    }
  }
}
