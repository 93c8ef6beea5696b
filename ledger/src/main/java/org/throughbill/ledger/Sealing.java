package org.throughbill.ledger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.throughbill.acts.Refused;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;

/**
 * Seals waiting entries together: whatever comes while transactions are under way shares the next.
 * Nobody is refused for a neighbour: entries that cannot be sealed together are sealed one by one.
 *
 * <p>Every entry was decided upon before its transaction's first write, which keeps transaction ids
 * in the order of each chain; cursor reads rely on it.
 */
@ApplicationScoped
public class Sealing {
  private static final int TOGETHER = 64;

  /** A bill that somebody keeps locked holds up one of them, and the others go on. */
  private static final int THREADS = 4;

  /** After so many failures in a row it is the database and not the entry. */
  private static final int FAILURES = 2;

  private final Ledger ledger;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final List<Thread> threads =
      Stream.generate(() -> Thread.ofPlatform().name("sealing").daemon().unstarted(this::run))
          .limit(THREADS)
          .toList();

  public Sealing(Ledger ledger) {
    this.ledger = ledger;
  }

  private record Waiting(
      Ledger.Candidate candidate, Runnable alongside, CompletableFuture<Boolean> took) {
    Entry entry() {
      return candidate.entry();
    }

    ChainId chain() {
      return entry().chainId();
    }
  }

  void start(@Observes StartupEvent event) {
    threads.forEach(Thread::start);
  }

  void stop(@Observes ShutdownEvent event) {
    threads.forEach(Thread::interrupt);
  }

  /**
   * Appends an entry, and writes what goes with it in the same transaction; returns once that is
   * durable.
   *
   * @return whether the entry took its place; if not, another came first
   */
  boolean seal(Ledger.Candidate candidate, Runnable alongside) {
    var waiting = new Waiting(candidate, alongside, new CompletableFuture<>());
    queue.add(waiting);
    try {
      return waiting.took().join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private void run() {
    var pending = new ArrayList<Waiting>();
    try {
      while (true) {
        if (pending.isEmpty()) {
          pending.add(queue.take());
        }
        queue.drainTo(pending, TOGETHER - pending.size());
        sealTogether(oneOfEachChain(pending));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** In the order of the chains, so that instances take their locks in the same order. */
  private static List<Waiting> oneOfEachChain(List<Waiting> pending) {
    var chosen = new TreeMap<ChainId, Waiting>(Comparator.comparing(ChainId::toString));
    pending.removeIf(waiting -> chosen.putIfAbsent(waiting.chain(), waiting) == null);
    return List.copyOf(chosen.values());
  }

  private void sealTogether(List<Waiting> batch) {
    try {
      sealed(batch);
    } catch (RuntimeException one) {
      sealEachAlone(batch);
    }
  }

  private void sealEachAlone(List<Waiting> batch) {
    var failures = new ArrayList<RuntimeException>(); // in a row, and not for the act's own sake
    for (Waiting waiting : batch) {
      try {
        if (failures.size() == FAILURES) {
          throw failures.getLast();
        }
        sealed(List.of(waiting));
        failures.clear();
      } catch (Refused refused) {
        waiting.took().completeExceptionally(refused);
      } catch (RuntimeException failed) {
        waiting.took().completeExceptionally(failed);
        if (failures.size() < FAILURES) {
          failures.add(failed);
        }
      }
    }
  }

  private void sealed(List<Waiting> batch) {
    Set<Entry> took =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  Set<Entry> appended =
                      ledger.append(batch.stream().map(Waiting::candidate).toList());
                  batch.stream()
                      .filter(waiting -> appended.contains(waiting.entry()))
                      .forEach(waiting -> waiting.alongside().run());
                  return appended;
                });
    batch.forEach(waiting -> waiting.took().complete(took.contains(waiting.entry())));
  }
}
