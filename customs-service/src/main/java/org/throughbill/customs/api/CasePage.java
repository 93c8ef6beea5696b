package org.throughbill.customs.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Goods;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.document.Particulars;
import org.throughbill.acts.document.Seal;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Place;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.customs.inspection.Bill;
import org.throughbill.customs.inspection.Case;
import org.throughbill.customs.inspection.State;
import org.throughbill.customs.inspection.Units;
import org.throughbill.customs.view.ResultLine;
import org.throughbill.ledger.Head;

/**
 * A case as a reader sees it; made from its chains at this moment.
 *
 * @param seq the last entry of the inspection chain; 0 where no officer has acted
 * @param head hash of that entry
 * @param units the names that inspections and seals may refer to
 * @param results the last result in each scope
 */
public record CasePage(
    BillId bill,
    BillNumber number,
    State state,
    long seq,
    Hash head,
    Particulars operator,
    Particulars consignor,
    Place receipt,
    Place delivery,
    List<Leg> legs,
    List<Goods> goods,
    List<String> units,
    List<HoldLine> holds,
    List<ResultLine> results,
    List<InspectionLine> inspections) {
  /** A hold in force. */
  public record HoldLine(
      NotationId id, Office office, PartyId officer, String basis, Instant since) {}

  /**
   * A record of an inspection.
   *
   * @param units the units inspected; all of them where the list is empty
   * @param corrects the record that this one takes the place of
   * @param correctedBy the record that takes the place of this one
   */
  public record InspectionLine(
      NotationId id,
      Office office,
      PartyId officer,
      InspectionScope scope,
      InspectionResult result,
      Instant inspectedAt,
      Unlocode place,
      List<String> units,
      List<Seal> seals,
      Hash evidence,
      @Nullable NotationId corrects,
      @Nullable NotationId correctedBy) {}

  static CasePage of(BillId id, Bill bill, Case inspected, State state, Head head) {
    Document document = bill.document();
    return new CasePage(
        id,
        bill.number(),
        state,
        head.seq(),
        head.hash(),
        document.operator(),
        document.consignor(),
        document.receipt(),
        document.delivery(),
        document.legs(),
        document.goods(),
        List.copyOf(Units.of(document)),
        inspected.holds().stream().map(CasePage::line).toList(),
        ResultLine.of(inspected.results()),
        inspected.inspections().stream().map(record -> line(inspected, record)).toList());
  }

  private static HoldLine line(InspectionAct.Hold hold) {
    return new HoldLine(hold.id(), hold.office(), hold.by(), hold.basis(), hold.at());
  }

  private static InspectionLine line(Case inspected, InspectionAct.Inspect record) {
    return new InspectionLine(
        record.id(),
        record.office(),
        record.by(),
        record.scope(),
        record.result(),
        record.inspectedAt(),
        record.place(),
        record.units(),
        record.seals(),
        record.evidence(),
        record.corrects(),
        inspected.correctionOf(record.id()).map(InspectionAct.Inspect::id).orElse(null));
  }
}
