package org.throughbill.financing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.testkit.Contract;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;
import org.throughbill.testkit.fuzz.Conformance;

/** The running service keeps to its contract, whatever it is asked. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "financing"))
@WithTestResource(OwnerResource.class)
class ConformanceTest {
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
    Servers servers = Servers.shared();
    var tokens =
        List.of(
            servers.token(world.maker.id().value()),
            servers.token(world.bank.id().value()),
            servers.token("audit-office", "auditor"),
            servers.token("registry-bol", "registry"),
            servers.forgedTokens().token(world.maker.id().value()),
            "");
    conformance =
        new Conformance(
            service,
            Contract.of("/org/throughbill/financing/openapi.json"),
            tokens,
            new Conformance.Live(parameters, bodies));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void the_contract_s_examples_are_answered_as_it_says() throws IOException {
    conformance.examples();
  }

  @Test
  void the_contract_s_examples_succeed_on_what_exists() throws IOException {
    conformance.examplesOfWhatExists();
  }

  @Test
  void generated_requests_get_only_what_the_contract_promises() {
    assertThat(conformance.generated()).containsKeys(200, 304, 400, 401, 404, 422);
  }
}
