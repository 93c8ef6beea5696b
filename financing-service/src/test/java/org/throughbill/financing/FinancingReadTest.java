package org.throughbill.financing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

/** Who reads what, and what a refusal tells. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "financing"))
@WithTestResource(OwnerResource.class)
class FinancingReadTest extends FinanceApi {
  @Test
  void R44_a_bank_reads_nothing_of_another_banks_request_offer_or_pledge() {
    known(world.issued());
    world.requested(world.bank, "loan");
    refused(() -> world.client(world.otherBank).get(world.path()), 404, "not-found");
    refused(() -> world.client(world.otherBank).get(chain()), 404, "not-found");
    refused(() -> world.offered(world.otherBank, "loan", "contract"), 404, "not-found");
    world.requested(world.otherBank, "other");
    world.offered(world.bank, "loan", "contract");
    world.publish(world.pledged(world.bank, "contract"), world.accepted(world.bank));
    awaitState(world.bank, "TAKEN");
    JsonNode page = world.client(world.otherBank).get(world.path());
    assertThat(page.path("requests")).hasSize(1);
    assertThat(page.at("/requests/0/bank").asText()).isEqualTo(world.otherBank.id().value());
    assertThat(page.has("title")).isFalse();
    assertThat(page.toString()).doesNotContain(world.bank.id().value());
    assertThat(world.client(world.otherBank).get(world.path() + "/acts").toString())
        .doesNotContain(world.bank.id().value(), Journey.id("loan").value());
    JsonNode list = world.client(world.otherBank).get("/collateral");
    assertThat(list.path("requests")).hasSize(1);
    assertThat(list.toString()).doesNotContain(world.bank.id().value());
    refused(() -> world.client(world.otherBank).get(chain()), 404, "not-found");
    assertThat(world.client(world.maker).get("/collateral").path("requests")).hasSize(2);
    assertThat(world.client(world.maker).get(chain()).path("entries")).hasSize(4);
    assertThat(world.client(world.bank).get(chain()).path("entries")).hasSize(1);
  }

  @Test
  void R61_a_refusal_is_a_problem_that_names_its_rule_in_both_languages() throws Exception {
    known(world.issued());
    world.publish(world.pledged(world.bank, "contract"));
    awaitTitle("OFFERED");
    refused(() -> world.requested(world.bank, "loan"), 409, "R61");
    SignedAct asked =
        world.maker.sign(
            world.journey.request(
                world.maker.id(), world.bank.id(), "loan", Journey.LOAN, World.now()));
    try (var http = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(service.resolve("/acts"))
                  .header(
                      "Authorization", "Bearer " + Servers.shared().token(world.maker.id().value()))
                  .header("Content-Type", "application/jose")
                  .header("Accept-Language", "zh")
                  .POST(HttpRequest.BodyPublishers.ofString(asked.value()))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(409);
      assertThat(response.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
      JsonNode problem = StrictJson.parse(response.body().getBytes(StandardCharsets.UTF_8));
      assertThat(problem.path("type").asText()).isEqualTo("/rules/R61");
      assertThat(problem.path("title").asText()).contains("质押");
    }
  }

  @Test
  void R13_a_stranger_to_the_bill_learns_nothing_and_an_operator_is_told_the_rule() {
    known(world.issued());
    refused(
        () ->
            world.send(
                world.otherBank,
                world.journey.request(
                    world.otherBank.id(), world.bank.id(), "loan", Journey.LOAN, World.now())),
        404,
        "not-found");
    refused(
        () ->
            world.send(
                world.operator,
                world.journey.request(
                    world.operator.id(), world.bank.id(), "loan", Journey.LOAN, World.now())),
        403,
        "R13");
  }

  @Test
  void R39_the_bytes_to_sign_come_with_their_effect_in_english_and_chinese() {
    known(world.issued());
    String wanted =
        "{\"act\":\"collateral.request.v1\",\"place\":\"CNCKG\",\"bank\":\"%s\",\"amount\":{\"currency\":\"CNY\",\"minorUnits\":100},\"maturity\":\"2030-01-01\"}"
            .formatted(world.bank.id());
    JsonNode prepared =
        StrictJson.parse(
            world
                .client(world.maker)
                .post(world.path() + "/acts/prepare", "application/json", wanted));
    assertThat(prepared.path("effect").asText()).contains("CNY 1.00", "Nothing is pledged yet");
    assertThat(prepared.path("effectInChinese").asText()).contains("尚未设立质权");
    SignedAct signed =
        world.maker.key().sign(prepared.path("payload").asText().getBytes(StandardCharsets.UTF_8));
    assertThat(world.client(world.maker).send(signed).seq()).isEqualTo(1);
    assertThat(openAct("collateral.decline.v1").path("open").asBoolean()).isTrue();
    refused(
        () -> world.send(world.bank, world.journey.decline(world.bank.id(), "no", World.now())),
        404,
        "not-found");
  }
}
