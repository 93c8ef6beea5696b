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
import org.throughbill.acts.document.Instruction;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.document.Replacement;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.title.Amendment;
import org.throughbill.acts.title.Offer;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.title.Variation;
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
import org.throughbill.bol.bill.Situation;
import org.throughbill.bol.bill.Transit;
import org.throughbill.bol.bill.Undelivered;
import org.throughbill.ledger.Head;

/**
 * A bill as a reader sees it; made from its chain at this moment.
 *
 * @param head hash of the last entry, to sign the next act after
 * @param replaces the void bill whose place this one takes
 * @param replacedBy the number of the bill that takes the place of this one, which is void
 * @param mergedWith the other bills that are merged with this one, which is given up for that or
 *     void; the bill {@code replacedBy} takes the place of all
 * @param splitInto the numbers of the bills that share out the goods of this one, which is void
 * @param controller who has exclusive control
 * @param holder the controller, if the order leads to it
 * @param orderTo whose order it is; absent in blank
 * @param liable the holders that have exercised a right, and with it become liable
 * @param variations the instructions carried out
 * @param document as amended and varied
 * @param closedGates what keeps the goods from delivery
 * @param onBoard when the goods were on board, which dates a shipped bill; absent before
 * @param keptUntil until when the ended bill is kept at least; absent while it lives
 * @param transit promised and actual times, leg by leg and at last door to door
 */
