package org.throughbill.scenarios;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.throughbill.acts.CollateralAct;
import org.throughbill.acts.Form;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.document.Seal;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Place;
import org.throughbill.local.Signatory;

/**
 * SC05: the first single bill of lading, from Chongqing by rail and sea to Vietnam, with the
 * refusals that protect it.
 */
final class Sc05 {
  private static final Money DEBT = new Money("CNY", 211_400_000);
  private static final Hash CONTRACT =
      Hash.of("pledge contract 2026-0117".getBytes(StandardCharsets.UTF_8));

  private final Cast cast;
  private final Story story;
  private final Deeds deeds;
  private final Desk shipper;
  private final Desk operator;
  private final Desk railway;
  private final Desk line;
  private final Desk buyer;
  private final Desk bank;
  private final Desk customs;
  private final String machine = "CQM-" + Scenario.mark();

  Sc05(Stage stage) {
    this.cast = stage.cast();
    this.story = stage.story();
    this.deeds = new Deeds(stage, "NLS-" + machine);
    this.shipper = stage.desk(cast.shipper());
    this.operator = stage.operator();
    this.railway = stage.desk(cast.railway());
    this.line = stage.desk(cast.shippingLine());
    this.buyer = stage.desk(cast.buyer());
    this.bank = stage.desk(cast.bank());
    this.customs = stage.desk(cast.customs());
  }

  BillId play() {
    BillId bill = issue();
    forgeries(bill);
    inspect(bill);
    finance(bill);
    goods(bill);
    sell(bill);
    deliver(bill);
    leaveOne();
    return bill;
  }

  private BillId issue() {
    var document = Documents.machinery(cast, machine, "SMGS-" + machine, Desk.now());
    BillId bill = deeds.issued(shipper, document);
    story.refused(
        Rule.R04,
        operator,
        "issues a second bill for the same machine",
        deeds.issue(deeds.agreement(shipper, document)));
    return bill;
  }

  private void forgeries(BillId bill) {
    var honest = deeds.transfer(bill, shipper, buyer);
    String forged =
        honest.value().substring(0, honest.value().lastIndexOf('.') + 1) + "A".repeat(86);
    story.refused(
        Rule.R36,
        shipper,
        "is impersonated: a transfer with a forged signature",
        new SignedAct(forged));
    var strange = SigningKey.generate(Algorithm.ES256).sign(honest.payload());
    story.refused(
        Rule.R40, shipper, "is impersonated: a transfer signed by a key nobody enrolled", strange);
    story.refused(
        Form.NOT_FOUND,
        bank,
        "tries to transfer a bill in which it has no part",
        deeds.transfer(bill, bank, buyer));
  }

  private void inspect(BillId bill) {
    deeds.caseOpens(bill, customs);
    story.sealed(
        customs,
        "examines the machine where it is loaded, and passes it",
        customs.customs(),
        deeds.inspection(
            bill,
            customs,
            Deeds.CUSTOMS,
            InspectionScope.CUSTOMS_EXAM,
            Desk.now(),
            List.of(machine),
            List.of(new Seal("CN7730021", machine, "customs"))));
    deeds.noted(bill, 1);
  }

