package org.throughbill.scenarios;

import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;

/**
 * X1: two cars from Germany, to the order of the guarantor that holds the bill as its security.
 * When it is repaid the bill goes to the importer and on to a dealer, whom nobody has endorsed it
 * to: a dispute of 2020, which the chain settles before the goods are asked for.
 */
final class X1 {
  private final Story story;
  private final Deeds deeds;
  private final Desk operator;
  private final Desk railway;
  private final Desk customs;
  private final Desk consignor;
  private final Desk guarantor;
  private final Desk importer;
  private final Desk dealer;
  private final Document document;

  X1(Stage stage) {
    String mark = Scenario.mark();
    this.story = stage.story();
    this.deeds = new Deeds(stage, "NLS-X1-" + mark);
    this.operator = stage.operator();
    this.railway = stage.desk(stage.cast().railway());
    this.customs = stage.desk(stage.cast().customs());
    this.consignor = stage.trader("dueren-cars", "Dueren Car Export");
    this.guarantor = stage.trader("cq-guarantee", "Chongqing Guarantee");
    this.importer = stage.trader("cq-car-import", "Chongqing Car Import");
    this.dealer = stage.trader("cq-car-dealer", "Chongqing Car Dealer");
    this.document =
        new Shipments(stage.cast(), mark.substring(0, 4), Desk.now())
            .x1(consignor.party(), guarantor.id(), importer.party());
  }

  BillId play() {
    BillId bill = deeds.issued(consignor, document);
    story.sealed(
        consignor,
        "hands the bill to the guarantor, to whose order it is made out",
        deeds.handOver(bill, consignor, guarantor));
    travel(bill);
    story.sealed(
        guarantor,
        "is repaid, and endorses the bill to the importer",
        deeds.transfer(bill, guarantor, importer));
    story.sealed(
        importer,
        "sells to the dealer and hands the bill over, without an endorsement",
        deeds.handOver(bill, importer, dealer));
    broken(bill);
    mended(bill);
    return bill;
  }

  private void travel(BillId bill) {
    deeds.told(
        bill,
        railway,
        "reports that the train has left Duisburg",
        1,
        MilestoneKind.DEPARTED,
        Shipments.DUISBURG);
    deeds.told(
        bill,
        railway,
        "reports that the train is in Chongqing",
        1,
        MilestoneKind.ARRIVED,
        Shipments.TUANJIE);
    deeds.caseOpens(bill, customs);
    deeds.cleared(bill, customs);
  }

  private void broken(BillId bill) {
    story.refused(
        Rule.R17,
        dealer,
        "surrenders a bill that was not endorsed to it",
        deeds.surrender(bill, dealer));
    story.refused(Rule.R16, dealer, "endorses the bill to itself", endorsement(bill, dealer));
    story.refused(
        Rule.R21,
        importer,
        "surrenders the bill it has handed over",
        deeds.surrender(bill, importer));
    story.refused(
        Rule.R32,
        operator,
        "delivers without a surrender",
        deeds.delivery(bill, dealer, Shipments.TUANJIE.locode()));
  }

  private void mended(BillId bill) {
    story.sealed(
        importer,
        "endorses the bill to the dealer, which has control already",
        endorsement(bill, importer));
    deeds.surrendered(bill, dealer);
    story.sealed(
        operator,
        "delivers against the dealer's receipt; the bill has ended",
        deeds.delivery(bill, dealer, Shipments.TUANJIE.locode()));
  }

  private SignedAct endorsement(BillId bill, Desk by) {
    return by.sign(
        new TitleAct.Endorse(
            bill,
            deeds.head(bill),
            by.id(),
            Desk.now(),
            Deeds.CKG,
            new Endorsement(Endorsement.Kind.TO_ORDER, dealer.id())));
  }
}
