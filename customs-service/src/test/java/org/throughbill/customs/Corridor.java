package org.throughbill.customs;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.throughbill.acts.Act;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Role;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.Client;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.Particulars;
import org.throughbill.acts.document.Seal;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.Authority;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.local.Signatory;
import org.throughbill.scenarios.Cast;
import org.throughbill.scenarios.Documents;
import org.throughbill.testkit.Servers;

/** The parties of the corridor, the bills they make, and the running service they send acts to. */
final class Corridor {
  static final Unlocode CKG = new Unlocode("CNCKG");
  static final Hash EVIDENCE = Hash.of("photographs".getBytes(StandardCharsets.UTF_8));

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final Cast cast = Cast.of(Servers.shared().pki());

  /** Another officer of customs, at the port. */
  final Signatory customsAtPort = officer("officer-he", Authority.CUSTOMS, "CNQZH");

  final Bol bol;
  private final URI service;

  private Corridor(Bol bol, URI service) {
    this.bol = bol;
    this.service = service;
  }

  /** All parties enrolled, and told on Kafka. */
  static Corridor enrolled(Bol bol, URI service) {
    var corridor = new Corridor(bol, service);
    corridor.cast.all().forEach(corridor::enrol);
    corridor.enrol(corridor.customsAtPort);
    return corridor;
  }

  private void enrol(Signatory party) {
    bol.publish(bol.seal(ChainId.party(party.id()), party.enrolment(now())));
  }

  static Signatory officer(String id, Authority authority, String district) {
    return Servers.shared()
        .pki()
        .signatory(
            id,
            "An officer of " + authority,
            Algorithm.ES256,
            Set.of(Role.OFFICER),
            new Office(authority, new Unlocode(district)));
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  static String random() {
    var bytes = new byte[6];
    ThreadLocalRandom.current().nextBytes(bytes);
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  static NotationId id(String kind) {
    return new NotationId(kind + "-" + random());
  }

  Client desk(Signatory party) {
    return new Client(HTTP, service, () -> token(party));
  }

  static String token(Signatory party) {
    return Servers.shared().token(party.id().value());
  }

  /** A bill issued and sealed, and not yet told on Kafka. */
  Entry issue() {
    return issue(cast.operator());
  }

  Entry issue(Signatory operator) {
    return issue(operator, cast.shipper());
  }

  Entry issue(Signatory operator, Signatory consignor) {
    Document sample = Documents.machinery(cast, "M-" + random(), "SMGS-" + random(), now());
    Document document =
        new Document(
            sample.notation(),
            new Particulars(operator.id(), operator.name(), sample.operator().address()),
            new Particulars(consignor.id(), consignor.name(), sample.consignor().address()),
            sample.notifyParty(),
            sample.order(),
            sample.receipt(),
            sample.delivery(),
            sample.legs(),
            sample.goods(),
            sample.condition(),
            sample.originals(),
            sample.declaredValue(),
            sample.underlying(),
            sample.procedures());
    SignedAct agreement = consignor.sign(new Statement.Agree(consignor.id(), now(), CKG, document));
    SignedAct issue =
        operator.sign(
            new TitleAct.Issue(
                operator.id(), now(), CKG, new BillNumber("NLS" + random()), agreement));
    return bol.seal(ChainId.title(BillId.foundedBy(issue.payload())), issue);
  }

  static BillId bill(Entry entry) {
    return new BillId(entry.chain());
  }

  Entry transfer(Entry after, Signatory by, Signatory to) {
    return sealed(
        after,
        by,
        new TitleAct.Transfer(bill(after), after.hash(), by.id(), now(), CKG, to.id(), null));
  }

  Entry pledge(Entry after, Signatory by, Signatory bank) {
    return sealed(
        after,
        by,
        new TitleAct.Pledge(
            bill(after),
            after.hash(),
            by.id(),
            now(),
            CKG,
            bank.id(),
            new Money("CNY", 211_400_000),
            EVIDENCE,
            now().plus(Duration.ofDays(1))));
  }

  Entry decline(Entry after, Signatory bank) {
    return sealed(
        after,
        bank,
        new TitleAct.Decline(bill(after), after.hash(), bank.id(), now(), CKG, "over the limit"));
  }

  /** Surrender, its acceptance, and delivery to the holder. */
  List<Entry> delivered(Entry after, Signatory holder) {
    Signatory operator = cast.operator();
    BillId bill = bill(after);
    Entry surrender =
        sealed(after, holder, new TitleAct.Surrender(bill, after.hash(), holder.id(), now(), CKG));
    Entry accepted =
        sealed(
            surrender,
            operator,
            new TitleAct.AcceptSurrender(bill, surrender.hash(), operator.id(), now(), CKG));
    SignedAct receipt = holder.sign(new Statement.Receive(bill, holder.id(), now(), CKG));
    Entry delivery =
        sealed(
            accepted,
            operator,
            new TitleAct.Deliver(bill, accepted.hash(), operator.id(), now(), CKG, receipt));
    return List.of(surrender, accepted, delivery);
  }

  private Entry sealed(Entry after, Signatory by, Act act) {
    return bol.seal(after.chainId(), by.sign(act));
  }

  InspectionAct.Inspect inspection(Signatory officer, BillId bill, InspectionScope scope) {
    return new InspectionAct.Inspect(
        bill,
        id("inspect"),
        officer.id(),
        now(),
        office(officer).district(),
        office(officer),
        scope,
        InspectionResult.PASS,
        now(),
        List.of("CQM 1/1"),
        List.of(new Seal("CN0012345", "CQM 1/1", "the office")),
        EVIDENCE,
        null);
  }

  InspectionAct.Hold hold(Signatory officer, BillId bill) {
    return new InspectionAct.Hold(
        bill,
        id("hold"),
        officer.id(),
        now(),
        office(officer).district(),
        office(officer),
        "the declared value is doubtful");
  }

  InspectionAct.Lift lift(Signatory officer, InspectionAct.Hold hold) {
    return new InspectionAct.Lift(
        hold.bill(),
        id("lift"),
        officer.id(),
        now(),
        office(officer).district(),
        office(officer),
        hold.id(),
        "the declaration is corrected");
  }

  private Office office(Signatory officer) {
    if (officer.equals(cast.maritime())) {
      return new Office(Authority.MSA, CKG);
    }
    return officer.equals(customsAtPort)
        ? new Office(Authority.CUSTOMS, new Unlocode("CNQZH"))
        : new Office(Authority.CUSTOMS, CKG);
  }

  Receipt send(Signatory by, Act act) {
    return desk(by).send(by.sign(act));
  }

  JsonNode page(Signatory reader, BillId bill) {
    return desk(reader).get("/cases/" + bill);
  }
}
