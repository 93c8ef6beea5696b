package org.throughbill.financing.view;

import java.time.Instant;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.PartyId;
import org.throughbill.financing.collateral.State;

/**
 * A line of a list of requests for finance, from asked for to released.
 *
 * @param state OPEN again once an offer has lapsed
 */
public record FinanceSummary(
    BillId bill,
    NotationId request,
    PartyId by,
    PartyId bank,
    Money amount,
    State state,
    Instant sealedAt) {
  static FinanceSummary of(FinanceView view, Instant now) {
    var state = State.valueOf(view.state);
    boolean lapsed = state == State.OFFERED && view.until != null && view.until.isBefore(now);
    return new FinanceSummary(
        new BillId(view.bill),
        new NotationId(view.request),
        new PartyId(view.requester),
        new PartyId(view.bank),
        new Money(view.currency, view.minorUnits),
        lapsed ? State.OPEN : state,
        view.sealedAt);
  }
}
