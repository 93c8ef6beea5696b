package org.throughbill.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.throughbill.acts.Act;
import org.throughbill.acts.CollateralAct;
import org.throughbill.acts.Form;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.document.Seal;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.value.Authority;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.Place;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.local.Progress;
import org.throughbill.local.Signatory;
import org.throughbill.local.Stack;
import org.throughbill.local.Up;

/**
 * SC05: the first single bill of lading, from Chongqing by rail and sea to Vietnam, with the
 * refusals that protect it. Every run ships another machine, so it can be played as often as one
 * likes.
 */
public final class Sc05 implements Up.Step {
  private static final Unlocode CKG = new Unlocode("CNCKG");
  private static final Money DEBT = new Money("CNY", 211_400_000);
  private static final Hash CONTRACT =
      Hash.of("pledge contract 2026-0117".getBytes(StandardCharsets.UTF_8));

  @Override
  public void on(Stack stack, Progress progress) {
    var cast = Cast.of(stack.pki());
    try (var http = HttpClient.newHttpClient()) {
      new Enrolment(stack, http).enrol(cast, progress);
      new Play(stack, http, cast).play();
    }
  }

  /** One performance. */
  private static final class Play {
    private final Cast cast;
    private final Story story;
    private final Desk shipper;
    private final Desk operator;
    private final Desk railway;
    private final Desk line;
    private final Desk buyer;
    private final Desk bank;
    private final Desk customs;
    private int numbers;
    private final String machine =
        "CQM-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);

    Play(Stack stack, HttpClient http, Cast cast) {
      this.cast = cast;
      this.shipper = new Desk(stack, http, cast.shipper());
      this.operator = new Desk(stack, http, cast.operator());
      this.railway = new Desk(stack, http, cast.railway());
      this.line = new Desk(stack, http, cast.shippingLine());
      this.buyer = new Desk(stack, http, cast.buyer());
      this.bank = new Desk(stack, http, cast.bank());
      this.customs = new Desk(stack, http, cast.customs());
      this.story = new Story(operator);
    }

    void play() {
      story.title(
          "SC05: a machine worth CNY 3,020,000.00 from Chongqing by rail and sea to Hai Phong");
      BillId bill = issue();
      forgeries(bill);
      inspect(bill);
      finance(bill);
      goods(bill);
      sell(bill);
      deliver(bill);
      story.end(bill);
      leaveOne();
    }

    /** One more bill, in the buyer's hands, for whoever wants to sign an act. */
    private void leaveOne() {
      Document document =
          Documents.machinery(cast, machine + "-2", "SMGS-" + machine + "-2", Desk.now());
      SignedAct agreement =
          sign(cast.shipper(), new Statement.Agree(cast.shipper().id(), Desk.now(), CKG, document));
      var bill = new BillId(operator.bol().send(issueOf(agreement)).chain());
      shipper.bol().send(transfer(bill, shipper, buyer));
      story.note(
          "Bill " + bill + " is with " + cast.buyer().id() + ", to try an act of your own on.");
    }

    private BillId issue() {
      Document document = Documents.machinery(cast, machine, "SMGS-" + machine, Desk.now());
      String draft =
          story
              .done(
                  shipper,
                  "drafts the document with the operator",
                  () -> json(shipper.bol().post("/drafts", "application/json", text(document))))
              .path("id")
              .asText();
      SignedAct agreement =
          sign(cast.shipper(), new Statement.Agree(cast.shipper().id(), Desk.now(), CKG, document));
      story.done(
          shipper,
          "agrees to the document, as consignor",
          () ->
              json(
                  shipper
                      .bol()
                      .post("/drafts/" + draft + "/acts", "application/jose", agreement.value())));
      Receipt issued =
          story.sealed(
              operator,
              "issues the bill; the shipper is its first holder",
              operator.bol(),
              issueOf(agreement));
      var bill = new BillId(issued.chain());
      story.refused(
          Rule.R04,
          operator,
          "issues a second bill for the same machine",
          operator.bol(),
          issueOf(agreement));
      return bill;
    }

