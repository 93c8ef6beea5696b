package org.throughbill.scenarios;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.throughbill.acts.Rule;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.document.WagonLoad;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Vin;

/**
 * SC01: 256 cars in wagons, counted off one train and on to another where the gauges meet; a car
 * that is not among them does not go on.
 */
final class Sc01 {
  private final Story story;
  private final Deeds deeds;
  private final Desk shipper;
  private final Desk operator;
  private final Desk railway;
  private final Desk buyer;
  private final Desk customs;
  private final Desk yardmaster;
  private final Document document;

  Sc01(Stage stage) {
    String mark = Scenario.mark();
    this.story = stage.story();
    this.deeds = new Deeds(stage, "NLS-SC01-" + mark);
    this.shipper = stage.desk(stage.cast().shipper());
    this.operator = stage.operator();
    this.railway = stage.desk(stage.cast().railway());
    this.buyer = stage.desk(stage.cast().buyer());
    this.customs = stage.desk(stage.cast().customs());
    this.yardmaster = stage.officer("officer-tie", "Officer Tie, Rail", Deeds.RAIL);
    this.document = new Shipments(stage.cast(), mark.substring(0, 4), Desk.now()).sc01();
  }

  BillId play() {
    story.refused(
        Rule.R79,
        shipper,
        "drafts it with 255 places beyond the border",
        () -> shipper.bol().post("/drafts", "application/json", withoutOnePlace()));
    BillId bill = deeds.issued(shipper, document);
    inspect(bill);
    toTheBorder(bill);
    overTheBorder(bill);
    deliver(bill);
    return bill;
  }

  /** The document with a car missing from the last wagon of its last leg. */
  private String withoutOnePlace() {
    var json = StrictJson.parse(RecordJson.write(document));
    var wagons = json.path("legs").path(2).path("wagons");
    ((ArrayNode) wagons.path(wagons.size() - 1).path("vins")).remove(0);
    return json.toString();
  }

  private void inspect(BillId bill) {
    deeds.caseOpens(bill, yardmaster);
    story.sealed(
        yardmaster,
        "records what was counted yesterday, before the bill: 256 cars, each wagon full",
        yardmaster.customs(),
        deeds.pass(
            bill,
            yardmaster,
            Deeds.RAIL,
            InspectionScope.RAIL_LOADING,
            Desk.now().minus(Duration.ofDays(1)),
            wagons().stream().map(load -> load.wagon().value()).toArray(String[]::new)));
    deeds.noted(bill, 1);
    deeds.cleared(bill, customs);
  }

  private void toTheBorder(BillId bill) {
    deeds.told(
        bill,
        railway,
        "reports that the train has left Yuzui",
        1,
        MilestoneKind.DEPARTED,
        Shipments.YUZUI);
    List<String> found = tally();
    String missing = found.removeLast();
    deeds.told(
        bill,
        railway,
        "counts the train at Horgos, by wagons and in the last one by cars: 255",
        1,
        MilestoneKind.ARRIVED,
        Shipments.HORGOS,
        found.toArray(String[]::new));
    story.refused(
        Rule.R57,
        railway,
        "takes all 256 over the border",
        deeds.step(bill, railway, 2, MilestoneKind.DEPARTED, Shipments.HORGOS));
    deeds.told(
        bill,
        railway,
        "counts the car that had stood on another track",
        1,
        MilestoneKind.ARRIVED,
        Shipments.HORGOS,
        missing);
  }

  /** The wagons, and of the last one its cars. */
  private List<String> tally() {
    var names = new ArrayList<String>();
    List<WagonLoad> wagons = wagons();
    wagons.subList(0, wagons.size() - 1).forEach(load -> names.add(load.wagon().value()));
    wagons.getLast().vins().stream().map(Vin::value).forEach(names::add);
    return names;
  }

  private List<WagonLoad> wagons() {
    return document.legs().getFirst().wagonLoads();
  }

  private void overTheBorder(BillId bill) {
    deeds.told(
        bill,
        railway,
        "takes all 256 over the border",
        2,
        MilestoneKind.DEPARTED,
        Shipments.HORGOS);
    deeds.told(
        bill, railway, "reports them in Khorgos", 2, MilestoneKind.ARRIVED, Shipments.KHORGOS);
    List<String> swapped = tally();
    swapped.set(swapped.size() - 1, "LGWEF4A58PF200001");
    story.refused(
        Rule.R57,
        railway,
        "loads the wagons of the broad gauge, with somebody else's car in the last",
        deeds.step(
            bill,
            railway,
            3,
            MilestoneKind.LOADED,
            Shipments.KHORGOS,
            swapped.toArray(String[]::new)));
    deeds.told(
        bill,
        railway,
        "loads the wagons of the broad gauge with the 256 cars of the bill",
        3,
        MilestoneKind.LOADED,
        Shipments.KHORGOS);
    deeds.told(
        bill,
        railway,
        "reports that the train is in Almaty",
        3,
        MilestoneKind.ARRIVED,
        Shipments.ALMATY);
  }

  private void deliver(BillId bill) {
    story.sealed(
        shipper,
        "sells: transfers and endorses to the buyer",
        deeds.transfer(bill, shipper, buyer));
    deeds.surrendered(bill, buyer);
    story.sealed(
        operator,
        "delivers 256 cars against the buyer's receipt; the bill has ended",
        deeds.delivery(bill, buyer, Shipments.ALMATY.locode()));
  }
}