  private void finance(BillId bill) {
    story.await(
        shipper,
        "finds the bill at the financing desk",
        () -> shipper.financing().get("/collateral/" + bill).path("bill").isTextual());
    NotationId request = Deeds.id("request");
    story.sealed(
        shipper,
        "asks the bank for " + DEBT + " on the bill",
        shipper.financing(),
        shipper.sign(
            new CollateralAct.RequestFinance(
                bill,
                request,
                shipper.id(),
                Desk.now(),
                Deeds.CKG,
                bank.id(),
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
        bank.sign(
            new CollateralAct.OfferFinance(
                bill,
                Deeds.id("offer"),
                bank.id(),
                Desk.now(),
                Deeds.CKG,
                request,
                DEBT,
                CONTRACT,
                Desk.now().plus(Duration.ofDays(1)))));
    pledge(bill);
  }

  private void pledge(BillId bill) {
    SignedAct early = deeds.transfer(bill, shipper, buyer);
    story.sealed(shipper, "offers the bill in pledge to the bank", pledge(bill, cast.bank()));
    story.refused(
        Rule.R61,
        shipper,
        "offers the bill in pledge a second time, to another bank",
        pledge(bill, cast.otherBank()));
    story.sealed(
        bank,
        "accepts: it controls the bill as pledgee",
        bank.sign(new TitleAct.Accept(bill, deeds.head(bill), bank.id(), Desk.now(), Deeds.CKG)));
    story.refused(
        Rule.R14, shipper, "transfers the bill with a signature from before the pledge", early);
    story.refused(
        Rule.R61,
        shipper,
        "transfers the pledged bill to the buyer",
        deeds.transfer(bill, shipper, buyer));
    story.await(bank, "has the collateral in its book", () -> collateral(bill).equals("TAKEN"));
  }

  private SignedAct pledge(BillId bill, Signatory to) {
    return shipper.sign(
        new TitleAct.Pledge(
            bill,
            deeds.head(bill),
            shipper.id(),
            Desk.now(),
            Deeds.CKG,
            to.id(),
            DEBT,
            CONTRACT,
            Desk.now().plus(Duration.ofDays(1))));
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
    Place yuzui = Documents.YUZUI;
    Place port = Documents.QINZHOU;
    deeds.told(
        bill, railway, "reports that the train has left Yuzui", 1, MilestoneKind.DEPARTED, yuzui);
    deeds.told(
        bill, railway, "reports that the train is in Qinzhou", 1, MilestoneKind.ARRIVED, port);
    NotationId hold = held(bill, "holds the goods: a tip-off", "Risk instruction 2026-88");
    story.refused(
        Rule.R51,
        line,
        "loads the machine while it is held",
        deeds.step(bill, line, 2, MilestoneKind.LOADED, port));
    lifted(bill, hold, "Nothing found");
    deeds.told(bill, line, "loads the machine on board in Qinzhou", 2, MilestoneKind.LOADED, port);
    deeds.told(
        bill,
        line,
        "reports that the vessel is in Hai Phong",
        2,
        MilestoneKind.ARRIVED,
        Documents.HAIPHONG);
  }

  private NotationId held(BillId bill, String what, String basis) {
    NotationId hold = Deeds.id("hold");
    story.sealed(
        customs,
        what,
        customs.customs(),
        customs.sign(
            new InspectionAct.Hold(
                bill, hold, customs.id(), Desk.now(), Deeds.CKG, Deeds.CUSTOMS, basis)));
    story.await(operator, "sees the hold on the bill", () -> holds(bill) == 1);
    return hold;
  }

  private void lifted(BillId bill, NotationId hold, String reason) {
    story.sealed(
        customs,
        "lifts its hold",
        customs.customs(),
        customs.sign(
            new InspectionAct.Lift(
                bill,
                Deeds.id("lift"),
                customs.id(),
                Desk.now(),
                Deeds.CKG,
                Deeds.CUSTOMS,
                hold,
                reason)));
    story.await(operator, "sees the hold lifted", () -> holds(bill) == 0);
  }

  private int holds(BillId bill) {
    return operator.bol().get("/bills/" + bill).path("holds").size();
  }

  private void sell(BillId bill) {
    story.sealed(
        bank,
        "is repaid and releases the pledge; control returns to the shipper",
        bank.sign(new TitleAct.Release(bill, deeds.head(bill), bank.id(), Desk.now(), Deeds.CKG)));
    story.await(
        bank, "has the collateral out of its book", () -> collateral(bill).equals("RELEASED"));
    story.sealed(
        shipper,
        "sells: transfers and endorses to the buyer",
        deeds.transfer(bill, shipper, buyer));
    story.refused(
        Rule.R21, shipper, "surrenders the bill it has sold", deeds.surrender(bill, shipper));
  }

  private void deliver(BillId bill) {
    deeds.surrendered(bill, buyer);
    NotationId hold = held(bill, "holds the goods again", "Papers to be produced");
    story.refused(Rule.R32, operator, "delivers the machine while it is held", delivery(bill));
    lifted(bill, hold, "Papers produced");
    story.sealed(
        operator, "delivers against the buyer's receipt; the bill has ended", delivery(bill));
    story.refused(Rule.R35, buyer, "acts on the bill that has ended", deeds.surrender(bill, buyer));
  }

  private SignedAct delivery(BillId bill) {
    return deeds.delivery(bill, buyer, Documents.HAIPHONG.locode());
  }

  /** One more bill, in the buyer's hands, for whoever wants to sign an act. */
  private void leaveOne() {
    var document = Documents.machinery(cast, machine + "-2", "SMGS-" + machine + "-2", Desk.now());
    SignedAct issue = deeds.issue(deeds.agreement(shipper, document));
    var bill = new BillId(operator.bol().send(issue).chain());
    shipper.bol().send(deeds.transfer(bill, shipper, buyer));
    story.note("Bill " + bill + " is with " + buyer.id() + ", to try an act of your own on.");
  }
}
