package org.throughbill.acts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.Goods;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.Instruction;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.document.OrderClause;
import org.throughbill.acts.document.Particulars;
import org.throughbill.acts.document.Procedures;
import org.throughbill.acts.document.Seal;
import org.throughbill.acts.document.UnderlyingDocument;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.FixedKeys;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.value.Authority;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.ContainerNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.HsCode;
import org.throughbill.acts.value.KeyId;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Place;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.acts.value.Vin;
import org.throughbill.acts.value.Weight;

/** One act of every type, from the journey of three cars from Chongqing to Jebel Ali. */
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-01-03T12:00:00Z");
  public static final Unlocode CHONGQING = new Unlocode("CNCKG");
  public static final Unlocode NANSHA = new Unlocode("CNNSA");

  public static final PartyId MAKER = new PartyId("maker-cq");
  public static final PartyId OPERATOR = new PartyId("cq-land-sea");
  public static final PartyId BANK = new PartyId("bank-cq");
  public static final PartyId BUYER = new PartyId("buyer-dubai");
  public static final PartyId PORT = new PartyId("port-nansha");
  public static final PartyId OFFICER = new PartyId("msa-nansha");
  public static final PartyId REGISTRY = new PartyId("registry");
  public static final PartyId REGISTRAR = new PartyId("registrar-zhao");
  public static final PartyId OTHER_REGISTRAR = new PartyId("registrar-qian");

  public static final SigningKey MAKER_KEY = FixedKeys.of(Algorithm.ED25519, "maker-cq");
  public static final SigningKey OPERATOR_KEY = FixedKeys.of(Algorithm.ES256, "cq-land-sea");
  public static final SigningKey BUYER_KEY = FixedKeys.of(Algorithm.SM2, "buyer-dubai");

  public static final BillId BILL = new BillId("b".repeat(64));
  private static final BillId OTHER_BILL = new BillId("e".repeat(64));
  public static final Hash AFTER = new Hash("a".repeat(64));
  private static final Hash CONTRACT = new Hash("c".repeat(64));
  private static final Office MSA_NANSHA = new Office(Authority.MSA, NANSHA);
  private static final Money LOAN = new Money("CNY", 211_400_000);

  public static final Document DOCUMENT =
      new Document(
          "Negotiable cargo document under the Convention on Negotiable Cargo Documents",
          new Particulars(OPERATOR, "Land-Sea Corridor Operation 陆海新通道", "Yubei, Chongqing"),
          new Particulars(MAKER, "Chongqing Car Maker 重庆汽车", "Jiangbei, Chongqing"),
          new Particulars(BUYER, "Dubai Motors", "Deira, Dubai"),
          new OrderClause(OrderClause.Kind.TO_ORDER_OF, BANK),
          new Place(CHONGQING, "Yuzui"),
          Place.of("AEJEA"),
          List.of(
              new Leg(
                  Leg.Mode.RAIL,
                  new PartyId("rail-chengdu"),
                  new Place(CHONGQING, "Yuzui"),
                  Place.of("CNNSA"),
                  NOON.plusSeconds(4 * 86_400),
                  NOON.plusSeconds(6 * 86_400),
                  "X8001"),
              new Leg(
                  Leg.Mode.SEA,
                  new PartyId("sea-line"),
                  Place.of("CNNSA"),
                  Place.of("AEJEA"),
                  NOON.plusSeconds(16 * 86_400),
                  NOON.plusSeconds(36 * 86_400),
                  null)),
          List.of(
              new Goods(
                  "Battery electric cars",
                  "DUBAI 1-3",
                  3,
                  new Weight("5400.5"),
                  new HsCode("870380"),
                  new ContainerNumber("CSQU3054383"),
                  List.of(new Vin("LS4ASE2E8NJ100001"), new Vin("LGWEF4A58PF200001")),
                  List.of()),
              new Goods(
                  "Charging stations",
                  "DUBAI 4",
                  2,
                  new Weight("310"),
                  new HsCode("85044099"),
                  null,
                  List.of(),
                  List.of("CS-0001", "CS-0002"))),
          "one carton wet",
          1,
          new Money("CNY", 302_000_000),
          List.of(
              new UnderlyingDocument(UnderlyingDocument.Kind.CIM_SMGS, "10283746", false),
              new UnderlyingDocument(UnderlyingDocument.Kind.OCEAN_BILL, "SL-55", true)),
          new Procedures(
              "Throughbill rulebook 1", "the law of England and Wales", "https://throughbill.org"));

  public static final Statement.Agree AGREE = new Statement.Agree(MAKER, NOON, CHONGQING, DOCUMENT);
  public static final Statement.Receive RECEIVE =
      new Statement.Receive(BILL, BUYER, NOON, new Unlocode("AEJEA"));

  public static final Statement.InControl IN_CONTROL =
      new Statement.InControl(
          BILL, REGISTRY, NOON, CHONGQING, BUYER, 5, AFTER, NOON.plusSeconds(600));
  public static final Statement.RequestKey REQUEST_KEY =
      new Statement.RequestKey(MAKER, NOON, CHONGQING, List.of("MIIB"));

  /** The maker's request for a new key, signed with that key. */
  public static final SignedAct REQUEST =
      FixedKeys.of(Algorithm.ED25519, "maker-cq, after the fire").sign(REQUEST_KEY);

  /** The maker's agreement, signed with its fixed key: the same bytes in every run. */
  public static final SignedAct AGREEMENT = MAKER_KEY.sign(AGREE);

  /** To the same document, a second later; another agreement. */
  private static final SignedAct AGREED_LATER =
      MAKER_KEY.sign(new Statement.Agree(MAKER, NOON.plusSeconds(1), CHONGQING, DOCUMENT));

  public static final TitleAct.Transfer TRANSFER =
      new TitleAct.Transfer(
          BILL,
          AFTER,
          MAKER,
          NOON,
          CHONGQING,
          BUYER,
          new Endorsement(Endorsement.Kind.TO_ORDER, BUYER));
  public static final TitleAct.Issue ISSUE =
      new TitleAct.Issue(OPERATOR, NOON, CHONGQING, new BillNumber("NCD-2026/0001"), AGREEMENT);

  private static final Map<ActType, Act> ALL =
      Stream.of(
              party(),
              title(),
              inspection(),
              collateral(),
              List.of(AGREE, RECEIVE, IN_CONTROL, REQUEST_KEY))
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableMap(ActType::of, Function.identity()));

  private Samples() {}

  /** The sample of this type. */
  public static Act of(ActType type) {
    Act act = ALL.get(type);
    if (act == null) {
      throw new IllegalStateException("add a sample of " + type);
    }
    return act;
  }

  private static List<Act> party() {
    return List.of(
        new PartyAct.Enrol(
            MAKER, NOON, CHONGQING, "Chongqing Car Maker 重庆汽车", List.of("MIIB", "MIIC"), true),
        new PartyAct.AddKey(MAKER, AFTER, NOON, CHONGQING, REQUEST),
        new PartyAct.RevokeKey(
            MAKER,
            AFTER,
            NOON,
            CHONGQING,
            KeyId.of("key".getBytes(StandardCharsets.US_ASCII)),
            "the token was lost"),
        new PartyAct.Freeze(MAKER, AFTER, REGISTRAR, NOON, CHONGQING, "its laptop was stolen"),
        new PartyAct.LiftFreeze(MAKER, AFTER, REGISTRAR, NOON, CHONGQING, "the laptop was found"),
        new PartyAct.ProposeKey(
            MAKER, AFTER, REGISTRAR, NOON, CHONGQING, REQUEST, "its director came in person"),
        new PartyAct.ConfirmKey(
            MAKER,
            AFTER,
            OTHER_REGISTRAR,
            NOON,
            CHONGQING,
            REQUEST.kid(),
            "called back on the number in the company register"));
  }

  private static List<Act> title() {
    return List.of(
        ISSUE,
        TRANSFER,
        new TitleAct.OfferTransfer(
            BILL,
            AFTER,
            MAKER,
            NOON,
            CHONGQING,
            BUYER,
            new Endorsement(Endorsement.Kind.TO_ORDER, BUYER),
            NOON.plusSeconds(86_400)),
        new TitleAct.Endorse(
            BILL, AFTER, MAKER, NOON, CHONGQING, new Endorsement(Endorsement.Kind.BLANK, null)),
        new TitleAct.Pledge(
            BILL, AFTER, MAKER, NOON, CHONGQING, BANK, LOAN, CONTRACT, NOON.plusSeconds(86_400)),
        new TitleAct.Accept(BILL, AFTER, BANK, NOON, CHONGQING),
        new TitleAct.Decline(BILL, AFTER, BANK, NOON, CHONGQING, "insurance is missing"),
        new TitleAct.Withdraw(BILL, AFTER, MAKER, NOON, CHONGQING),
        new TitleAct.Amend(
            BILL,
            AFTER,
            OPERATOR,
            NOON,
            CHONGQING,
            List.of(
                new Change("/legs/1/conveyance", null, "EASTERN STAR 2"),
                new Change("/goods/0/marks", "CQ 1-3", "CQ 1/3")),
            "the vessel is named",
            NOON.plusSeconds(86_400)),
        new TitleAct.Consent(BILL, AFTER, BUYER, NOON, CHONGQING),
        new TitleAct.Instruct(
            BILL,
            AFTER,
            BUYER,
            NOON,
            new Unlocode("AEJEA"),
            new Instruction(Instruction.Kind.REROUTE, Place.of("AEKLF"), null),
            NOON.plusSeconds(86_400),
            true),
        new TitleAct.DemandSecurity(
            BILL,
            AFTER,
            OPERATOR,
            NOON,
            CHONGQING,
            new Money("CNY", 5_000_000),
            "freight and delay to Khor Fakkan"),
        new TitleAct.ExecuteInstruction(BILL, AFTER, OPERATOR, NOON, CHONGQING),
        new TitleAct.ConvertToPaper(
            BILL,
            AFTER,
            OPERATOR,
            NOON,
            CHONGQING,
            3,
            "Replaces the electronic record " + BILL + ", which is inoperative 失效",
            new Hash("d".repeat(64)),
            NOON.plusSeconds(86_400)),
        new TitleAct.ConvertToElectronic(
            BILL,
            AFTER,
            OPERATOR,
            NOON,
            CHONGQING,
            BUYER,
            3,
            new Endorsement(Endorsement.Kind.TO_ORDER, BUYER),
            "Replaces three paper originals, which are inoperative",
            NOON.plusSeconds(86_400)),
        new TitleAct.DeliverAgainstPaper(
            BILL, AFTER, OPERATOR, NOON, new Unlocode("AEJEA"), 1, "Dubai Motors, by its agent"),
        new TitleAct.Release(BILL, AFTER, BANK, NOON, CHONGQING),
        new TitleAct.Surrender(BILL, AFTER, BUYER, NOON, new Unlocode("AEJEA")),
        new TitleAct.SurrenderForAmendment(
            BILL, AFTER, BUYER, NOON, new Unlocode("AEJEA"), AGREEMENT, true),
        new TitleAct.VoidBill(
            BILL, AFTER, OPERATOR, NOON, CHONGQING, new BillNumber("NCD-2026/0002")),
        new TitleAct.SurrenderForSplit(
            BILL,
            AFTER,
            BUYER,
            NOON,
            new Unlocode("AEJEA"),
            List.of(AGREEMENT, AGREED_LATER),
            true),
        new TitleAct.SplitBill(
            BILL,
            AFTER,
            OPERATOR,
            NOON,
            CHONGQING,
            List.of(new BillNumber("NCD-2026/0003"), new BillNumber("NCD-2026/0004"))),
        new TitleAct.SurrenderForMerge(
            BILL,
            AFTER,
            BUYER,
            NOON,
            new Unlocode("AEJEA"),
            List.of(OTHER_BILL, BILL),
            AGREEMENT,
            true),
        new TitleAct.MergeBill(
            BILL, AFTER, OPERATOR, NOON, CHONGQING, new BillNumber("NCD-2026/0005")),
        new TitleAct.Cancel(
            BILL,
            AFTER,
            MAKER,
            NOON,
            CHONGQING,
            "the buyer took other cars",
            NOON.plusSeconds(86_400)),
        new TitleAct.AcceptSurrender(BILL, AFTER, OPERATOR, NOON, CHONGQING),
        new TitleAct.RejectSurrender(BILL, AFTER, OPERATOR, NOON, CHONGQING, "freight is unpaid"),
        new TitleAct.Deliver(
            BILL,
            AFTER,
            OPERATOR,
            NOON,
            new Unlocode("AEJEA"),
            FixedKeys.of(Algorithm.ED25519, "buyer-dubai").sign(RECEIVE)),
        new TitleAct.NotifyArrival(
            BILL,
            new NotationId("notice-01"),
            OPERATOR,
            NOON,
            new Unlocode("AEJEA"),
            List.of(BUYER, BANK)),
        new TitleAct.StoreGoods(
            BILL,
            new NotationId("store-01"),
            OPERATOR,
            NOON,
            new Unlocode("AEJEA"),
            new Place(new Unlocode("AEJEA"), "Free zone, shed 4"),
            "Gulf Warehousing"),
        new TitleAct.SellGoods(
            BILL,
            AFTER,
            OPERATOR,
            NOON,
            new Unlocode("AEJEA"),
            new Money("CNY", 250_000_000),
            new Money("CNY", 12_000_000),
            "order of the port court of 2 March 2026"),
        new TitleAct.DeliverOnIndemnity(
            BILL, AFTER, OPERATOR, NOON, new Unlocode("AEJEA"), BUYER, new Hash("f".repeat(64))),
        new TitleAct.Milestone(
            BILL,
            new NotationId("gate-in-1"),
            PORT,
            NOON,
            NANSHA,
            1,
            MilestoneKind.GATE_IN,
            NOON.minusSeconds(60),
            new Place(NANSHA, "Nansha III")),
        new TitleAct.Refusal(
            BILL,
            new NotationId("refusal-1"),
            REGISTRY,
            NOON,
            CHONGQING,
            AFTER,
            Rule.R51,
            "the hold is already lifted"));
  }

  private static List<Act> inspection() {
    return List.of(
        new InspectionAct.Inspect(
            BILL,
            new NotationId("inspect-2"),
            OFFICER,
            NOON,
            NANSHA,
            MSA_NANSHA,
            InspectionScope.STUFFING,
            InspectionResult.PASS,
            NOON.minusSeconds(3600),
            List.of("CSQU3054383"),
            List.of(new Seal("CN0012345", "CSQU3054383", "MSA Nansha")),
            new Hash("e".repeat(64)),
            new NotationId("inspect-1")),
        new InspectionAct.Hold(
            BILL,
            new NotationId("hold-0001"),
            OFFICER,
            NOON,
            NANSHA,
            MSA_NANSHA,
            "UN number doubtful"),
        new InspectionAct.Lift(
            BILL,
            new NotationId("lift-0001"),
            OFFICER,
            NOON,
            NANSHA,
            MSA_NANSHA,
            new NotationId("hold-0001"),
            "declaration corrected"));
  }

  private static List<Act> collateral() {
    return List.of(
        new CollateralAct.RequestFinance(
            BILL,
            new NotationId("request-1"),
            MAKER,
            NOON,
            CHONGQING,
            BANK,
            LOAN,
            LocalDate.of(2026, 6, 30)),
        new CollateralAct.OfferFinance(
            BILL,
            new NotationId("offer-001"),
            BANK,
            NOON,
            CHONGQING,
            new NotationId("request-1"),
            LOAN,
            CONTRACT,
            NOON.plusSeconds(86_400)),
        new CollateralAct.DeclineFinance(
            BILL,
            new NotationId("decline-1"),
            BANK,
            NOON,
            CHONGQING,
            new NotationId("request-1"),
            "over the limit"));
  }
}