public record BillPage(
    BillId id,
    BillNumber number,
    @Nullable Replacement replaces,
    @Nullable BillNumber replacedBy,
    List<BillId> mergedWith,
    List<BillNumber> splitInto,
    TitleState state,
    long seq,
    Hash head,
    @Nullable PartyId controller,
    @Nullable PartyId holder,
    String order,
    @Nullable PartyId orderTo,
    @Nullable PledgeLine pledge,
    @Nullable OfferLine offer,
    @Nullable PaperLine paper,
    List<HoldLine> holds,
    List<InspectionLine> inspections,
    List<MilestoneLine> milestones,
    List<PartyId> liable,
    List<AmendmentLine> amendments,
    List<VariationLine> variations,
    List<Gate> closedGates,
    ConditionLine condition,
    List<NoticeLine> notices,
    List<StorageLine> storages,
    @Nullable SaleLine sale,
    @Nullable Instant onBoard,
    List<TransitLine> transit,
    @Nullable Instant keptUntil,
    Document document) {
  /** A pledge, offered or standing. */
  public record PledgeLine(
      PartyId pledgor, PartyId pledgee, Money secured, Hash contract, boolean accepted) {}

  /**
   * An offer that lies on the bill and locks it.
   *
   * @param instruction what the holder instructs, where it does
   * @param security what the operator asks for before it carries that out
   */
  public record OfferLine(
      OfferKind kind,
      PartyId by,
      List<PartyId> to,
      Instant until,
      List<Change> changes,
      @Nullable Instruction instruction,
      @Nullable Money security) {}

  /** What an offer is of. */
  public enum OfferKind {
    TRANSFER,
    PLEDGE,
    AMENDMENT,
    INSTRUCTION,
    /** That the bill ends without delivery. */
    CANCELLATION,
    /** That paper takes the record's place. */
    PAPER,
    /** That the record takes the paper's place. */
    ELECTRONIC
  }

  /** An amendment in force, with the values that stood there before it. */
  public record AmendmentLine(PartyId by, String reason, Instant since, List<Change> changes) {}

  /**
   * The paper that is the bill, or that is proposed to be.
   *
   * @param statement what it says of the electronic record
   * @param hash SHA-256 of the paper
   * @param operative whether it is the bill already, and the record inoperative
   */
  public record PaperLine(int originals, String statement, Hash hash, boolean operative) {}

  /** A notice of arrival, and whom it was given to. */
  public record NoticeLine(List<PartyId> to, Instant since) {}

  /** Where goods that nobody took are kept. */
  public record StorageLine(Place where, String keeper) {}

  /**
   * The sale of goods that nobody took.
   *
   * @param held what is held of the proceeds once the costs are taken
   * @param heldFor who may claim it; empty where the bill was on paper
   */
  public record SaleLine(Money proceeds, Money costs, Money held, List<PartyId> heldFor) {}

  /** An instruction that was carried out. */
  public record VariationLine(PartyId by, Instant since, Instruction instruction) {}

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

  static BillPage of(Bill bill, Head head, Situation situation) {
    Instant now = situation.now();
    Title title = bill.title().at(now);
    PartyId controller = title.controller().orElse(null);
    return new BillPage(
        bill.id(),
        bill.number(),
        bill.instrument().replaces(),
        successors(title).size() == 1 ? successors(title).getFirst() : null,
        merged(title).stream().filter(other -> !other.equals(bill.id())).toList(),
        successors(title).size() == 1 ? List.of() : successors(title),
        title.state(),
        head.seq(),
        head.hash(),
        controller,
        controller != null && bill.order().leadsTo(controller) ? controller : null,
        bill.order().kind().name(),
        bill.order().to().orElse(null),
        pledge(title),
        offer(title),
        paper(title),
        bill.holds().entrySet().stream().map(h -> new HoldLine(h.getKey(), h.getValue())).toList(),
        bill.findings().results().entrySet().stream()
            .map(i -> new InspectionLine(i.getKey(), i.getValue()))
            .toList(),
        bill.milestones().stream().map(BillPage::line).toList(),
        sorted(bill.liable()),
        bill.amendments().stream().map(BillPage::line).toList(),
        bill.variations().stream().map(BillPage::line).toList(),
        Gate.closedFor(bill.at(now)),
        ConditionLine.of(bill.document()),
        bill.undelivered().notices().stream().map(BillPage::line).toList(),
        bill.undelivered().storages().stream().map(BillPage::line).toList(),
        title instanceof Title.Sold sold ? line(sold) : null,
        bill.onBoard().orElse(null),
        Stream.concat(Transit.ofLegs(bill).stream(), Stream.of(Transit.doorToDoor(bill)))
            .map(TransitLine::of)
            .toList(),
        situation.keptUntil(bill, head.sealedAt()).orElse(null),
        bill.document());
  }

  private static List<BillNumber> successors(Title title) {
    return title instanceof Title.Voided gone
        ? gone.successors().stream().map(Title.Successor::number).toList()
        : List.of();
  }

  private static List<BillId> merged(Title title) {
    return switch (title) {
      case Title.Surrendering up -> up.merged();
      case Title.Voided gone -> gone.merged();
      default -> List.of();
    };
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
          Title.OnPaper _,
          Title.Surrendering _,
          Title.Surrendered _,
          Title.Ended _ ->
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
      case Offer.OfInstruction instruction -> line(instruction);
      case Offer.OfCancellation _ -> line(OfferKind.CANCELLATION, offer, List.of());
      case Offer.OfPaper _ -> line(OfferKind.PAPER, offer, List.of());
      case Offer.OfElectronic _ -> line(OfferKind.ELECTRONIC, offer, List.of());
    };
  }

  private static @Nullable PaperLine paper(Title title) {
    return switch (title) {
      case Title.OnPaper paper -> line(paper.terms(), true);
      case Title.Offered(Title.OnPaper paper, _) -> line(paper.terms(), true);
      case Title.Offered(_, Offer.OfPaper proposed) -> line(proposed.terms(), false);
      default -> null;
    };
  }

  private static PaperLine line(TitleAct.ConvertToPaper terms, boolean operative) {
    return new PaperLine(terms.originals(), terms.statement(), terms.paper(), operative);
  }

  private static OfferLine line(OfferKind kind, Offer offer, List<Change> changes) {
    return new OfferLine(
        kind, offer.by(), sorted(offer.asked()), offer.until(), changes, null, null);
  }

  private static OfferLine line(Offer.OfInstruction offer) {
    TitleAct.DemandSecurity demanded = offer.demanded();
    return new OfferLine(
        OfferKind.INSTRUCTION,
        offer.by(),
        sorted(offer.asked()),
        offer.until(),
        List.of(),
        offer.terms().instruction(),
        demanded == null ? null : demanded.security());
  }

  private static NoticeLine line(Undelivered.Notice notice) {
    return new NoticeLine(notice.terms().to(), notice.since());
  }

  private static StorageLine line(TitleAct.StoreGoods storage) {
    return new StorageLine(storage.where(), storage.keeper());
  }

  private static SaleLine line(Title.Sold sold) {
    TitleAct.SellGoods terms = sold.terms();
    return new SaleLine(terms.proceeds(), terms.costs(), terms.held(), sorted(sold.entitled()));
  }

  private static VariationLine line(Variation variation) {
    return new VariationLine(
        variation.terms().by(), variation.since(), variation.terms().instruction());
  }

  private static AmendmentLine line(Amendment amendment) {
    TitleAct.Amend terms = amendment.terms();
    return new AmendmentLine(terms.by(), terms.reason(), amendment.since(), terms.changes());
  }

  private static List<PartyId> sorted(Collection<PartyId> parties) {
    return parties.stream().sorted(Comparator.comparing(PartyId::value)).toList();
  }
}
