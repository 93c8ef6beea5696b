package org.throughbill.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;

/**
 * What the chains of one kind fold to. States are kept in memory and may be old; whoever asks for
 * the present one gets it brought up to the database.
 */
public final class Folds<S> {
  private final Ledger ledger;
  private final Fold<S> fold;
  private final Cache<ChainId, Folded<S>> known;

  /** States after entries that were taken in, whether or not they were kept in the end. */
  private final Cache<ChainId, Folded<S>> arrived;

  public Folds(Ledger ledger, Fold<S> fold, int remembered) {
    this.ledger = ledger;
    this.fold = fold;
    this.known = Caffeine.newBuilder().maximumSize(remembered).build();
    this.arrived = Caffeine.newBuilder().maximumSize(remembered).build();
  }

  /** The state as the database has it now. */
  public Folded<S> present(ChainId chain) {
    Folded<S> folded = remembered(chain);
    for (Entry entry : ledger.read(chain, folded.head())) {
      folded = after(folded, entry, read(entry));
    }
    known.put(chain, folded);
    return folded;
  }

  /** The state as it was after an entry, for readers who may see no further. */
  public Folded<S> asOf(ChainId chain, long seq) {
    Folded<S> folded = start(chain);
    for (Entry entry : ledger.read(chain, Head.NONE)) {
      if (entry.seq() <= seq) {
        folded = after(folded, entry, read(entry));
      }
    }
    return folded;
  }

  /** What an entry makes of its chain that is being taken in and perhaps not kept yet. */
  public Change<S> arrived(Entry entry, Act act) {
    Folded<S> before = before(entry);
    Folded<S> after = after(before, entry, act);
    arrived.put(entry.chainId(), after);
    return new Change<>(entry, act, before.state(), after.state());
  }

  /**
   * The state after the entry of a chain that was taken in last; it may be ahead of the database.
   */
  public Optional<S> lastArrived(ChainId chain) {
    return Optional.ofNullable(arrived.getIfPresent(chain)).map(Folded::state);
  }

  private Folded<S> before(Entry entry) {
    ChainId chain = entry.chainId();
    Folded<S> last = arrived.getIfPresent(chain);
    if (last != null && last.head().precedes(entry)) {
      return last;
    }
    if (entry.seq() == 1) {
      return start(chain);
    }
    Folded<S> present = present(chain);
    return present.head().precedes(entry) ? present : asOf(chain, entry.seq() - 1);
  }

  /** The state as it was last seen, which may be old. */
  Folded<S> remembered(ChainId chain) {
    Folded<S> folded = known.getIfPresent(chain);
    return folded == null ? start(chain) : folded;
  }

  /** A state that is in the database. */
  void remember(ChainId chain, Folded<S> folded) {
    known.put(chain, folded);
  }

  Folded<S> after(Folded<S> before, Entry entry, Act act) {
    return new Folded<>(Head.of(entry), fold.apply(before.state(), entry, act));
  }

  private Folded<S> start(ChainId chain) {
    return new Folded<>(Head.NONE, fold.start(chain));
  }

  private static Act read(Entry entry) {
    return Acts.read(entry.act().payload());
  }
}
