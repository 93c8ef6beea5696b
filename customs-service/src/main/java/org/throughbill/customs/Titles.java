package org.throughbill.customs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.throughbill.acts.Act;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.value.BillId;
import org.throughbill.customs.inspection.Bill;
import org.throughbill.ledger.Change;
import org.throughbill.ledger.Fold;
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
  public Optional<Bill> present(BillId bill) {
    return folds.present(ChainId.title(bill)).state();
  }

  /** What an entry that is being taken in makes of its bill; refuses one that does not fit it. */
  public Change<Optional<Bill>> arrived(Entry entry, Act act) {
    return folds.arrived(entry, act);
  }
}
