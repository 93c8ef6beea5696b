package org.throughbill.ledger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.throughbill.acts.Refused;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;

/**
 * Seals waiting entries together: whatever comes while transactions are under way shares the next.
 * Nobody is refused for a neighbour: entries that cannot be sealed together are sealed one by one.
 * What was decided upon other chains is sealed alone, as a neighbour might move one of them.
 *
 * <p>Every entry was decided upon before its transaction's first write, which keeps transaction ids
 * in the order of each chain; cursor reads rely on it.
 */
final class Sealing<S> {
  private static final int TOGETHER = 64;

  /** A bill that somebody keeps locked holds up one of them, and the others go on. */
  private static final int WORKERS = 2;

  /** After so many failures in a row it is the database and not the entry. */
  private static final int FAILURES = 2;

  private final Ledger ledger;
  private final Views<S> views;
  private final LinkedBlockingQueue<Waiting<S>> queue = new LinkedBlockingQueue<>();
  private final Semaphore idle = new Semaphore(WORKERS);

  Sealing(Ledger ledger, Views<S> views) {
    this.ledger = ledger;
    this.views = views;
  }

  private record Waiting<S>(
      Change<S> change,
      Ledger.Candidate candidate,
      Map<ChainId, Head> upon,
      CompletableFuture<Boolean> took) {
    boolean isAlone() {
      return !upon.isEmpty();
    }

    Entry entry() {
      return change.entry();
    }

    ChainId chain() {
      return entry().chainId();
    }
  }

  /**
   * Appends an entry, and writes what goes with it in the same transaction; returns once that is
   * durable.
   *
   * @param upon the ends of the other chains that it was decided upon
   * @return whether the entry took its place; if not, another came first
   */
  boolean seal(Change<S> change, Map<ChainId, Head> upon) {
    var candidate = new Ledger.Candidate(change.entry(), Trace.parent());
    var waiting = new Waiting<>(change, candidate, upon, new CompletableFuture<>());
    queue.add(waiting);
    if (idle.tryAcquire()) {
      Thread.ofVirtual().name("sealing").start(this::work);
    }
    try {
      return waiting.took().join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  /** There is a worker for as long as anything waits. */
  private void work() {
    do {
      try {
        sealWhatWaits();
      } finally {
        idle.release();
      }
    } while (!queue.isEmpty() && idle.tryAcquire());
  }

  private void sealWhatWaits() {
    var pending = new ArrayList<Waiting<S>>();
    queue.drainTo(pending, TOGETHER);
    while (!pending.isEmpty()) {
      sealTogether(
          pending.getFirst().isAlone() ? List.of(pending.removeFirst()) : oneOfEachChain(pending));
      queue.drainTo(pending, TOGETHER - pending.size());
    }
  }

  /** In the order of the chains, so that instances take their locks in the same order. */
  private static <S> List<Waiting<S>> oneOfEachChain(List<Waiting<S>> pending) {
    var chosen = new TreeMap<ChainId, Waiting<S>>(Comparator.comparing(ChainId::toString));
    pending.removeIf(
        waiting -> !waiting.isAlone() && chosen.putIfAbsent(waiting.chain(), waiting) == null);
    return List.copyOf(chosen.values());
  }

  private void sealTogether(List<Waiting<S>> batch) {
    try {
      sealed(batch);
    } catch (RuntimeException one) {
      sealEachAlone(batch);
    }
  }

  private void sealEachAlone(List<Waiting<S>> batch) {
    var failures = new ArrayList<RuntimeException>(); // in a row, and not for the act's own sake
    for (Waiting<S> waiting : batch) {
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

  private void sealed(List<Waiting<S>> batch) {
    Set<Entry> took =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  Set<Entry> appended = append(batch);
                  views.write(
                      batch.stream()
                          .map(Waiting::change)
                          .filter(change -> appended.contains(change.entry()))
                          .toList());
                  return appended;
                });
    batch.forEach(waiting -> waiting.took().complete(took.contains(waiting.entry())));
  }

  private Set<Entry> append(List<Waiting<S>> batch) {
    Waiting<S> first = batch.getFirst();
    if (!first.isAlone()) {
      return ledger.append(batch.stream().map(Waiting::candidate).toList());
    }
    return ledger.append(first.entry(), first.candidate().traceparent(), first.upon())
        ? Set.of(first.entry())
        : Set.of();
  }
}
