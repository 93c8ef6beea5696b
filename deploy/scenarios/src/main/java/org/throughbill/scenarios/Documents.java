package org.throughbill.scenarios;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Goods;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.document.OrderClause;
import org.throughbill.acts.document.Particulars;
import org.throughbill.acts.document.Procedures;
import org.throughbill.acts.document.UnderlyingDocument;
import org.throughbill.acts.value.HsCode;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.Place;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.acts.value.Weight;
import org.throughbill.local.Signatory;

/** What the bills of the scenarios say. */
public final class Documents {
  public static final Place YUZUI = new Place(new Unlocode("CNCKG"), "Yuzui");
  public static final Place QINZHOU = Place.of("CNQZH");
  public static final Place HAIPHONG = Place.of("VNHPH");

  static final String NOTATION =
      "Negotiable cargo document under the United Nations Convention on Negotiable Cargo Documents";

  private Documents() {}

  /**
   * SC05: machinery worth CNY 3.02 million by rail to Qinzhou and by sea to Vietnam, to the order
   * of the consignor.
   *
   * @param serial the machine's serial number; the same machine is never under two bills
   * @param railNote the number of the railway's own consignment note
   */
  public static Document machinery(Cast cast, String serial, String railNote, Instant now) {
    Instant start = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(6));
    return new Document(
        NOTATION,
        particulars(cast.operator(), "Jiangbei, Chongqing"),
        particulars(cast.shipper(), "Yubei, Chongqing"),
        particulars(cast.buyer(), "Hai An, Hai Phong"),
        new OrderClause(OrderClause.Kind.TO_ORDER, null),
        YUZUI,
        HAIPHONG,
        List.of(
            new Leg(
                Leg.Mode.RAIL,
                cast.railway().id(),
                YUZUI,
                QINZHOU,
                start,
                start.plus(Duration.ofDays(2)),
                null),
            new Leg(
                Leg.Mode.SEA,
                cast.shippingLine().id(),
                QINZHOU,
                HAIPHONG,
                start.plus(Duration.ofDays(3)),
                start.plus(Duration.ofDays(5)),
                null)),
        List.of(
            new Goods(
                "Injection moulding machine",
                "CQM 1/1",
                1,
                new Weight("18500"),
                new HsCode("847710"),
                null,
                List.of(),
                List.of(serial))),
        null,
        1,
        new Money("CNY", 302_000_000),
        List.of(new UnderlyingDocument(UnderlyingDocument.Kind.SMGS, railNote, false)),
        new Procedures("Corridor rulebook 2026.1", "CN", "https://throughbill.example/rulebook"));
  }

  private static Particulars particulars(Signatory party, String address) {
    return new Particulars(party.id(), party.name(), address);
  }
}
