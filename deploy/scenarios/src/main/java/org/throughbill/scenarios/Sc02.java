package org.throughbill.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.throughbill.acts.Rule;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Vin;

/**
 * SC02: the first train of 232 cars to Europe. A CIM note cannot become the bill, so the bill
 * stands beside it; cars are counted at the border and again before they are delivered.
 */
final class Sc02 {
  private final Story story;
  private final Deeds deeds;
  private final Desk shipper;
  private final Desk operator;
  private final Desk railway;
  private final Desk customs;
  private final Desk importer;
  private final Shipments shipments;
  private final Document document;

  Sc02(Stage stage) {
    String mark = Scenario.mark();
    this.story = stage.story();
    this.deeds = new Deeds(stage, "NLS-SC02-" + mark);
    this.shipper = stage.desk(stage.cast().shipper());
    this.operator = stage.operator();
    this.railway = stage.desk(stage.cast().railway());
    this.customs = stage.desk(stage.cast().customs());
    this.importer = stage.trader("ruhr-motors", "Ruhr Motors");
    this.shipments = new Shipments(stage.cast(), mark.substring(0, 4), Desk.now());
    this.document = shipments.sc02();
  }

  BillId play() {
    story.refused(
        Rule.R05,
        operator,
        "issues a bill into the CIM note itself",
        deeds.issue(deeds.agreement(shipper, shipments.sc02InTheNote())));
    BillId bill = deeds.issued(shipper, document);
    deeds.caseOpens(bill, customs);
    deeds.cleared(bill, customs);
    travel(bill);
    story.sealed(
        shipper,
        "sells on the way: transfers and endorses to the importer",
        deeds.transfer(bill, shipper, importer));
    deliver(bill);
    return bill;
  }

  private void travel(BillId bill) {
    deeds.told(
        bill,
        railway,
        "reports that the train has left Yongchuan",
        1,
        MilestoneKind.DEPARTED,
        Shipments.YONGCHUAN);
    List<String> found = cars();
    String missing = found.removeFirst();
    deeds.told(
        bill,
        railway,
        "counts the cars at Horgos: 231",
        1,
        MilestoneKind.DISCHARGED,
        Shipments.HORGOS,
        found.toArray(String[]::new));
    story.refused(
        Rule.R57,
        railway,
        "loads 232 at Khorgos, where 231 were counted before the border",
        deeds.step(bill, railway, 3, MilestoneKind.LOADED, Shipments.KHORGOS));
    deeds.told(
        bill,
        railway,
        "finds the last car",
        1,
        MilestoneKind.DISCHARGED,
        Shipments.HORGOS,
        missing);
    deeds.told(bill, railway, "loads 232 at Khorgos", 3, MilestoneKind.LOADED, Shipments.KHORGOS);
    deeds.told(
        bill,
        railway,
        "counts 231 in Duisburg",
        3,
        MilestoneKind.ARRIVED,
        Shipments.DUISBURG,
        found.toArray(String[]::new));
  }

  private List<String> cars() {
    return new ArrayList<>(document.goods().getFirst().vins().stream().map(Vin::value).toList());
  }

  private void deliver(BillId bill) {
    deeds.surrendered(bill, importer);
    story.refused(
        Rule.R32,
        operator,
        "delivers before the last car is there",
        deeds.delivery(bill, importer, Shipments.DUISBURG.locode()));
    deeds.told(
        bill,
        railway,
        "counts the last car in Duisburg",
        3,
        MilestoneKind.ARRIVED,
        Shipments.DUISBURG,
        cars().getFirst());
    story.sealed(
        operator,
        "delivers 232 cars against the importer's receipt; the bill has ended",
        deeds.delivery(bill, importer, Shipments.DUISBURG.locode()));
  }
}
