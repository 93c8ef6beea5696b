package org.throughbill.financing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.financing.collateral.Bill;
import org.throughbill.ledger.Chains;
import org.throughbill.ledger.Fold;
import org.throughbill.ledger.Folded;
import org.throughbill.ledger.Head;
import org.throughbill.ledger.Ledger;

/** The bills as their title chains, followed from the bol-service, say they are. */
@ApplicationScoped
public class Titles {
  private static final int REMEMBERED = 50_000;

  private final Chains<Optional<Bill>> chains;

  /** Bills after entries that are being taken in and not yet kept. */
  private final Map<ChainId, Folded<Optional<Bill>>> arriving = new ConcurrentHashMap<>();

  Titles(Ledger ledger, Clock clock) {
    this.chains = new Chains<>(ledger, new TitleFold(), clock, () -> {}, REMEMBERED);
  }

  private static final class TitleFold implements Fold<Optional<Bill>> {
    @Override
    public Optional<Bill> start(ChainId chain) {
      return Optional.empty();
    }

    @Override
    public Optional<Bill> apply(Optional<Bill> bill, Entry entry, Act act) {
      return Bill.after(bill, entry, act);
    }
  }

  /** The bill as far as its title chain is kept here. */
  public Folded<Optional<Bill>> present(BillId bill) {
    return chains.present(ChainId.title(bill));
  }

  /**
   * The bill after an entry that is being taken in; refuses an entry that does not fit the bill.
   */
  public Bill arrived(Entry entry, Act act) {
    Optional<Bill> after = Bill.after(before(entry).state(), entry, act);
    arriving.put(entry.chainId(), new Folded<>(Head.of(entry), after));
    return after.orElseThrow();
  }

  private Folded<Optional<Bill>> before(Entry entry) {
    Folded<Optional<Bill>> folded = arriving.get(entry.chainId());
    if (folded == null || !folded.head().precedes(entry)) {
      folded = entry.seq() == 1 ? new Folded<>(Head.NONE, Optional.empty()) : kept(entry);
    }
    return folded;
  }

  private Folded<Optional<Bill>> kept(Entry entry) {
    Folded<Optional<Bill>> present = chains.present(entry.chainId());
    return present.head().precedes(entry) ? present : chains.asOf(entry.chainId(), entry.seq() - 1);
  }

  /** The entry is kept; the bill is read from its chain from now on. */
  public void kept(ChainId chain) {
    arriving.remove(chain);
  }

  /**
   * The pledge that a bank's accept or release was about. The title chain is the only place that
   * says so, and after a crash it may for a moment be shorter here than the collateral chain.
   */
  public TitleAct.Pledge pledge(BillId bill, Hash act) {
    return find(arriving.get(ChainId.title(bill)), act)
        .or(() -> find(present(bill), act))
        .orElseThrow(
            () -> new Refused(Form.UNAVAILABLE, "the title chain is still being read, try again"));
  }

  private static Optional<TitleAct.Pledge> find(@Nullable Folded<Optional<Bill>> folded, Hash act) {
    return Optional.ofNullable(folded).flatMap(Folded::state).map(bill -> bill.pledges().get(act));
  }
}
