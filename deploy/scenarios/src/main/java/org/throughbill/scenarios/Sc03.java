package org.throughbill.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.throughbill.acts.Rule;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Vin;

/**
 * SC03: 200 battery cars that are driven from the wagon on to the deck. They see no container, and
 * what is asked of containers is not asked of them; they are counted by VIN.
 */
final class Sc03 {
  private final Story story;
  private final Deeds deeds;
  private final Desk shipper;
  private final Desk operator;
  private final Desk railway;
  private final Desk line;
  private final Desk customs;
  private final Desk maritime;
  private final Desk importer;
  private final Document document;

  Sc03(Stage stage) {
    String mark = Scenario.mark();
    this.story = stage.story();
    this.deeds = new Deeds(stage, "NLS-SC03-" + mark);
    this.shipper = stage.desk(stage.cast().shipper());
    this.operator = stage.operator();
    this.railway = stage.desk(stage.cast().railway());
    this.line = stage.desk(stage.cast().shippingLine());
    this.customs = stage.desk(stage.cast().customs());
    this.maritime = stage.desk(stage.cast().maritime());
    this.importer = stage.trader("gulf-motors", "Gulf Motors");
    this.document = new Shipments(stage.cast(), mark.substring(0, 4), Desk.now()).sc03();
  }

  BillId play() {
    BillId bill = deeds.issued(shipper, document);
    inspect(bill);
    travel(bill);
    story.sealed(
        shipper,
        "sells: transfers and endorses to the importer",
        deeds.transfer(bill, shipper, importer));
    deeds.surrendered(bill, importer);
    story.sealed(
        operator,
        "delivers 200 cars against the importer's receipt; the bill has ended",
        deeds.delivery(bill, importer, Shipments.JEBEL_ALI.locode()));
    return bill;
  }

  private void inspect(BillId bill) {
    deeds.caseOpens(bill, maritime);
    story.refused(
        Rule.R79,
        maritime,
        "records how the cars were stuffed, as of a container",
        maritime.customs(),
        deeds.pass(bill, maritime, Deeds.MSA, InspectionScope.STUFFING, Desk.now()));
    story.sealed(
        maritime,
        "passes their declaration as dangerous goods",
        maritime.customs(),
        deeds.pass(bill, maritime, Deeds.MSA, InspectionScope.DG_DECLARATION, Desk.now()));
    deeds.noted(bill, 1);
    deeds.cleared(bill, customs);
  }

  private void travel(BillId bill) {
    deeds.told(
        bill,
        railway,
        "reports that the train has left Yuzui",
        1,
        MilestoneKind.DEPARTED,
        Shipments.YUZUI);
    deeds.told(
        bill,
        railway,
        "reports that the train is in Qinzhou",
        1,
        MilestoneKind.ARRIVED,
        Documents.QINZHOU);
    List<String> cars =
        new ArrayList<>(document.goods().getFirst().vins().stream().map(Vin::value).toList());
    cars.set(7, "LGWEF4A58PF200001");
    story.refused(
        Rule.R57,
        line,
        "drives 200 cars on board, one of them not the bill's",
        deeds.step(
            bill, line, 2, MilestoneKind.ON_BOARD, Documents.QINZHOU, cars.toArray(String[]::new)));
    deeds.told(
        bill,
        line,
        "drives the 200 cars of the bill on board",
        2,
        MilestoneKind.ON_BOARD,
        Documents.QINZHOU);
    deeds.told(
        bill,
        line,
        "reports that the ship is in Jebel Ali",
        2,
        MilestoneKind.ARRIVED,
        Shipments.JEBEL_ALI);
  }
}