    private SignedAct issueOf(SignedAct agreement) {
      var number = new BillNumber("NLS-" + machine + "-" + ++numbers);
      return sign(
          cast.operator(),
          new TitleAct.Issue(cast.operator().id(), Desk.now(), CKG, number, agreement));
    }

    private void forgeries(BillId bill) {
      var honest = transfer(bill, shipper, buyer);
      String forged =
          honest.value().substring(0, honest.value().lastIndexOf('.') + 1) + "A".repeat(86);
      story.refused(
          Rule.R36,
          shipper,
          "is impersonated: a transfer with a forged signature",
          shipper.bol(),
          new SignedAct(forged));
      var strange = SigningKey.generate(Algorithm.ES256).sign(honest.payload());
      story.refused(
          Rule.R40,
          shipper,
          "is impersonated: a transfer signed by a key nobody enrolled",
          shipper.bol(),
          strange);
      story.refused(
          Form.NOT_FOUND,
          bank,
          "tries to transfer a bill in which it has no part",
          bank.bol(),
          transfer(bill, bank, buyer));
    }

    private void inspect(BillId bill) {
      story.await(
          customs,
          "sees a case open",
          () -> customs.customs().get("/cases/" + bill).path("bill").isTextual());
      story.sealed(
          customs,
          "examines the machine where it is loaded, and passes it",
          customs.customs(),
          sign(
              cast.customs(),
              new InspectionAct.Inspect(
                  bill,
                  id("exam"),
                  cast.customs().id(),
                  Desk.now(),
                  CKG,
                  office(),
                  InspectionScope.CUSTOMS_EXAM,
                  InspectionResult.PASS,
                  Desk.now(),
                  List.of(machine),
                  List.of(new Seal("CN7730021", machine, "customs")),
                  CONTRACT,
                  null)));
      story.await(
          shipper, "reads the inspection on the bill's own chain", () -> inspections(bill) > 0);
    }

    private int inspections(BillId bill) {
      return shipper.bol().get("/bills/" + bill).path("inspections").size();
    }

    private void finance(BillId bill) {
      story.await(shipper, "finds the bill at the financing desk", () -> knownToFinancing(bill));
      NotationId request = id("request");
      story.sealed(
          shipper,
          "asks the bank for " + DEBT + " on the bill",
          shipper.financing(),
          sign(
              cast.shipper(),
              new CollateralAct.RequestFinance(
                  bill,
                  request,
                  cast.shipper().id(),
                  Desk.now(),
                  CKG,
                  cast.bank().id(),
                  DEBT,
                  LocalDate.now(ZoneOffset.UTC).plusDays(90))));
      story.done(
          bank,
          "reads title chain and inspection, verified by the financing-service itself",
          () -> bank.financing().get("/collateral/" + bill));
      story.sealed(
          bank,
          "offers finance against a pledge",
          bank.financing(),
          sign(
              cast.bank(),
              new CollateralAct.OfferFinance(
                  bill,
                  id("offer"),
                  cast.bank().id(),
                  Desk.now(),
                  CKG,
                  request,
                  DEBT,
                  CONTRACT,
                  Desk.now().plus(Duration.ofDays(1)))));
      SignedAct early = transfer(bill, shipper, buyer);
      story.sealed(
          shipper,
          "offers the bill in pledge to the bank",
          shipper.bol(),
          pledge(bill, cast.bank()));
      story.refused(
          Rule.R61,
          shipper,
          "offers the bill in pledge a second time, to another bank",
          shipper.bol(),
          pledge(bill, cast.otherBank()));
      story.sealed(bank, "accepts: it controls the bill as pledgee", bank.bol(), accept(bill));
      story.refused(
          Rule.R14,
          shipper,
          "transfers the bill with a signature from before the pledge",
          shipper.bol(),
          early);
      story.refused(
          Rule.R61,
          shipper,
          "transfers the pledged bill to the buyer",
          shipper.bol(),
          transfer(bill, shipper, buyer));
      story.await(bank, "has the collateral in its book", () -> collateral(bill).equals("TAKEN"));
    }

