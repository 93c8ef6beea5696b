package org.throughbill.bol;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.throughbill.acts.Acts;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.bol.bill.Bill;
import org.throughbill.ledger.Folded;
import org.throughbill.ledger.Ledger;

/** Whether what somebody was shown of a bill stands in the registry. */
@ApplicationScoped
public class Verifications {
  private final Ledger ledger;
  private final Bills bills;

  Verifications(Ledger ledger, Bills bills) {
    this.ledger = ledger;
    this.bills = bills;
  }

  /**
   * An entry that stands on a bill's chain.
   *
   * @param newest whether nothing came after it
   * @param bill as it is now
   */
  public record Found(Entry entry, boolean newest, Bill bill) {}

  /** The entry of a bill with this hash. */
  public Optional<Found> entry(BillId bill, Hash hash) {
    return ledger.find(ChainId.title(bill), hash).flatMap(this::now);
  }

  /** The entry that a receipt is about, if it says of it what is so. */
  public Optional<Found> receipt(Receipt receipt) {
    var chain = new ChainId(receipt.topic(), receipt.chain());
    return receipt.topic() == Topic.BILL_EVENTS
        ? ledger
            .find(chain, receipt.hash())
            .filter(entry -> Receipt.of(entry).equals(receipt))
            .flatMap(this::now)
        : Optional.empty();
  }

  /** The entry in which these very bytes were sealed; the same act under other bytes is none. */
  public Optional<Found> act(SignedAct act) {
    ChainId chain = Acts.chainOn(Topic.BILL_EVENTS, Acts.read(act.payload()), act);
    return ledger
        .sealed(chain, act)
        .filter(entry -> entry.act().value().equals(act.value()))
        .flatMap(this::now);
  }

  private Optional<Found> now(Entry entry) {
    Folded<Optional<Bill>> present = bills.present(entry.chainId());
    return present
        .state()
        .map(bill -> new Found(entry, present.head().hash().equals(entry.hash()), bill));
  }
}
