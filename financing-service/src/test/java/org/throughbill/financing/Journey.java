package org.throughbill.financing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.CollateralAct;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.Goods;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.document.OrderClause;
import org.throughbill.acts.document.Particulars;
import org.throughbill.acts.document.Procedures;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.Authority;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.HsCode;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Place;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.acts.value.Weight;
import org.throughbill.local.Signatory;

/** One consignment from Chongqing to Jebel Ali and the acts upon its bill, unsigned. */
public final class Journey {
  public static final Money VALUE = new Money("CNY", 302_000_000);
  public static final Money LOAN = new Money("CNY", 211_400_000);
  public static final Unlocode CHONGQING = new Unlocode("CNCKG");
  public static final Office MSA = new Office(Authority.MSA, new Unlocode("CNNSA"));
  public static final Office CUSTOMS = new Office(Authority.CUSTOMS, new Unlocode("CNNSA"));

  private final Signatory maker;
  private final Signatory operator;
  private final Instant start;
  private final SignedAct issue;
  private final BillId bill;

  public Journey(Signatory maker, Signatory operator, Instant start) {
    this.maker = maker;
    this.operator = operator;
    this.start = start.truncatedTo(ChronoUnit.SECONDS);
    SignedAct agreement =
        maker.sign(new Statement.Agree(maker.id(), this.start, CHONGQING, document()));
    String number =
        "NCD-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    this.issue =
        operator.sign(
            new TitleAct.Issue(
                operator.id(), this.start, CHONGQING, new BillNumber(number), agreement));
    this.bill = BillId.foundedBy(issue.payload());
  }

  public BillId bill() {
    return bill;
  }

  public SignedAct issue() {
    return issue;
  }

  private Document document() {
    return new Document(
        "Negotiable cargo document under the Convention on Negotiable Cargo Documents",
        new Particulars(operator.id(), "Land-Sea Corridor Operation", "Yubei, Chongqing"),
        new Particulars(maker.id(), "Chongqing Car Maker", "Jiangbei, Chongqing"),
        null,
        new OrderClause(OrderClause.Kind.TO_ORDER, null),
        Place.of("CNCKG"),
        Place.of("AEJEA"),
        List.of(leg(Leg.Mode.RAIL, "CNCKG", "CNNSA", 4), leg(Leg.Mode.SEA, "CNNSA", "AEJEA", 10)),
        List.of(
            new Goods(
                "Charging stations",
                "DUBAI 1",
                2,
                new Weight("310"),
                new HsCode("85044099"),
                null,
                List.of(),
                List.of(UUID.randomUUID().toString()))),
        null,
        1,
        VALUE,
        List.of(),
        new Procedures("Throughbill rulebook 1", "Swiss law", "https://throughbill.org"));
  }

  private Leg leg(Leg.Mode mode, String from, String to, int day) {
    return new Leg(
        mode,
        operator.id(),
        Place.of(from),
        Place.of(to),
        start.plus(day, ChronoUnit.DAYS),
        start.plus(day + 2, ChronoUnit.DAYS),
        null);
  }

  public static NotationId id(String name) {
    return new NotationId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
  }

  public static Hash contract(String name) {
    return Hash.of(name.getBytes(StandardCharsets.UTF_8));
  }

  public CollateralAct.RequestFinance request(
      PartyId by, PartyId bank, String id, Money amount, Instant at) {
    return new CollateralAct.RequestFinance(
        bill, id(id), by, at, CHONGQING, bank, amount, LocalDate.of(2030, 1, 1));
  }

  public CollateralAct.OfferFinance offer(
      PartyId bank, String request, String contract, Instant at, Instant until) {
    return new CollateralAct.OfferFinance(
        bill,
        id("offer " + contract),
        bank,
        at,
        CHONGQING,
        id(request),
        LOAN,
        contract(contract),
        until);
  }

  public CollateralAct.DeclineFinance decline(PartyId bank, String request, Instant at) {
    return new CollateralAct.DeclineFinance(
        bill, id("decline " + request), bank, at, CHONGQING, id(request), "not our market");
  }

