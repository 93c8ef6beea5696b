package org.throughbill.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.throughbill.customs.Corridor.bill;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.local.Database;
import org.throughbill.local.Signatory;
import org.throughbill.scenarios.Cast;
import org.throughbill.testkit.Servers;

/** What the tests of the running service ask it with, over its real database, broker and tokens. */
abstract class CaseApi {
  static final Duration SOON = Duration.ofSeconds(30);

  private static @Nullable Corridor shared;

  @TestHTTPResource("/")
  URI service;

  @Inject
  @ConfigProperty(name = "throughbill.owners.bill-events")
  URI owner;

  Corridor corridor;
  Cast cast;
  Bol bol;

  @SuppressWarnings("NullAway.Init")
  CaseApi() {}

  @BeforeEach
  void the_parties_are_enrolled() {
    if (shared == null) {
      shared = Corridor.enrolled(Bol.at(owner), service);
    }
    corridor = shared;
    cast = corridor.cast;
    bol = corridor.bol;
  }

  @AfterAll
  static void close() {
    if (shared != null) {
      shared.bol.close();
      shared = null;
    }
  }

  BillId opened() {
    return opened(corridor.issue());
  }

  /** The goods are delivered to the shipper, and the case has heard of it. */
  void closed(Entry issue) {
    corridor.delivered(issue, cast.shipper()).forEach(bol::publish);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(corridor.page(cast.customs(), bill(issue)).path("state").asText())
                    .isEqualTo("CLOSED"));
  }

  BillId opened(Entry issue) {
    bol.publish(issue);
    await().atMost(SOON).until(() -> reads(cast.customs(), bill(issue)));
    return bill(issue);
  }

  boolean reads(Signatory party, BillId bill) {
    return get(party, "/cases/" + bill).statusCode() == 200;
  }

  static Response get(Signatory party, String path) {
    return RestAssured.given().auth().oauth2(Corridor.token(party)).get(path);
  }

  static Response post(Signatory party, SignedAct act) {
    return RestAssured.given()
        .auth()
        .oauth2(Corridor.token(party))
        .contentType("application/jose")
        .body(act.value().getBytes(StandardCharsets.US_ASCII))
        .post("/acts");
  }

  JsonNode cases(Signatory party, String after) {
    return corridor.desk(party).get("/cases?after=" + after);
  }

  List<String> listed(Signatory party) {
    return cases(party, "").findValuesAsText("bill");
  }

  JsonNode chain(Signatory party, BillId bill) {
    return corridor
        .desk(party)
        .get("/chains/inspection-events/" + bill + "/entries")
        .path("entries");
  }

  /** The bills on the stream of events as far as the party may see them. */
  List<String> stream(Signatory party) {
    return corridor.desk(party).get("/events?topic=inspection-events").findValuesAsText("chain");
  }

  JsonNode line(BillId bill) {
    return StreamSupport.stream(cases(cast.customs(), "").path("cases").spliterator(), false)
        .filter(line -> line.path("bill").asText().equals(bill.value()))
        .findFirst()
        .orElseThrow();
  }

  List<String> openActs(Signatory party, BillId bill) {
    return StreamSupport.stream(
            corridor.desk(party).get("/cases/" + bill + "/acts").path("acts").spliterator(), false)
        .map(
            act ->
                act.path("act").asText()
                    + " "
                    + (act.path("open").asBoolean() ? "open" : act.path("rule").asText()))
        .toList();
  }

  InspectionAct.Hold holdBy(Signatory party, BillId bill) {
    var hold = corridor.hold(cast.customs(), bill);
    return new InspectionAct.Hold(
        bill, hold.id(), party.id(), hold.at(), hold.place(), hold.office(), hold.basis());
  }

  static InspectionAct.Inspect withUnits(InspectionAct.Inspect i) {
    return new InspectionAct.Inspect(
        i.bill(),
        i.id(),
        i.by(),
        i.at(),
        i.place(),
        i.office(),
        i.scope(),
        i.result(),
        i.inspectedAt(),
        List.of("CQM 1/1", "CSQU3054383"),
        i.seals(),
        i.evidence(),
        i.corrects());
  }

  /** The same act with another act's signature. */
  SignedAct forged(SignedAct signed) {
    String other = cast.shipper().sign(holdBy(cast.shipper(), new BillId("1".repeat(64)))).value();
    return new SignedAct(
        signed.value().substring(0, signed.value().lastIndexOf('.'))
            + other.substring(other.lastIndexOf('.')));
  }

  static String header(ConsumerRecord<String, byte[]> event, String name) {
    return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  static List<String> parked(BillId bill) throws SQLException {
    Servers servers = Servers.shared();
    Servers.Login login = servers.owner(Database.CUSTOMS);
    var reasons = new ArrayList<String>();
    try (var connection =
            DriverManager.getConnection(
                servers.jdbcUrl(Database.CUSTOMS), login.user(), login.password());
        var select = connection.prepareStatement("select reason from parked where key = ?")) {
      select.setString(1, bill.value());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          reasons.add(row.getString(1));
        }
      }
    }
    return reasons;
  }

  static RefusedByService refused(String rule, int status, ThrowingCallable doing) {
    RefusedByService refused = catchThrowableOfType(RefusedByService.class, doing);
    assertThat(refused).as("nothing was refused").isNotNull();
    assertThat(refused.rule()).as(refused.getMessage()).isEqualTo(rule);
    assertThat(refused.status()).isEqualTo(status);
    return refused;
  }
}
