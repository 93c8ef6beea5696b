package org.throughbill.bol.bill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Goods;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.document.OrderClause;
import org.throughbill.acts.document.Particulars;
import org.throughbill.acts.document.Procedures;
import org.throughbill.acts.document.UnderlyingDocument;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.value.ContainerNumber;
import org.throughbill.acts.value.HsCode;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.Place;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.acts.value.Vin;
import org.throughbill.acts.value.Weight;

/** Documents: by rail from Chongqing to Qinzhou and by sea to Hai Phong. */
final class Papers {
  static final Place CHONGQING = new Place(new Unlocode("CNCKG"), "Yuzui");
  static final Place QINZHOU = Place.of("CNQZH");
  static final Place HAIPHONG = Place.of("VNHPH");
  static final String NOTATION =
      "Negotiable document under the United Nations Convention on Negotiable Cargo Documents";

  private Papers() {}

  /** To the order of the consignor. */
  static Document document() {
    return document(new OrderClause(OrderClause.Kind.TO_ORDER, null));
  }

  /** With every field filled that may be left out. */
  static Document document(OrderClause order) {
    return new Document(
        NOTATION,
        particulars(Party.OPERATOR),
        particulars(Party.SHIPPER),
        particulars(Party.BUYER),
        order,
        CHONGQING,
        HAIPHONG,
        List.of(
            leg(Leg.Mode.RAIL, Party.RAILWAY, CHONGQING, QINZHOU, 1, 3, "X8086"),
            leg(Leg.Mode.SEA, Party.SEA_LINE, QINZHOU, HAIPHONG, 4, 6, "BEIBU GULF 1")),
        List.of(
            new Goods(
                "Injection moulding machine",
                "CQM 1/1",
                1,
                new Weight("18500"),
                new HsCode("847710"),
                new ContainerNumber("CSQU3054383"),
                List.of(new Vin("1M8GDM9AXKP042788")),
                List.of("M-1"))),
        "one case scratched",
        1,
        new Money("CNY", 302_000_000),
        List.of(new UnderlyingDocument(UnderlyingDocument.Kind.SMGS, "SMGS-1", false)),
        new Procedures("Corridor rulebook 2026.1", "CN", "https://throughbill.example/rulebook"));
  }

  /** The document with something changed in its JSON. */
  static Document changed(Consumer<JsonNode> change) {
    JsonNode json = StrictJson.parse(RecordJson.write(document()));
    change.accept(json);
    return RecordJson.read(json, Document.class);
  }

  private static Leg leg(
      Leg.Mode mode, Party carrier, Place from, Place to, int departs, int arrives, String name) {
    return new Leg(
        mode,
        carrier.id(),
        from,
        to,
        Story.BEGIN.plus(Duration.ofDays(departs)),
        Story.BEGIN.plus(Duration.ofDays(arrives)),
        name);
  }

  private static Particulars particulars(Party party) {
    return new Particulars(party.id(), party.name(), "1 Harbour Road");
  }
}
