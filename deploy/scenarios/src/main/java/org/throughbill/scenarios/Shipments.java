package org.throughbill.scenarios;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Refused;
import org.throughbill.acts.document.DeckLoad;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Goods;
import org.throughbill.acts.document.Issuance;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.document.OrderClause;
import org.throughbill.acts.document.Particulars;
import org.throughbill.acts.document.Powertrain;
import org.throughbill.acts.document.Procedures;
import org.throughbill.acts.document.UnderlyingDocument;
import org.throughbill.acts.document.WagonLoad;
import org.throughbill.acts.value.HsCode;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Place;
import org.throughbill.acts.value.ProfileId;
import org.throughbill.acts.value.UnNumber;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.acts.value.Vin;
import org.throughbill.acts.value.WagonNumber;
import org.throughbill.acts.value.Weight;
import org.throughbill.local.Signatory;

/** What the bills of the vehicle trains and of the first return of the ASEAN Express say. */
public final class Shipments {
  static final Place YUZUI = Documents.YUZUI;
  static final Place YONGCHUAN = new Place(new Unlocode("CNCKG"), "Yongchuan");
  static final Place HORGOS = Place.of("CNHRS");
  static final Place KHORGOS = Place.of("KZHOR");
  static final Place ALMATY = Place.of("KZALA");
  static final Place DUISBURG = Place.of("DEDUI");
  static final Place TUANJIE = new Place(new Unlocode("CNCHQ"), "Tuanjie");
  private static final Place PINGXIANG = Place.of("CNPIN");
  private static final Place HANOI = Place.of("VNHAN");
  static final Place JEBEL_ALI = Place.of("AEJEA");
  private static final int ON_A_WAGON = 9;

  private final Cast cast;
  private final String run;
  private final Instant start;

