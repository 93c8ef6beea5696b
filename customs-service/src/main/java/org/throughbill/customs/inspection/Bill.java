package org.throughbill.customs.inspection;

import java.time.Instant;
import java.util.Optional;
import org.throughbill.acts.Act;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.title.Instrument;
import org.throughbill.acts.value.BillNumber;

/**
 * A bill of lading as far as officers need it: the instrument, folded anew from the followed title
 * chain.
 *
 * @param issuedAt when the registry sealed the issue
 */
public record Bill(Instrument instrument, Instant issuedAt) {
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
    Instrument after = Instrument.after(bill.map(Bill::instrument), entry, act);
    return Optional.of(new Bill(after, bill.map(Bill::issuedAt).orElse(entry.sealedAt())));
  }
}
