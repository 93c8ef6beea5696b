package org.throughbill.bol.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.title.Amendment;
import org.throughbill.acts.title.Offer;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Place;
import org.throughbill.bol.bill.Bill;
import org.throughbill.bol.bill.Gate;
import org.throughbill.bol.bill.Transit;
import org.throughbill.ledger.Head;

/**
 * A bill as a reader sees it; made from its chain at this moment.
 *
 * @param head hash of the last entry, to sign the next act after
 * @param controller who has exclusive control
 * @param holder the controller, if the order leads to it
 * @param orderTo whose order it is; absent in blank
 * @param liable the holders that have exercised a right, and with it become liable
 * @param document as amended
 * @param closedGates what keeps the goods from delivery
 * @param onBoard when the goods were on board, which dates a shipped bill; absent before
 * @param transit promised and actual times, leg by leg and at last door to door
 */
public record BillPage(
    BillId id,
    BillNumber number,
    TitleState state,
    long seq,
    Hash head,
    @Nullable PartyId controller,
    @Nullable PartyId holder,
    String order,
    @Nullable PartyId orderTo,
    @Nullable PledgeLine pledge,
    @Nullable OfferLine offer,
    List<HoldLine> holds,
    List<InspectionLine> inspections,
    List<MilestoneLine> milestones,
    List<PartyId> liable,
    List<AmendmentLine> amendments,
    List<Gate> closedGates,
    ConditionLine condition,
    @Nullable Instant onBoard,
    List<TransitLine> transit,
    Document document) {
  /** A pledge, offered or standing. */
  public record PledgeLine(
      PartyId pledgor, PartyId pledgee, Money secured, Hash contract, boolean accepted) {}

  /** An offer that lies on the bill and locks it. */
  public record OfferLine(
      OfferKind kind, PartyId by, List<PartyId> to, Instant until, List<Change> changes) {}

  /** What an offer is of. */
  public enum OfferKind {
    TRANSFER,
    PLEDGE,
    AMENDMENT
  }

  /** An amendment in force, with the values that stood there before it. */
  public record AmendmentLine(PartyId by, String reason, Instant since, List<Change> changes) {}

  /** A hold in force. */
  public record HoldLine(NotationId id, Office office) {}

  /** The last result of a kind of inspection. */
  public record InspectionLine(InspectionScope scope, InspectionResult result) {}

  /** A step of the journey. */
  public record MilestoneLine(
      int leg, MilestoneKind kind, Instant happenedAt, Place where, @Nullable List<String> units) {}

  /**
   * What the bill says of the goods' condition.
   *
   * @param clean whether it is silent, which means apparent good order
   * @param clause the operator's own words, where there are some
   */
  public record ConditionLine(
      boolean clean, String english, String chinese, @Nullable String clause) {
    static ConditionLine of(Document document) {
      return document.isClean()
          ? new ConditionLine(true, Document.GOOD_ORDER, "外表状况良好", null)
          : new ConditionLine(
              false,
              "claused: " + document.statedCondition(),
              "批注：" + document.statedCondition(),
              document.condition());
    }
  }

  /**
   * How long a stretch of the journey was to take and took.
   *
   * @param leg which leg, from 1; 0 for door to door
   * @param actualMinutes absent until all of the goods have arrived
   * @param kept whether the promise was kept; absent until then
   */
  public record TransitLine(
      int leg,
      long promisedMinutes,
      @Nullable Instant departed,
      @Nullable Instant arrived,
      @Nullable Long actualMinutes,
      @Nullable Boolean kept) {
    static TransitLine of(Transit transit) {
      return new TransitLine(
          transit.leg(),
          transit.promised().toMinutes(),
          transit.departed(),
          transit.arrived(),
          transit.actual().map(Duration::toMinutes).orElse(null),
          transit.isKept().orElse(null));
    }
  }

  static BillPage of(Bill bill, Head head, Instant now) {
    Title title = bill.title().at(now);
    PartyId controller = title.controller().orElse(null);
    return new BillPage(
        bill.id(),
        bill.number(),
        title.state(),
        head.seq(),
        head.hash(),
        controller,
        controller != null && bill.order().leadsTo(controller) ? controller : null,
        bill.order().kind().name(),
        bill.order().to().orElse(null),
        pledge(title),
        offer(title),
        bill.holds().entrySet().stream().map(h -> new HoldLine(h.getKey(), h.getValue())).toList(),
        bill.inspections().entrySet().stream()
            .map(i -> new InspectionLine(i.getKey(), i.getValue()))
            .toList(),
        bill.milestones().stream().map(BillPage::line).toList(),
        sorted(bill.liable()),
        bill.amendments().stream().map(BillPage::line).toList(),
        Gate.closedFor(bill.at(now)),
        ConditionLine.of(bill.document()),
        bill.onBoard().orElse(null),
        Stream.concat(Transit.ofLegs(bill).stream(), Stream.of(Transit.doorToDoor(bill)))
            .map(TransitLine::of)
            .toList(),
        bill.document());
  }

  private static MilestoneLine line(TitleAct.Milestone milestone) {
    return new MilestoneLine(
        milestone.leg(),
        milestone.kind(),
        milestone.happenedAt(),
        milestone.where(),
        milestone.units());
  }

  private static @Nullable PledgeLine pledge(Title title) {
    return switch (title) {
      case Title.Offered(_, Offer.InPledge(var terms)) -> line(terms, false);
      case Title.Offered(Title.Pledged pledged, _) -> line(pledged.terms(), true);
      case Title.Pledged pledged -> line(pledged.terms(), true);
      case Title.Offered _,
          Title.Held _,
          Title.Surrendering _,
          Title.Surrendered _,
          Title.Delivered _ ->
          null;
    };
  }

  private static PledgeLine line(TitleAct.Pledge terms, boolean accepted) {
    return new PledgeLine(terms.by(), terms.to(), terms.secured(), terms.contract(), accepted);
  }

  private static @Nullable OfferLine offer(Title title) {
    if (!(title instanceof Title.Offered(_, Offer offer))) {
      return null;
    }
    return switch (offer) {
      case Offer.OfTransfer _ -> line(OfferKind.TRANSFER, offer, List.of());
      case Offer.InPledge _ -> line(OfferKind.PLEDGE, offer, List.of());
      case Offer.OfAmendment amendment ->
          line(OfferKind.AMENDMENT, offer, amendment.terms().changes());
    };
  }

  private static OfferLine line(OfferKind kind, Offer offer, List<Change> changes) {
    return new OfferLine(kind, offer.by(), sorted(offer.asked()), offer.until(), changes);
  }

  private static AmendmentLine line(Amendment amendment) {
    TitleAct.Amend terms = amendment.terms();
    return new AmendmentLine(terms.by(), terms.reason(), amendment.since(), terms.changes());
  }

  private static List<PartyId> sorted(Collection<PartyId> parties) {
    return parties.stream().sorted(Comparator.comparing(PartyId::value)).toList();
  }
}
