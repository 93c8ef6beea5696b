package org.throughbill.acts;

import java.time.Instant;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;

/**
 * One party's signed word that another party's act is signed around; it stands on no chain alone.
 */
public sealed interface Statement extends Act {
  /** The consignor agrees that this document is issued. */
  record Agree(PartyId by, Instant at, Unlocode place, Document document) implements Statement {}

  /** The party entitled to the goods acknowledges that it has received them. */
  record Receive(BillId bill, PartyId by, Instant at, Unlocode place) implements Statement {}
}
