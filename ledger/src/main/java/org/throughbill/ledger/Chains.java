package org.throughbill.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.sign.SignedAct;

/**
 * Chains of one kind with the state each folds to: decide upon the present state, append, and again
 * if another act came first.
 *
 * <p>States are kept in memory and may be old. That is safe: the append is conditional on the head
 * the state was folded to, and nothing is refused before the state is known to be present.
 */
public final class Chains<S> {
  /** Whoever loses this many races in a row is told to come back. */
  private static final int ATTEMPTS = 10;

  private final Ledger ledger;
  private final Fold<S> fold;
  private final Clock clock;
  private final Runnable appended;
  private final Cache<ChainId, Folded<S>> known;

  /**
   * @param appended told after each commit, so that a relay need not wait for its next look
   */
  public Chains(Ledger ledger, Fold<S> fold, Clock clock, Runnable appended, int remembered) {
    this.ledger = ledger;
    this.fold = fold;
    this.clock = clock;
    this.appended = appended;
    this.known = Caffeine.newBuilder().maximumSize(remembered).build();
  }

  /** What the use case adds to an append. */
  public interface Decision<S> {
    /** Refuses, or returns if the act may follow this state at this time. */
    void decide(S state, Instant sealedAt);

    /** Views and claims, written in the transaction of the append. */
    void alongside(Entry entry, S before, S after);
  }

  /**
   * Appends an act if the decision allows it; an act that was sealed before gets its entry again.
   */
  public Outcome extend(ChainId chain, SignedAct signed, Act act, Decision<S> decision) {
    Folded<S> at = remembered(chain);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        Optional<Entry> entry = attempt(chain, at, signed, act, decision);
        if (entry.isPresent()) {
          return new Outcome(entry.get(), true);
        }
      } catch (Refused refused) {
        Folded<S> present = present(chain);
        if (present.head().equals(at.head())) {
          return new Outcome(
              ledger
                  .sealed(chain, signed)
                  .orElseThrow(() -> new RefusedAt(refused, present.head())),
              false);
        }
      }
      at = present(chain);
    }
    throw new Refused(Form.UNAVAILABLE, "other acts on this bill kept coming first");
  }

  private Optional<Entry> attempt(
      ChainId chain, Folded<S> at, SignedAct signed, Act act, Decision<S> decision) {
    Instant now = sealingTime(at.head());
    decision.decide(at.state(), now);
    Entry entry = Entry.seal(chain, at.head().seq() + 1, at.head().hash(), signed, now);
    S after = fold.apply(at.state(), entry, act);
    boolean appendedHere =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  boolean took = ledger.append(entry, Trace.parent());
                  if (took) {
                    decision.alongside(entry, at.state(), after);
                  }
                  return took;
                });
    if (!appendedHere) {
      return Optional.empty();
    }
    known.put(chain, new Folded<>(Head.of(entry), after));
    appended.run();
    return Optional.of(entry);
  }

  /** Time on a chain moves forward, whatever the clocks of several instances say. */
  private Instant sealingTime(Head head) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return now.isBefore(head.sealedAt()) ? head.sealedAt() : now;
  }

  /** The state as the database has it now. */
  public Folded<S> present(ChainId chain) {
    Folded<S> folded = remembered(chain);
    for (Entry entry : ledger.read(chain, folded.head())) {
      folded = apply(folded, entry);
    }
    known.put(chain, folded);
    return folded;
  }

  /** The state as it was after an entry, for readers who may see no further. */
  public Folded<S> asOf(ChainId chain, long seq) {
    Folded<S> folded = new Folded<>(Head.NONE, fold.start(chain));
    for (Entry entry : ledger.read(chain, Head.NONE)) {
      if (entry.seq() <= seq) {
        folded = apply(folded, entry);
      }
    }
    return folded;
  }

  private Folded<S> remembered(ChainId chain) {
    Folded<S> folded = known.getIfPresent(chain);
    return folded == null ? new Folded<>(Head.NONE, fold.start(chain)) : folded;
  }

  private Folded<S> apply(Folded<S> folded, Entry entry) {
    return new Folded<>(
        Head.of(entry), fold.apply(folded.state(), entry, Acts.read(entry.act().payload())));
  }
}
