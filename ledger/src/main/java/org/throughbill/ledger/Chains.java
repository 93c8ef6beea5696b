package org.throughbill.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.throughbill.acts.Act;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.sign.SignedAct;

/**
 * Extends chains of one kind: decide upon the state, append, and again if another act came first.
 *
 * <p>The state decided upon may be old. That is safe: the append is conditional on the head the
 * state was folded to, and nothing is refused before the state is known to be present. The states
 * of other chains are read anew for each decision, and the append is conditional on their heads
 * too.
 */
public final class Chains<S> {
  /** Whoever loses this many races in a row is told to come back. */
  private static final int ATTEMPTS = 10;

  private final Ledger ledger;
  private final Sealing<S> sealing;
  private final Folds<S> folds;
  private final Clock clock;
  private final Runnable appended;

  /**
   * @param appended told after each commit, so that a relay need not wait for its next look
   */
  public Chains(Ledger ledger, Folds<S> folds, Views<S> views, Clock clock, Runnable appended) {
    this.ledger = ledger;
    this.sealing = new Sealing<>(ledger, views);
    this.folds = folds;
    this.clock = clock;
    this.appended = appended;
  }

  /** Refuses, or returns if the act may follow this state at this time, the others being so. */
  @FunctionalInterface
  public interface Decision<S> {
    void decide(S state, Instant sealedAt, OtherChains<S> others);
  }

  /**
   * Appends an act if the decision allows it; an act that was sealed before gets its entry again.
   */
  public Outcome extend(ChainId chain, SignedAct signed, Act act, Decision<S> decision) {
    MDC.put("chain", chain.toString()); // stays with the request, so that what fails later says it
    Folded<S> at = folds.remembered(chain);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        Optional<Entry> entry = attempt(chain, at, signed, act, decision);
        if (entry.isPresent()) {
          return new Outcome(entry.get(), true);
        }
      } catch (Refused refused) {
        Folded<S> present = folds.present(chain);
        if (present.head().equals(at.head())) {
          return new Outcome(
              ledger
                  .sealed(chain, signed)
                  .orElseThrow(() -> new RefusedAt(refused, present.head())),
              false);
        }
      }
      at = folds.present(chain);
    }
    throw new Refused(Form.UNAVAILABLE, "other acts on this bill kept coming first");
  }

  private Optional<Entry> attempt(
      ChainId chain, Folded<S> at, SignedAct signed, Act act, Decision<S> decision) {
    Instant now = sealingTime(at.head());
    var others = new OtherChains<>(folds);
    decision.decide(at.state(), now, others);
    Entry entry = Entry.seal(chain, at.head().seq() + 1, at.head().hash(), signed, now);
    Folded<S> after = folds.after(at, entry, act);
    if (!sealing.seal(new Change<>(entry, act, at.state(), after.state()), others.heads())) {
      return Optional.empty();
    }
    folds.remember(chain, after);
    appended.run();
    return Optional.of(entry);
  }

  /** Time on a chain moves forward, whatever the clocks of several instances say. */
  private Instant sealingTime(Head head) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return now.isBefore(head.sealedAt()) ? head.sealedAt() : now;
  }
}
