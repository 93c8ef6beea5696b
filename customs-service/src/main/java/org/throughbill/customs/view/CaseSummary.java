package org.throughbill.customs.view;

import java.util.List;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.customs.inspection.State;

/**
 * A line of a list of cases.
 *
 * @param marks leading marks of the goods
 * @param units how many units the bill names
 * @param holds how many holds of authorities are in force
 * @param results the last result in each scope
 * @param seq the last entry of the inspection chain; 0 where no officer has acted
 * @param titleSeq the last entry of the title chain that is known here
 */
public record CaseSummary(
    BillId bill,
    BillNumber number,
    State state,
    PartyId operator,
    PartyId consignor,
    Unlocode receipt,
    Unlocode delivery,
    String marks,
    int units,
    int holds,
    List<ResultLine> results,
    long seq,
    long titleSeq) {
  static CaseSummary of(CaseView view) {
    return new CaseSummary(
        new BillId(view.bill),
        new BillNumber(view.number),
        State.valueOf(view.state),
        new PartyId(view.operator),
        new PartyId(view.consignor),
        new Unlocode(view.receipt),
        new Unlocode(view.delivery),
        view.marks,
        view.units,
        view.holds,
        ResultLine.parse(view.results),
        view.seq,
        view.titleSeq);
  }
}
