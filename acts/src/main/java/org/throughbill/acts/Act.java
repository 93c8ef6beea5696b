package org.throughbill.acts;

import java.time.Instant;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;

/** A step that matters in law, signed by the party whose step it is. */
public sealed interface Act permits PartyAct, TitleAct, InspectionAct, CollateralAct, Statement {
  /** The party whose act it is; its key signs. */
  PartyId by();

  /** When the party signed, by its own clock. */
  Instant at();

  /** Where the party signed. */
  Unlocode place();
}
