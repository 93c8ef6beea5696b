package org.throughbill.bol.bill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.value.ContainerNumber;
import org.throughbill.acts.value.HsCode;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.Place;
import org.throughbill.acts.value.ProfileId;
import org.throughbill.acts.value.UnNumber;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.acts.value.Vin;
import org.throughbill.acts.value.WagonNumber;
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

  /** To the order of a party, which holds it where it has control. */
  static Document toOrderOf(Party party) {
    return document(new OrderClause(OrderClause.Kind.TO_ORDER_OF, party.id()));
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

  static final String WAGON_1 = "5200001";
  static final String WAGON_2 = "5200002";
  static final String CAR_1 = "LS4ASE2E8NJ100001";
  static final String CAR_2 = "LGWEF4A58PF200001";
  static final String CAR_3 = "LB1WA6EF6SA300001";

  /** Three cars on two wagons and then on a ro-ro deck, without a container. */
  static Document cars() {
    Leg rail = leg(Leg.Mode.RAIL, Party.RAILWAY, CHONGQING, QINZHOU, 1, 3, "X8087");
    Leg sea = leg(Leg.Mode.SEA, Party.SEA_LINE, QINZHOU, HAIPHONG, 4, 6, "BEIBU GULF 2");
    return new Document(
        NOTATION,
        particulars(Party.OPERATOR),
        particulars(Party.SHIPPER),
        particulars(Party.BUYER),
        new OrderClause(OrderClause.Kind.TO_ORDER, null),
        CHONGQING,
        HAIPHONG,
        List.of(
            planned(rail, List.of(wagon(WAGON_1, CAR_1, CAR_2), wagon(WAGON_2, CAR_3)), null),
            planned(sea, null, List.of(new DeckLoad("Deck 3", vins(CAR_1, CAR_2, CAR_3))))),
        List.of(
            new Goods(
                "Battery electric cars",
                "N/M",
                3,
                new Weight("5400"),
                new HsCode("870380"),
                null,
                vins(CAR_1, CAR_2, CAR_3),
                List.of(),
                Powertrain.BATTERY,
                new UnNumber("UN3556"))),
        null,
        1,
        null,
        List.of(new UnderlyingDocument(UnderlyingDocument.Kind.CIM_SMGS, "CIM-1", false)),
        new Procedures(
            "Corridor rulebook 2026.1",
            "CN",
            "https://throughbill.example/rulebook",
            new ProfileId("corridor-2026")),
        Issuance.SEPARATE,
        null);
  }

  /** The goods of a document shared out to two, each to the order of a party. */
  static List<Document> parts(Document whole, Party to) {
    List<Vin> all = whole.goods().getFirst().vins();
    int last = Math.max(all.size() - 1, 0);
    return List.of(
        part(whole, to, all.subList(0, last), whole.underlying()),
        part(whole, to, all.subList(last, all.size()), List.of()));
  }

  /** Other goods of the same sort on the same journey: one machine more, under another note. */
  static Document another(Document document) {
    Goods all = document.goods().getFirst();
    var goods =
        new Goods(
            all.description(),
            all.marks(),
            1,
            new Weight("1800"),
            all.hsCode(),
            null,
            List.of(),
            List.of("M-2"),
            all.powertrain(),
            all.unNumber());
    return together(
        document,
        document.order(),
        List.of(goods),
        document.legs().stream().map(leg -> planned(leg, null, null)).toList(),
        List.of(new UnderlyingDocument(UnderlyingDocument.Kind.SMGS, "SMGS-2", false)),
        document.declaredValue());
  }

  /** The goods of several documents in one, to the order of a party. */
  static Document whole(List<Document> parts, Party to) {
    Document first = parts.getFirst();
    var legs = new ArrayList<Leg>();
    for (int i = 0; i < first.legs().size(); i++) {
      int at = i;
      List<Leg> same = parts.stream().map(part -> part.legs().get(at)).toList();
      List<WagonLoad> wagons = same.stream().flatMap(leg -> leg.wagonLoads().stream()).toList();
      List<DeckLoad> decks = same.stream().flatMap(leg -> leg.deckLoads().stream()).toList();
      legs.add(
          planned(
              first.legs().get(i),
              wagons.isEmpty() ? null : wagons,
              decks.isEmpty() ? null : decks));
    }
    List<Money> values =
        parts.stream().map(Document::declaredValue).filter(Objects::nonNull).toList();
    return together(
        first,
        new OrderClause(OrderClause.Kind.TO_ORDER_OF, to.id()),
        parts.stream().flatMap(part -> part.goods().stream()).toList(),
        legs,
        parts.stream().flatMap(part -> part.underlying().stream()).toList(),
        values.isEmpty()
            ? null
            : new Money(
                values.getFirst().currency(), values.stream().mapToLong(Money::minorUnits).sum()));
  }

  private static Document together(
      Document like,
      OrderClause order,
      List<Goods> goods,
      List<Leg> legs,
      List<UnderlyingDocument> underlying,
      @Nullable Money value) {
    return new Document(
        like.notation(),
        like.operator(),
        like.consignor(),
        like.notifyParty(),
        order,
        like.receipt(),
        like.delivery(),
        legs,
        goods,
        like.condition(),
        like.originals(),
        value,
        underlying,
        like.procedures(),
        like.issuance(),
        null);
  }

  private static Document part(
      Document whole, Party to, List<Vin> vins, List<UnderlyingDocument> underlying) {
    Goods all = whole.goods().getFirst();
    var goods =
        new Goods(
            all.description(),
            all.marks(),
            Math.max(vins.size(), 1),
            new Weight(Integer.toString(1800 * Math.max(vins.size(), 1))),
            all.hsCode(),
            null,
            vins,
            List.of(),
            all.powertrain(),
            all.unNumber());
    return new Document(
        whole.notation(),
        whole.operator(),
        whole.consignor(),
        whole.notifyParty(),
        new OrderClause(OrderClause.Kind.TO_ORDER_OF, to.id()),
        whole.receipt(),
        whole.delivery(),
        whole.legs().stream().map(leg -> carrying(leg, vins)).toList(),
        List.of(goods),
        whole.condition(),
        1,
        whole.declaredValue(),
        underlying,
        whole.procedures(),
        whole.issuance(),
        null);
  }

  private static Leg carrying(Leg leg, List<Vin> vins) {
    List<WagonLoad> wagons =
        leg.wagonLoads().stream()
            .filter(load -> load.vins().stream().anyMatch(vins::contains))
            .map(
                load ->
                    new WagonLoad(
                        load.wagon(),
                        load.type(),
                        load.capacity(),
                        load.vins().stream().filter(vins::contains).toList()))
            .toList();
    List<DeckLoad> decks =
        leg.deckLoads().stream().map(load -> new DeckLoad(load.deck(), vins)).toList();
    return planned(
        leg, wagons.isEmpty() ? null : wagons, vins.isEmpty() || decks.isEmpty() ? null : decks);
  }

  /** Baby goods by four legs through four countries, on rails and on the road. */
  static Document fromDuisburg() {
    Place duisburg = Place.of("DEDUI");
    Place khorgos = Place.of("KZHOR");
    Place chongqing = new Place(new Unlocode("CNCHQ"), "Tuanjie");
    Place pingxiang = Place.of("CNPIN");
    Place hanoi = Place.of("VNHAN");
    return new Document(
        NOTATION,
        particulars(Party.OPERATOR),
        particulars(Party.SHIPPER),
        null,
        new OrderClause(OrderClause.Kind.TO_ORDER, null),
        duisburg,
        hanoi,
        List.of(
            leg(Leg.Mode.RAIL, Party.RAILWAY, duisburg, khorgos, 1, 9, "CR Express"),
            leg(Leg.Mode.RAIL, Party.OTHER_OPERATOR, khorgos, chongqing, 10, 13, "X9018"),
            leg(Leg.Mode.RAIL, Party.SEA_LINE, chongqing, pingxiang, 14, 15, "X9101"),
            leg(Leg.Mode.ROAD, Party.OPERATOR, pingxiang, hanoi, 15, 16, "CQ 1001")),
        List.of(
            new Goods(
                "Baby food and cosmetics",
                "SC04 1-900",
                900,
                new Weight("18000"),
                new HsCode("190110"),
                new ContainerNumber("CSQU3054383"),
                List.of(),
                List.of())),
        null,
        1,
        null,
        List.of(new UnderlyingDocument(UnderlyingDocument.Kind.CIM_SMGS, "SC04-1", false)),
        new Procedures("Corridor rulebook 2026.1", "CN", "https://throughbill.example/rulebook"),
        Issuance.SEPARATE,
        null);
  }

  private static Leg planned(
      Leg leg, @Nullable List<WagonLoad> wagons, @Nullable List<DeckLoad> decks) {
    return new Leg(
        leg.mode(),
        leg.carrier(),
        leg.from(),
        leg.to(),
        leg.departure(),
        leg.arrival(),
        leg.conveyance(),
        wagons,
        decks);
  }

  private static WagonLoad wagon(String number, String... vins) {
    return new WagonLoad(new WagonNumber(number), "JSQ6", 10, vins(vins));
  }

  private static List<Vin> vins(String... numbers) {
    return Arrays.stream(numbers).map(Vin::new).toList();
  }

  /** The document with something changed in its JSON. */
  static Document changed(Consumer<JsonNode> change) {
    return changed(document(), change);
  }

  static Document changed(Document document, Consumer<JsonNode> change) {
    JsonNode json = StrictJson.parse(RecordJson.write(document));
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

  static Particulars particulars(Party party) {
    return new Particulars(party.id(), party.name(), "1 Harbour Road");
  }
}
