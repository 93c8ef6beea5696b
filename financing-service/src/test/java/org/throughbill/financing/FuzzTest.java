package org.throughbill.financing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Acts;
import org.throughbill.acts.CollateralAct;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.testkit.ServersResource;
import org.throughbill.testkit.fuzz.Fuzz;

/** Whatever is sent, every refusal names its rule and the collateral chain stays as it was. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "financing"))
@WithTestResource(OwnerResource.class)
@SuppressWarnings("NullAway.Init") // the fields are set before each test
class FuzzTest {
  @TestHTTPResource("/")
  URI service;

  private World world;
  private Fuzz fuzz;

  /** The bank has not been asked by the operator, so that nothing the operator signs is allowed. */
  @BeforeEach
  void requested() {
    world = new World(service).issued();
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(RefusedByService.class)
        .until(() -> world.requested(world.bank, "loan").seq() == 1);
    fuzz = new Fuzz(service, world.operator);
  }

  @AfterEach
  void the_chain_is_as_it_was() {
    JsonNode page = world.client(world.bank).get(world.path());
    assertThat(page.path("requests")).hasSize(1);
    assertThat(page.at("/requests/0/state").asText()).isEqualTo("OPEN");
    world.close();
  }

  private CollateralAct.OfferFinance presumed() {
    return world.journey.offer(world.operator.id(), "loan", "contract", World.now(), World.term());
  }

  @Test
  void bent_signatures_headers_and_acts() {
    fuzz.signatures(presumed());
  }

  @Test
  void soundly_signed_acts_of_any_content() {
    fuzz.acts(presumed());
  }

  @Test
  void bent_wishes_of_acts_to_prepare() {
    fuzz.bodies(world.path() + "/acts/prepare", Acts.write(presumed()));
  }

  @Test
  void any_path_and_query() {
    fuzz.targets(
        List.of(
            "collateral",
            "acts",
            "prepare",
            "rules",
            "events",
            "chains",
            "entries",
            "collateral-events",
            "bill-events",
            "R58"),
        world.journey.bill().value());
  }

  @Test
  void any_headers() {
    fuzz.headers(List.of("GET /collateral", "POST /acts", "GET /rules/R58", "GET " + world.path()));
  }
}
