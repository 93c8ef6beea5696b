package org.throughbill.financing.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.CollateralAct.OfferFinance;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct.Pledge;
import org.throughbill.acts.document.Goods;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;
import org.throughbill.financing.collateral.Bill;
import org.throughbill.financing.collateral.Collateral;
import org.throughbill.financing.collateral.Inspections;
import org.throughbill.financing.collateral.Progress;
import org.throughbill.financing.collateral.Request;
import org.throughbill.financing.collateral.State;
import org.throughbill.ledger.Head;

/**
 * A bill as collateral, as far as it is the reader's business; made from the chains at this moment.
 *
 * @param verified every entry shown was verified here, and none is known to be missing
 * @param title absent for a reader that has no present interest in the bill
 */
public record CollateralPage(
    BillId bill,
    boolean verified,
    List<RequestLine> requests,
    List<RefusalLine> refusals,
    @Nullable TitleLine title) {

  /** A request, and what became of it. */
  public record RequestLine(
      NotationId id,
      PartyId by,
      PartyId bank,
      Money amount,
      LocalDate maturity,
      State state,
      @Nullable String declined,
      @Nullable OfferLine offer,
      @Nullable PledgeLine pledge) {}

  /** A bank's offer. */
  public record OfferLine(
      NotationId id, Money amount, Hash contract, Instant until, boolean lapsed) {}

  /**
   * Collateral taken, on the terms that the pledgor signed.
   *
   * @param released when the bank released it
   * @param ended when the bill ended, and the pledge with it
   */
  public record PledgeLine(
      PartyId pledgor,
      PartyId pledgee,
      Money secured,
      Hash contract,
      Instant taken,
      @Nullable Instant released,
      @Nullable Instant ended) {}

  /** A pledge or release on the title that is not recognised as collateral. */
  public record RefusalLine(Hash refused, Rule rule, String detail) {}

  /**
   * What the title and inspection chains say.
   *
   * @param head hash of the last entry of the title chain that was read
   * @param holder the controller, if the order leads to it
   * @param orderTo whose order it is; absent in blank
   */
  public record TitleLine(
      BillNumber number,
      TitleState state,
      long seq,
      Hash head,
      @Nullable PartyId controller,
      @Nullable PartyId holder,
      String order,
      @Nullable PartyId orderTo,
      List<HoldLine> holds,
      List<InspectionLine> inspections,
      List<NotationId> failedInspections,
      List<Goods> goods,
      @Nullable Money declaredValue) {}

  /** A hold in force. */
  public record HoldLine(NotationId id, Office office) {}

  /** The last result of a kind of inspection. */
  public record InspectionLine(InspectionScope scope, InspectionResult result) {}

  static CollateralPage of(
      Collateral collateral, Reader reader, boolean verified, @Nullable TitleLine title) {
    return new CollateralPage(
        collateral.bill(),
        verified,
        collateral.requests().stream()
            .filter(reader::sees)
            .map(request -> line(request, reader.now()))
            .toList(),
        collateral.refusals().stream()
            .filter(reader::sees)
            .map(r -> new RefusalLine(r.refused(), r.rule(), r.detail()))
            .toList(),
        title);
  }

  static TitleLine title(Bill bill, Head head, Inspections inspections, Instant now) {
    Title title = bill.title().at(now);
    PartyId controller = title.controller().orElse(null);
    return new TitleLine(
        bill.number(),
        title.state(),
        head.seq(),
        head.hash(),
        controller,
        bill.holder().orElse(null),
        bill.order().kind().name(),
        bill.order().to().orElse(null),
        inspections.holds().entrySet().stream()
            .map(h -> new HoldLine(h.getKey().id(), h.getValue()))
            .sorted(Comparator.comparing(h -> h.id().value()))
            .toList(),
        inspections.findings().results().entrySet().stream()
            .map(i -> new InspectionLine(i.getKey(), i.getValue()))
            .sorted(Comparator.comparing(InspectionLine::scope))
            .toList(),
        inspections.findings().failures().stream()
            .map(InspectionAct.Inspect::id)
            .sorted(Comparator.comparing(NotationId::value))
            .toList(),
        bill.document().goods(),
        bill.document().declaredValue());
  }

  private static RequestLine line(Request request, Instant now) {
    Progress progress = request.progress();
    OfferFinance offer = progress.offered().orElse(null);
    return new RequestLine(
        request.id(),
        request.by(),
        request.bank(),
        request.asked().amount(),
        request.asked().maturity(),
        progress.at(now).state(),
        progress instanceof Progress.Declined declined ? declined.reason() : null,
        offer == null
            ? null
            : new OfferLine(
                offer.id(),
                offer.amount(),
                offer.contract(),
                offer.until(),
                progress.at(now).state() == State.OPEN),
        pledge(progress));
  }

  private static @Nullable PledgeLine pledge(Progress progress) {
    return switch (progress) {
      case Progress.Taken taken -> pledge(taken.terms(), taken.since(), null, null);
      case Progress.Released released ->
          pledge(released.terms(), released.since(), released.until(), null);
      case Progress.Ended ended -> pledge(ended.terms(), ended.since(), null, ended.until());
      case Progress.Open _, Progress.Offered _, Progress.Declined _ -> null;
    };
  }

  private static PledgeLine pledge(
      Pledge terms, Instant taken, @Nullable Instant released, @Nullable Instant ended) {
    return new PledgeLine(
        terms.by(), terms.to(), terms.secured(), terms.contract(), taken, released, ended);
  }
}
