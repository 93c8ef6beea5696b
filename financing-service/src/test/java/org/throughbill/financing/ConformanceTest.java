package org.throughbill.financing;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.testkit.Contract;
import org.throughbill.testkit.ServersResource;
import org.throughbill.testkit.fuzz.Conformance;
import org.throughbill.testkit.fuzz.ConformanceCase;

@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "financing"))
@WithTestResource(OwnerResource.class)
class ConformanceTest implements ConformanceCase {
  @TestHTTPResource("/")
  URI service;

  private World world;
  private Conformance conformance;

  @SuppressWarnings("NullAway.Init") // set before each test
  ConformanceTest() {}

  /** The maker has asked one bank for finance, and is about to ask another. */
  @BeforeEach
  void finance_is_asked_for() {
    world = new World(service).issued();
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(RefusedByService.class)
        .until(() -> world.requested(world.bank, "loan").seq() == 1);
    String bill = world.journey.bill().value();
    var parameters =
        Map.of(
            "collateral bill",
            bill,
            "chains topic",
            "collateral-events",
            "chains key",
            bill,
            "events topic",
            "collateral-events");
    var another =
        world.journey.request(
            world.maker.id(), world.otherBank.id(), "another", Journey.LOAN, World.now());
    var bodies = Map.of("POST /acts", world.maker.sign(another).value());
    conformance =
        new Conformance(
            service,
            Contract.of("/org/throughbill/financing/openapi.json"),
            ConformanceCase.callers(world.maker.id(), world.bank.id(), "bol"),
            new Conformance.Live(parameters, bodies));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Override
  public Conformance conformance() {
    return conformance;
  }
}
