package org.throughbill.customs;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.value.BillId;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.Contract;
import org.throughbill.testkit.ServersResource;
import org.throughbill.testkit.fuzz.Conformance;
import org.throughbill.testkit.fuzz.ConformanceCase;

@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "customs"))
@WithTestResource(OwnerResource.class)
class ConformanceTest implements ConformanceCase {
  @TestHTTPResource("/")
  URI service;

  @Inject
  @ConfigProperty(name = "throughbill.owners.bill-events")
  URI owner;

  private Corridor corridor;
  private Conformance conformance;

  @SuppressWarnings("NullAway.Init") // set before each test
  ConformanceTest() {}

  /** An officer is about to hold the goods of a case. */
  @BeforeEach
  void a_case_is_open() {
    corridor = Corridor.enrolled(Bol.at(owner), service);
    Entry issue = corridor.issue();
    corridor.bol.publish(issue);
    BillId bill = Corridor.bill(issue);
    Signatory officer = corridor.cast.customs();
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptionsInstanceOf(RefusedByService.class)
        .until(() -> !corridor.page(officer, bill).isEmpty());
    corridor.send(officer, corridor.hold(officer, bill));
    var parameters =
        Map.of(
            "cases bill",
            bill.value(),
            "chains topic",
            "inspection-events",
            "chains key",
            bill.value(),
            "events topic",
            "inspection-events");
    var bodies = Map.of("POST /acts", officer.sign(corridor.hold(officer, bill)).value());
    conformance =
        new Conformance(
            service,
            Contract.of("/org/throughbill/customs/openapi.json"),
            ConformanceCase.callers(officer.id(), corridor.cast.shipper().id(), "bol"),
            new Conformance.Live(parameters, bodies));
  }

  @AfterEach
  void close() {
    corridor.bol.close();
  }

  @Override
  public Conformance conformance() {
    return conformance;
  }
}