  public TitleAct.Pledge pledge(
      PartyId by, PartyId bank, String contract, Hash after, Instant at, Instant until) {
    return new TitleAct.Pledge(
        bill, after, by, at, CHONGQING, bank, LOAN, contract(contract), until);
  }

  public TitleAct.OfferTransfer offerTransfer(
      PartyId by, PartyId to, Hash after, Instant at, Instant until) {
    return new TitleAct.OfferTransfer(bill, after, by, at, CHONGQING, to, null, until);
  }

  public TitleAct.Amend amend(PartyId by, Change change, Hash after, Instant at, Instant until) {
    return new TitleAct.Amend(bill, after, by, at, CHONGQING, List.of(change), "misread", until);
  }

  public TitleAct.Cancel cancel(PartyId by, Hash after, Instant at, Instant until) {
    return new TitleAct.Cancel(bill, after, by, at, CHONGQING, "the sale fell through", until);
  }

  public TitleAct.ConvertToPaper convertToPaper(Hash after, Instant at, Instant until) {
    return new TitleAct.ConvertToPaper(
        bill,
        after,
        operator.id(),
        at,
        CHONGQING,
        3,
        "This paper replaces the electronic record " + bill + ", which is inoperative.",
        contract("paper"),
        until);
  }

  public TitleAct.DeliverAgainstPaper deliverAgainstPaper(Hash after, Instant at) {
    return new TitleAct.DeliverAgainstPaper(
        bill, after, operator.id(), at, CHONGQING, 1, "who brought the paper");
  }

  public TitleAct.SellGoods sellGoods(Hash after, Instant at) {
    return new TitleAct.SellGoods(
        bill, after, operator.id(), at, CHONGQING, LOAN, LOAN, "nobody took them");
  }

  public TitleAct.Consent consent(PartyId by, Hash after, Instant at) {
    return new TitleAct.Consent(bill, after, by, at, CHONGQING);
  }

  public TitleAct.Accept accept(PartyId bank, Hash after, Instant at) {
    return new TitleAct.Accept(bill, after, bank, at, CHONGQING);
  }

  public TitleAct.Release release(PartyId bank, Hash after, Instant at) {
    return new TitleAct.Release(bill, after, bank, at, CHONGQING);
  }

  public TitleAct.Transfer transfer(
      PartyId by, PartyId to, @Nullable Endorsement endorsement, Hash after, Instant at) {
    return new TitleAct.Transfer(bill, after, by, at, CHONGQING, to, endorsement);
  }

  public TitleAct.Surrender surrender(PartyId by, Hash after, Instant at) {
    return new TitleAct.Surrender(bill, after, by, at, CHONGQING);
  }

  public TitleAct.AcceptSurrender acceptSurrender(Hash after, Instant at) {
    return new TitleAct.AcceptSurrender(bill, after, operator.id(), at, CHONGQING);
  }

  public TitleAct.Deliver deliver(Hash after, Instant at) {
    SignedAct receipt = maker.sign(new Statement.Receive(bill, maker.id(), at, CHONGQING));
    return new TitleAct.Deliver(bill, after, operator.id(), at, CHONGQING, receipt);
  }

  public InspectionAct.Inspect inspect(
      PartyId by, String id, InspectionResult result, @Nullable String corrects, Instant at) {
    return new InspectionAct.Inspect(
        bill,
        id(id),
        by,
        at,
        CHONGQING,
        MSA,
        InspectionScope.STUFFING,
        result,
        at,
        List.of(),
        List.of(),
        contract(id),
        corrects == null ? null : id(corrects));
  }

  public InspectionAct.Hold hold(PartyId by, String id, Office office, Instant at) {
    return new InspectionAct.Hold(bill, id(id), by, at, CHONGQING, office, "suspicion");
  }

  public InspectionAct.Lift lift(PartyId by, String hold, Office office, Instant at) {
    return new InspectionAct.Lift(
        bill, id("lift " + hold), by, at, CHONGQING, office, id(hold), "cleared");
  }
}
