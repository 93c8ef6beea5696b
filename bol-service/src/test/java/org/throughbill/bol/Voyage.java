package org.throughbill.bol;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.Client;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.local.Signatory;
import org.throughbill.scenarios.Cast;
import org.throughbill.scenarios.Documents;
import org.throughbill.testkit.Servers;

/** One bill of the running service, and its parties' pens. */
final class Voyage {
  static final Unlocode CKG = new Unlocode("CNCKG");
  static final Hash CONTRACT = Hash.of("contract".getBytes(StandardCharsets.UTF_8));
  static final Money DEBT = new Money("CNY", 211_400_000);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final Cast cast;
  private final URI service;

  private Voyage(Cast cast, URI service) {
    this.cast = cast;
    this.service = service;
  }

  /** All parties enrolled; enrolling again is answered with the same receipt or a refusal. */
  static Voyage at(URI service) {
    var voyage = new Voyage(Cast.of(Servers.shared().pki()), service);
    for (Signatory party : voyage.cast.all()) {
      voyage.enrol(party);
    }
    return voyage;
  }

  void enrol(Signatory party) {
    try {
      desk(party).send(party.enrolment(now()));
    } catch (RefusedByService enrolledAlready) {
      if (!enrolledAlready.rule().equals("R40")) {
        throw enrolledAlready;
      }
    }
  }

  Client desk(Signatory party) {
    String token = Servers.shared().token(party.id().value());
    return new Client(HTTP, service, () -> token);
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  static String random() {
    var bytes = new byte[6];
    ThreadLocalRandom.current().nextBytes(bytes);
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  Document document() {
    return Documents.machinery(cast, "M-" + random(), "SMGS-" + random(), now());
  }

  SignedAct agreement(Document document) {
    return cast.shipper().sign(new Statement.Agree(cast.shipper().id(), now(), CKG, document));
  }

  SignedAct issue(SignedAct agreement) {
    return cast.operator()
        .sign(
            new TitleAct.Issue(
                cast.operator().id(), now(), CKG, new BillNumber("NLS" + random()), agreement));
  }

  Receipt issued() {
    return desk(cast.operator()).send(issue(agreement(document())));
  }

  Receipt send(Signatory by, Act act) {
    return desk(by).send(by.sign(act));
  }

  JsonNode bill(Signatory reader, Receipt receipt) {
    return desk(reader).get("/bills/" + receipt.chain());
  }

  TitleAct.Transfer transfer(
      Receipt after, Signatory by, Signatory to, @Nullable Endorsement endorsement) {
    return new TitleAct.Transfer(
        bill(after), after.hash(), by.id(), now(), CKG, to.id(), endorsement);
  }

  TitleAct.OfferTransfer offer(Receipt after, Signatory by, Signatory to, Duration term) {
    return new TitleAct.OfferTransfer(
        bill(after), after.hash(), by.id(), now(), CKG, to.id(), toOrderOf(to), now().plus(term));
  }

  TitleAct.Pledge pledge(Receipt after, Signatory by, Signatory to) {
    return new TitleAct.Pledge(
        bill(after),
        after.hash(),
        by.id(),
        now(),
        CKG,
        to.id(),
        DEBT,
        CONTRACT,
        now().plus(Duration.ofDays(1)));
  }

  static Endorsement toOrderOf(Signatory party) {
    return new Endorsement(Endorsement.Kind.TO_ORDER, party.id());
  }

  static BillId bill(Receipt receipt) {
    return new BillId(receipt.chain());
  }

  static String text(Record record) {
    return new String(RecordJson.write(record), StandardCharsets.UTF_8);
  }
}
