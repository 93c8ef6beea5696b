package org.throughbill.customs.inspection;

import java.util.Optional;
import org.throughbill.acts.Act;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.title.Instrument;
import org.throughbill.acts.value.BillNumber;

/**
 * A bill of lading as far as officers need it: the instrument, folded anew from the followed title
 * chain.
 */
public record Bill(Instrument instrument) {
  public BillNumber number() {
    return instrument.number();
  }

  /** What the bill says, as amended and varied. */
  public Document document() {
    return instrument.document();
  }

  /** Who has an interest in the bill, besides the parties its document names. */
  public Interest interest() {
    return Interest.in(instrument.title(), document().consignor().party());
  }

  /** Whether the bill has ended, by delivery or otherwise. */
  public boolean ended() {
    return instrument.title().hasEnded();
  }

  /** The bill after an entry of its title chain; empty before its first. */
  public static Optional<Bill> after(Optional<Bill> bill, Entry entry, Act act) {
    return Optional.of(new Bill(Instrument.after(bill.map(Bill::instrument), entry, act)));
  }
}