    private boolean knownToFinancing(BillId bill) {
      return shipper.financing().get("/collateral/" + bill).path("bill").isTextual();
    }

    private String collateral(BillId bill) {
      return bank.financing()
          .get("/collateral/" + bill)
          .path("requests")
          .path(0)
          .path("state")
          .asText();
    }

    private void goods(BillId bill) {
      milestone(
          bill,
          railway,
          1,
          MilestoneKind.DEPARTED,
          Documents.YUZUI,
          "reports that the train has left Yuzui");
      milestone(
          bill,
          railway,
          1,
          MilestoneKind.ARRIVED,
          Documents.QINZHOU,
          "reports that the train is in Qinzhou");
      NotationId hold = id("hold");
      story.sealed(
          customs,
          "holds the goods: a tip-off",
          customs.customs(),
          sign(
              cast.customs(),
              new InspectionAct.Hold(
                  bill,
                  hold,
                  cast.customs().id(),
                  Desk.now(),
                  CKG,
                  office(),
                  "Risk control instruction 2026-88")));
      story.await(line, "sees the hold on the bill", () -> holds(bill) == 1);
      refusedMilestone(bill);
      story.sealed(
          customs,
          "lifts its hold",
          customs.customs(),
          sign(
              cast.customs(),
              new InspectionAct.Lift(
                  bill,
                  id("lift"),
                  cast.customs().id(),
                  Desk.now(),
                  CKG,
                  office(),
                  hold,
                  "Nothing found")));
      story.await(line, "sees the hold lifted", () -> holds(bill) == 0);
      milestone(
          bill,
          line,
          2,
          MilestoneKind.LOADED,
          Documents.QINZHOU,
          "loads the machine on board in Qinzhou");
      milestone(
          bill,
          line,
          2,
          MilestoneKind.ARRIVED,
          Documents.HAIPHONG,
          "reports that the vessel is in Hai Phong");
    }

    private void refusedMilestone(BillId bill) {
      story.refused(
          Rule.R51,
          line,
          "loads the machine while it is held",
          line.bol(),
          step(bill, line.party(), 2, MilestoneKind.LOADED, Documents.QINZHOU));
    }

    private int holds(BillId bill) {
      return operator.bol().get("/bills/" + bill).path("holds").size();
    }

    private void milestone(
        BillId bill, Desk by, int leg, MilestoneKind kind, Place where, String what) {
      story.sealed(by, what, by.bol(), step(bill, by.party(), leg, kind, where));
    }

    private SignedAct step(BillId bill, Signatory by, int leg, MilestoneKind kind, Place where) {
      return sign(
          by,
          new TitleAct.Milestone(
              bill, id("step"), by.id(), Desk.now(), where.locode(), leg, kind, Desk.now(), where));
    }

    private void sell(BillId bill) {
      story.sealed(
          bank,
          "is repaid and releases the pledge; control returns to the shipper",
          bank.bol(),
          sign(
              cast.bank(),
              new TitleAct.Release(bill, head(bill), cast.bank().id(), Desk.now(), CKG)));
      story.await(
          bank, "has the collateral out of its book", () -> collateral(bill).equals("RELEASED"));
      story.sealed(
          shipper,
          "sells: transfers and endorses to the buyer",
          shipper.bol(),
          transfer(bill, shipper, buyer));
      story.refused(
          Rule.R21,
          shipper,
          "surrenders the bill it has sold",
          shipper.bol(),
          sign(
              cast.shipper(),
              new TitleAct.Surrender(bill, head(bill), cast.shipper().id(), Desk.now(), CKG)));
    }

