package org.throughbill.financing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;
import org.throughbill.acts.Act;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.financing.collateral.Bill;
import org.throughbill.ledger.Fold;
import org.throughbill.ledger.Folded;
import org.throughbill.ledger.Folds;
import org.throughbill.ledger.Ledger;

/** The bills as their title chains, followed from the bol-service, say they are. */
@ApplicationScoped
public class Titles {
  private static final int REMEMBERED = 50_000;

  private final Folds<Optional<Bill>> folds;

  Titles(Ledger ledger) {
    this.folds = new Folds<>(ledger, Fold.from(Optional.empty(), Bill::after), REMEMBERED);
  }

  /** The bill as far as its title chain is kept here. */
  public Folded<Optional<Bill>> present(BillId bill) {
    return folds.present(ChainId.title(bill));
  }

  /**
   * The bill after an entry that is being taken in; refuses an entry that does not fit the bill.
   */
  public Bill arrived(Entry entry, Act act) {
    return folds.arrived(entry, act).after().orElseThrow();
  }

  /**
   * The pledge that an act on the title began or ended. The title chain is the only place that says
   * so, and after a crash it may for a moment be shorter here than the collateral chain.
   */
  public TitleAct.Pledge pledge(BillId bill, Hash act) {
    return find(folds.lastArrived(ChainId.title(bill)).flatMap(Function.identity()), act)
        .or(() -> find(present(bill).state(), act))
        .orElseThrow(
            () -> new Refused(Form.UNAVAILABLE, "the title chain is still being read, try again"));
  }

  private static Optional<TitleAct.Pledge> find(Optional<Bill> bill, Hash act) {
    return bill.map(found -> found.pledges().get(act));
  }
}
