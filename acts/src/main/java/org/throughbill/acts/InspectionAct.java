package org.throughbill.acts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.Seal;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;

/**
 * The acts of officers. They are bound to the bill and their own id, because an officer does not
 * hold the bill, and commute with acts upon control.
 */
public sealed interface InspectionAct extends Act {
  BillId bill();

  NotationId id();

  Office office();

  /**
   * An officer records what was inspected, with what result.
   *
   * @param units marks of the units inspected, as the bill names them; all of them where the list
   *     is empty
   * @param evidence SHA-256 of photographs and papers kept by the office
   * @param corrects the record that this one takes the place of
   * @param inspectedAt when the inspection took place
   * @param seals the seals on the units afterwards
   */
  record Inspect(
      BillId bill,
      NotationId id,
      PartyId by,
      Instant at,
      Unlocode place,
      Office office,
      InspectionScope scope,
      InspectionResult result,
      Instant inspectedAt,
      List<String> units,
      List<Seal> seals,
      Hash evidence,
      @Nullable NotationId corrects)
      implements InspectionAct {}

  /**
   * An authority holds the goods: no loading and no delivery, while title may still move.
   *
   * @param basis the law or the doubt the hold rests on
   */
  record Hold(
      BillId bill,
      NotationId id,
      PartyId by,
      Instant at,
      Unlocode place,
      Office office,
      String basis)
      implements InspectionAct {}

  /**
   * The authority that placed a hold lifts it.
   *
   * @param hold the id of the hold
   * @param reason why the hold ends
   */
  record Lift(
      BillId bill,
      NotationId id,
      PartyId by,
      Instant at,
      Unlocode place,
      Office office,
      NotationId hold,
      String reason)
      implements InspectionAct {}
}