    private void deliver(BillId bill) {
      story.sealed(
          buyer,
          "surrenders the bill to the operator",
          buyer.bol(),
          sign(
              cast.buyer(),
              new TitleAct.Surrender(bill, head(bill), cast.buyer().id(), Desk.now(), CKG, true)));
      story.sealed(
          operator,
          "accepts the surrender",
          operator.bol(),
          sign(
              cast.operator(),
              new TitleAct.AcceptSurrender(
                  bill, head(bill), cast.operator().id(), Desk.now(), CKG)));
      NotationId hold = id("hold");
      hold(bill, hold);
      story.refused(
          Rule.R32,
          operator,
          "delivers the machine while it is held",
          operator.bol(),
          delivery(bill));
      lift(bill, hold);
      story.sealed(
          operator,
          "delivers against the buyer's receipt; the bill has ended",
          operator.bol(),
          delivery(bill));
      story.refused(
          Rule.R35,
          buyer,
          "acts on the bill that has ended",
          buyer.bol(),
          sign(
              cast.buyer(),
              new TitleAct.Surrender(bill, head(bill), cast.buyer().id(), Desk.now(), CKG, true)));
    }

    private void hold(BillId bill, NotationId hold) {
      story.sealed(
          customs,
          "holds the goods again",
          customs.customs(),
          sign(
              cast.customs(),
              new InspectionAct.Hold(
                  bill,
                  hold,
                  cast.customs().id(),
                  Desk.now(),
                  CKG,
                  office(),
                  "Papers to be produced")));
      story.await(operator, "sees the hold on the bill", () -> holds(bill) == 1);
    }

    private void lift(BillId bill, NotationId hold) {
      story.sealed(
          customs,
          "lifts it",
          customs.customs(),
          sign(
              cast.customs(),
              new InspectionAct.Lift(
                  bill,
                  id("lift"),
                  cast.customs().id(),
                  Desk.now(),
                  CKG,
                  office(),
                  hold,
                  "Papers produced")));
      story.await(operator, "sees the hold lifted", () -> holds(bill) == 0);
    }

    private SignedAct delivery(BillId bill) {
      SignedAct receipt =
          sign(
              cast.buyer(),
              new Statement.Receive(bill, cast.buyer().id(), Desk.now(), new Unlocode("VNHPH")));
      return sign(
          cast.operator(),
          new TitleAct.Deliver(
              bill, head(bill), cast.operator().id(), Desk.now(), new Unlocode("VNHPH"), receipt));
    }

    private SignedAct transfer(BillId bill, Desk from, Desk to) {
      var endorsement = new Endorsement(Endorsement.Kind.TO_ORDER, to.party().id());
      return sign(
          from.party(),
          new TitleAct.Transfer(
              bill, head(bill), from.party().id(), Desk.now(), CKG, to.party().id(), endorsement));
    }

    private SignedAct pledge(BillId bill, Signatory to) {
      return sign(
          cast.shipper(),
          new TitleAct.Pledge(
              bill,
              head(bill),
              cast.shipper().id(),
              Desk.now(),
              CKG,
              to.id(),
              DEBT,
              CONTRACT,
              Desk.now().plus(Duration.ofDays(1))));
    }

    private SignedAct accept(BillId bill) {
      return sign(
          cast.bank(), new TitleAct.Accept(bill, head(bill), cast.bank().id(), Desk.now(), CKG));
    }

    private Hash head(BillId bill) {
      return new Hash(operator.bol().get("/bills/" + bill).path("head").asText());
    }

    private Office office() {
      return new Office(Authority.CUSTOMS, CKG);
    }

    private static SignedAct sign(Signatory by, Act act) {
      return by.sign(act);
    }

    private static NotationId id(String what) {
      return new NotationId(what + "-" + UUID.randomUUID());
    }

    private static JsonNode json(byte[] bytes) {
      return StrictJson.parse(bytes);
    }

    private static String text(Record record) {
      return new String(RecordJson.write(record), StandardCharsets.UTF_8);
    }
  }
}
