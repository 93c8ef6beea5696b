package org.throughbill.bol.bill;

import java.util.Optional;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.PartyId;

/** What a decision on one bill has to know of others. */
public interface OtherBills {
  /** A bill as it is now; the act is sealed only while that is so. */
  Optional<Bill> find(BillId id);

  /** A bill as it is now; it may have changed when the act is sealed. */
  Optional<Bill> glimpse(BillId id);

  /** Whether the operator has a bill of this number. */
  boolean isIssued(PartyId operator, BillNumber number);
}