  /**
   * @param run four capital letters or digits without I, O and Q; the same car is never under two
   *     bills
   */
  public Shipments(Cast cast, String run, Instant now) {
    this.cast = cast;
    this.run = run;
    this.start = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(6));
  }

  /**
   * SC01: 256 cars to Kazakhstan by car-carrier wagons, which the break of gauge at the border
   * ends: other wagons go on, and the load plan is made again.
   */
  public Document sc01() {
    List<Vin> cars = cars(256);
    return document(
        YUZUI,
        ALMATY,
        List.of(
            byRail(YUZUI, HORGOS, 0, 6, cars),
            leg(Leg.Mode.RAIL, cast.railway(), HORGOS, KHORGOS, 6, 7, null, null),
            byRail(KHORGOS, ALMATY, 7, 9, cars)),
        petrol(cars),
        null,
        note(UnderlyingDocument.Kind.SMGS),
        Issuance.INSERTED);
  }

  /** SC02: 232 cars worth CNY 42 million to Europe, the first such train; a CIM leg at its end. */
  public Document sc02() {
    return sc02(Issuance.SEPARATE);
  }

  /** The same, issued into the CIM note, which cannot be. */
  Document sc02InTheNote() {
    return sc02(Issuance.INSERTED);
  }

  private Document sc02(Issuance issuance) {
    List<Vin> cars = cars(232);
    return document(
        YONGCHUAN,
        DUISBURG,
        List.of(
            byRail(YONGCHUAN, HORGOS, 0, 6, cars),
            leg(Leg.Mode.RAIL, cast.railway(), HORGOS, KHORGOS, 6, 7, null, null),
            byRail(KHORGOS, DUISBURG, 7, 18, cars)),
        petrol(cars),
        new Money("CNY", 4_200_000_000L),
        note(UnderlyingDocument.Kind.CIM_SMGS),
        issuance);
  }

  /** SC03: 200 battery cars to Jebel Ali by car-carrier wagons and a ro-ro ship, no container. */
  public Document sc03() {
    List<Vin> cars = cars(200);
    var deck = new DeckLoad("Deck 5", cars);
    var goods =
        goods("Battery electric cars", "870380", cars, Powertrain.BATTERY, new UnNumber("UN3556"));
    return document(
        YUZUI,
        JEBEL_ALI,
        List.of(
            byRail(YUZUI, Documents.QINZHOU, 0, 2, cars),
            leg(
                Leg.Mode.SEA,
                cast.shippingLine(),
                Documents.QINZHOU,
                JEBEL_ALI,
                4,
                24,
                null,
                List.of(deck))),
        goods,
        null,
        note(UnderlyingDocument.Kind.SMGS),
        Issuance.INSERTED);
  }

  /** SC04: one contract from Duisburg to Vietnam, two platform companies, four countries. */
  public Document sc04() {
    return document(
        DUISBURG,
        HANOI,
        List.of(
            leg(Leg.Mode.RAIL, cast.railway(), DUISBURG, KHORGOS, 0, 8, null, null),
            leg(Leg.Mode.RAIL, cast.railway(), KHORGOS, TUANJIE, 9, 12, null, null),
            leg(Leg.Mode.RAIL, cast.operator(), TUANJIE, PINGXIANG, 13, 14, null, null),
            leg(Leg.Mode.ROAD, cast.operator(), PINGXIANG, HANOI, 14, 15, null, null)),
        new Goods(
            "Baby goods, cosmetics and medical supplies",
            "SC04 1-900",
            900,
            new Weight("18000"),
            new HsCode("330499"),
            null,
            List.of(),
            List.of("SC04-" + run)),
        null,
        note(UnderlyingDocument.Kind.CIM_SMGS),
        Issuance.SEPARATE);
  }

  /** X1: two cars from Germany to Chongqing, to the order of the guarantor that holds the bill. */
  public Document x1(Signatory consignor, PartyId guarantor, Signatory importer) {
    List<Vin> cars = IntStream.range(0, 2).mapToObj(this::european).toList();
    Document toOrder =
        document(
            new Place(new Unlocode("DEDUI"), "Dueren"),
            TUANJIE,
            List.of(leg(Leg.Mode.RAIL, cast.railway(), DUISBURG, TUANJIE, 0, 16, null, null)),
            petrol(cars),
            null,
            note(UnderlyingDocument.Kind.CIM_SMGS),
            Issuance.SEPARATE);
    return new Document(
        toOrder.notation(),
        toOrder.operator(),
        particulars(consignor, "Dueren"),
        particulars(importer, "Shapingba, Chongqing"),
        new OrderClause(OrderClause.Kind.TO_ORDER_OF, guarantor),
        toOrder.receipt(),
        toOrder.delivery(),
        toOrder.legs(),
        toOrder.goods(),
        toOrder.condition(),
        toOrder.originals(),
        toOrder.declaredValue(),
        toOrder.underlying(),
        toOrder.procedures(),
        toOrder.issuance(),
        toOrder.onBoard());
  }

  private Document document(
      Place receipt,
      Place delivery,
      List<Leg> legs,
      Goods goods,
      @Nullable Money value,
      UnderlyingDocument note,
      Issuance issuance) {
    return new Document(
        Documents.NOTATION,
        particulars(cast.operator(), "Jiangbei, Chongqing"),
        particulars(cast.shipper(), "Yubei, Chongqing"),
        particulars(cast.buyer(), "Hai An, Hai Phong"),
        new OrderClause(OrderClause.Kind.TO_ORDER, null),
        receipt,
        delivery,
        legs,
        List.of(goods),
        null,
        1,
        value,
        List.of(note),
        new Procedures(
            "Corridor rulebook 2026.1",
            "CN",
            "https://throughbill.example/rulebook",
            new ProfileId("corridor-2026")),
        issuance,
        null);
  }

  private UnderlyingDocument note(UnderlyingDocument.Kind kind) {
    return new UnderlyingDocument(kind, kind + "-" + run, false);
  }

  private Leg byRail(Place from, Place to, int departs, int arrives, List<Vin> cars) {
    return leg(Leg.Mode.RAIL, cast.railway(), from, to, departs, arrives, wagons(cars), null);
  }

  private Leg leg(
      Leg.Mode mode,
      Signatory carrier,
      Place from,
      Place to,
      int departs,
      int arrives,
      @Nullable List<WagonLoad> wagons,
      @Nullable List<DeckLoad> decks) {
    return new Leg(
        mode,
        carrier.id(),
        from,
        to,
        start.plus(Duration.ofDays(departs)),
        start.plus(Duration.ofDays(arrives)),
        null,
        wagons,
        decks);
  }

  private static List<WagonLoad> wagons(List<Vin> cars) {
    var wagons = new ArrayList<WagonLoad>();
    for (int first = 0; first < cars.size(); first += ON_A_WAGON) {
      var number = new WagonNumber(Integer.toString(5_200_001 + wagons.size()));
      List<Vin> on = cars.subList(first, Math.min(first + ON_A_WAGON, cars.size()));
      wagons.add(new WagonLoad(number, "JSQ6", 10, on));
    }
    return wagons;
  }

  private static Goods petrol(List<Vin> cars) {
    return goods("Cars", "870323", cars, Powertrain.PETROL, new UnNumber("UN3166"));
  }

  private static Goods goods(
      String description, String hs, List<Vin> cars, Powertrain powertrain, UnNumber number) {
    return new Goods(
        description,
        "N/M",
        cars.size(),
        new Weight(Integer.toString(1800 * cars.size())),
        new HsCode(hs),
        null,
        cars,
        List.of(),
        powertrain,
        number);
  }

  private List<Vin> cars(int count) {
    return IntStream.range(0, count).mapToObj(this::chinese).toList();
  }

  /** A made-up VIN of a Chinese maker, with the check digit that makes it hold. */
  private Vin chinese(int i) {
    String serial = run + "%04d".formatted(i);
    return "0123456789X"
        .chars()
        .mapToObj(digit -> vin("LS4ASE2E" + (char) digit + serial))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private Vin european(int i) {
    return new Vin("WDD2050061" + run + "%03d".formatted(i));
  }

  private static Optional<Vin> vin(String text) {
    try {
      return Optional.of(new Vin(text));
    } catch (Refused wrongDigit) {
      return Optional.empty();
    }
  }

  private static Particulars particulars(Signatory party, String address) {
    return new Particulars(party.id(), party.name(), address);
  }
}
