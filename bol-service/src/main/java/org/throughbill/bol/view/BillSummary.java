package org.throughbill.bol.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.PartyId;

/**
 * A line of a list of bills.
 *
 * @param holds how many holds of authorities are in force
 */
public record BillSummary(
    BillId id,
    BillNumber number,
    TitleState state,
    PartyId operator,
    PartyId consignor,
    @Nullable PartyId controller,
    int holds,
    long seq,
    Instant sealedAt) {
  static BillSummary of(BillView view, Instant now) {
    return new BillSummary(
        new BillId(view.id),
        new BillNumber(view.number),
        TitleState.valueOf(view.stateAt(now)),
        new PartyId(view.operator),
        new PartyId(view.consignor),
        view.controller == null ? null : new PartyId(view.controller),
        view.holds,
        view.seq,
        view.sealedAt);
  }
}
