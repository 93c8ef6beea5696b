package org.throughbill.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.document.Seal;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.Authority;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.Place;
import org.throughbill.acts.value.Unlocode;

/** What the scenarios' parties sign, upon the bill as it stands, and the steps they share. */
final class Deeds {
  static final Unlocode CKG = new Unlocode("CNCKG");
  static final Office CUSTOMS = new Office(Authority.CUSTOMS, CKG);
  static final Office MSA = new Office(Authority.MSA, CKG);
  static final Office RAIL = new Office(Authority.RAIL, CKG);

  private static final Hash EVIDENCE = Hash.of("photographs".getBytes(StandardCharsets.UTF_8));

  private final Story story;
  private final Desk operator;
  private final String number;
  private int numbers;

  /**
   * @param number what the numbers of the bills begin with
   */
  Deeds(Stage stage, String number) {
    this.story = stage.story();
    this.operator = stage.operator();
    this.number = number;
  }

  /** From the draft to the bill, which its consignor holds first. */
  BillId issued(Desk consignor, Document document) {
    String draft =
        story
            .done(
                consignor,
                "drafts the document with the operator",
                () -> json(drafted(consignor, document)))
            .path("id")
            .asText();
    SignedAct agreement = agreement(consignor, document);
    story.done(
        consignor,
        "agrees to the document, as consignor",
        () ->
            json(
                consignor
                    .bol()
                    .post("/drafts/" + draft + "/acts", "application/jose", agreement.value())));
    String what = "issues the bill; the consignor controls it first";
    return new BillId(story.sealed(operator, what, issue(agreement)).chain());
  }

  private static byte[] drafted(Desk consignor, Document document) {
    String text = new String(RecordJson.write(document), StandardCharsets.UTF_8);
    return consignor.bol().post("/drafts", "application/json", text);
  }

  private static JsonNode json(byte[] bytes) {
    return StrictJson.parse(bytes);
  }

  SignedAct agreement(Desk consignor, Document document) {
    return consignor.sign(new Statement.Agree(consignor.id(), Desk.now(), CKG, document));
  }

  SignedAct issue(SignedAct agreement) {
    return operator.sign(
        new TitleAct.Issue(
            operator.id(), Desk.now(), CKG, new BillNumber(number + "-" + ++numbers), agreement));
  }

  /** Control and order go on together. */
  SignedAct transfer(BillId bill, Desk from, Desk to) {
    return transfer(bill, from, to, new Endorsement(Endorsement.Kind.TO_ORDER, to.id()));
  }

  /** Control goes on, and the order stays where it is. */
  SignedAct handOver(BillId bill, Desk from, Desk to) {
    return transfer(bill, from, to, null);
  }

  private SignedAct transfer(BillId bill, Desk from, Desk to, @Nullable Endorsement endorsement) {
    return from.sign(
        new TitleAct.Transfer(bill, head(bill), from.id(), Desk.now(), CKG, to.id(), endorsement));
  }

  SignedAct surrender(BillId bill, Desk by) {
    return by.sign(new TitleAct.Surrender(bill, head(bill), by.id(), Desk.now(), CKG, true));
  }

  /** Given up by its holder and taken back by the operator. */
  void surrendered(BillId bill, Desk holder) {
    story.sealed(holder, "surrenders the bill to the operator", surrender(bill, holder));
    story.sealed(
        operator,
        "accepts the surrender",
        operator.sign(
            new TitleAct.AcceptSurrender(bill, head(bill), operator.id(), Desk.now(), CKG)));
  }

  SignedAct delivery(BillId bill, Desk receiver, Unlocode where) {
    SignedAct receipt =
        receiver.sign(new Statement.Receive(bill, receiver.id(), Desk.now(), where));
    return operator.sign(
        new TitleAct.Deliver(bill, head(bill), operator.id(), Desk.now(), where, receipt));
  }

  /** A step of all the goods, or of the units that are named. */
  SignedAct step(BillId bill, Desk by, int leg, MilestoneKind kind, Place where, String... units) {
    Instant now = Desk.now();
    return by.sign(
        new TitleAct.Milestone(
            bill,
            id("step"),
            by.id(),
            now,
            where.locode(),
            leg,
            kind,
            now,
            where,
            units.length == 0 ? null : List.of(units)));
  }

  /** A step that is told and sealed. */
  void told(
      BillId bill,
      Desk by,
      String what,
      int leg,
      MilestoneKind kind,
      Place where,
      String... units) {
    story.sealed(by, what, step(bill, by, leg, kind, where, units));
  }

  /** What an officer passes, without a seal; of all the goods where no unit is named. */
  SignedAct pass(
      BillId bill,
      Desk officer,
      Office office,
      InspectionScope scope,
      Instant when,
      String... units) {
    return inspection(bill, officer, office, scope, when, List.of(units), List.of());
  }

  SignedAct inspection(
      BillId bill,
      Desk officer,
      Office office,
      InspectionScope scope,
      Instant when,
      List<String> units,
      List<Seal> seals) {
    return officer.sign(
        new InspectionAct.Inspect(
            bill,
            id("inspection"),
            officer.id(),
            Desk.now(),
            office.district(),
            office,
            scope,
            InspectionResult.PASS,
            when,
            units,
            seals,
            EVIDENCE,
            null));
  }

  /** The case of a new bill has come to an officer's desk. */
  void caseOpens(BillId bill, Desk officer) {
    story.await(
        officer,
        "sees a case open",
        () -> officer.customs().get("/cases/" + bill).path("bill").isTextual());
  }

  /** Customs passes all the goods, and the bill says so. */
  void cleared(BillId bill, Desk customs) {
    int before = inspections(bill);
    story.sealed(
        customs,
        "examines the goods and passes them",
        customs.customs(),
        pass(bill, customs, CUSTOMS, InspectionScope.CUSTOMS_EXAM, Desk.now()));
    noted(bill, before + 1);
  }

  /** The bill's own chain has so many inspections. */
  void noted(BillId bill, int inspections) {
    story.await(
        operator,
        "reads the inspection on the bill's own chain",
        () -> inspections(bill) == inspections);
  }

  private int inspections(BillId bill) {
    return operator.bol().get("/bills/" + bill).path("inspections").size();
  }

  Hash head(BillId bill) {
    return new Hash(operator.bol().get("/bills/" + bill).path("head").asText());
  }

  static NotationId id(String what) {
    return new NotationId(what + "-" + UUID.randomUUID());
  }
}
