package org.throughbill.financing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.testkit.ServersResource;

/** How a bank comes to its collateral and lets it go, on the running service. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "financing"))
@WithTestResource(OwnerResource.class)
class FinancingTest extends FinanceApi {
  @Test
  void R58_R64_collateral_is_taken_by_the_banks_accept_and_released_by_its_release() {
    known(world.issued());
    Receipt asked = world.requested(world.bank, "loan");
    assertThat(asked.seq()).isEqualTo(1);
    assertThat(world.offered(world.bank, "loan", "contract").seq()).isEqualTo(2);
    world.publish(world.pledged(world.bank, "contract"), world.accepted(world.bank));
    awaitState(world.bank, "TAKEN");
    JsonNode page = world.client(world.bank).get(world.path());
    JsonNode pledge = page.at("/requests/0/pledge");
    assertThat(pledge.path("pledgor").asText()).isEqualTo(world.maker.id().value());
    assertThat(pledge.path("pledgee").asText()).isEqualTo(world.bank.id().value());
    assertThat(pledge.at("/secured/minorUnits").asLong()).isEqualTo(Journey.LOAN.minorUnits());
    assertThat(pledge.path("contract").asText()).isEqualTo(Journey.contract("contract").value());
    assertThat(page.path("verified").asBoolean()).isTrue();
    assertThat(page.at("/title/state").asText()).isEqualTo("PLEDGED");
    assertThat(page.at("/title/seq").asLong()).isEqualTo(3);
    assertThat(page.at("/title/head").asText()).isEqualTo(world.head().value());
    assertThat(page.at("/title/declaredValue/minorUnits").asLong())
        .isEqualTo(Journey.VALUE.minorUnits());
    world.publish(world.released(world.bank));
    awaitState(world.maker, "RELEASED");
    await().atMost(Duration.ofSeconds(30)).until(() -> events().size() == 4);
    assertThat(events().stream().map(FinanceApi::type))
        .containsExactly(
            "org.throughbill.collateral.requested.v1",
            "org.throughbill.collateral.offered.v1",
            "org.throughbill.bill.offer-accepted.v1",
            "org.throughbill.bill.released.v1");
  }

  @Test
  void R64_collateral_ends_with_a_bill_that_is_cancelled_and_the_bank_is_told() {
    known(world.issued());
    world.requested(world.bank, "loan");
    world.offered(world.bank, "loan", "contract");
    world.publish(world.pledged(world.bank, "contract"), world.accepted(world.bank));
    awaitState(world.bank, "TAKEN");
    world.publish(world.cancelling(), world.consented(world.bank));
    Entry last = world.consented(world.maker);
    world.publish(last);
    awaitState(world.bank, "ENDED");
    JsonNode pledge = world.client(world.bank).get(world.path()).at("/requests/0/pledge");
    assertThat(pledge.has("ended")).isTrue();
    assertThat(pledge.has("released")).isFalse();
    assertThat(entries().getLast().act()).isEqualTo(last.act());
    await().atMost(Duration.ofSeconds(30)).until(() -> events().size() == 4);
    assertThat(FinanceApi.type(events().getLast()))
        .isEqualTo("org.throughbill.bill.amendment-consented.v1");
  }

  @Test
  void R36_the_same_act_again_is_the_same_receipt() {
    known(world.issued());
    SignedAct asked =
        world.maker.sign(
            world.journey.request(
                world.maker.id(), world.bank.id(), "loan", Journey.LOAN, World.now()));
    Receipt first = world.client(world.maker).send(asked);
    assertThat(world.client(world.maker).send(asked)).isEqualTo(first);
    assertThat(world.registry().get(chain()).path("entries")).hasSize(1);
  }

  @Test
  void R58_R64_what_no_offer_stands_behind_is_answered_with_a_signed_refusal() {
    known(world.issued());
    Entry pledge = world.pledged(world.bank, "contract");
    Entry accept = world.accepted(world.bank);
    Entry release = world.released(world.bank);
    world.publish(pledge, accept, release, accept, release);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(world.registry().get(chain()).path("entries")).hasSize(2));
    assertThat(entries().stream().map(entry -> (TitleAct.Refusal) act(entry)))
        .extracting(refusal -> refusal.rule().id(), TitleAct.Refusal::refused)
        .containsExactly(tuple("R58", accept.act().id()), tuple("R64", release.act().id()));
    JsonNode page = world.client(world.bank).get(world.path());
    assertThat(page.path("refusals")).hasSize(2);
    assertThat(page.path("requests")).isEmpty();
    refused(() -> world.client(world.otherBank).get(world.path()), 404, "not-found");
  }

  @Test
  void R62_a_hold_keeps_the_bank_from_offering_until_it_is_lifted() {
    known(world.issued());
    world.requested(world.bank, "loan");
    world.publish(
        world.inspection(world.journey.hold(world.officer.id(), "hold", Journey.MSA, World.now())));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> world.client(world.bank).get(world.path()).at("/title/holds").size() == 1);
    refused(() -> world.offered(world.bank, "loan", "contract"), 409, "R62");
    assertThat(openAct("collateral.offer.v1").path("rule").asText()).isEqualTo("R62");
    world.publish(
        world.inspection(world.journey.lift(world.officer.id(), "hold", Journey.MSA, World.now())));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> openAct("collateral.offer.v1").path("open").asBoolean());
    world.offered(world.bank, "loan", "contract");
  }

  @Test
  void R70_every_event_is_published_once_in_order_as_a_cloud_event() {
    known(world.issued());
    Receipt asked = world.requested(world.bank, "loan");
    world.requested(world.otherBank, "other");
    world.send(world.bank, world.journey.decline(world.bank.id(), "loan", World.now()));
    await().atMost(Duration.ofSeconds(30)).until(() -> events().size() == 3);
    List<ConsumerRecord<String, byte[]>> events = events();
    assertThat(events).extracting(event -> header(event, "ce_id")).doesNotHaveDuplicates();
    assertThat(events)
        .extracting(FinanceApi::type)
        .containsExactly(
            "org.throughbill.collateral.requested.v1",
            "org.throughbill.collateral.requested.v1",
            "org.throughbill.collateral.declined.v1");
    for (int i = 0; i < events.size(); i++) {
      assertThat(header(events.get(i), "ce_sequence")).isEqualTo(Integer.toString(i + 1));
      assertThat(header(events.get(i), "ce_subject")).isEqualTo(world.journey.bill().value());
      assertThat(header(events.get(i), "ce_specversion")).isEqualTo("1.0");
    }
    assertThat(Entry.read(events.getFirst().value()).hash()).isEqualTo(asked.hash());
  }
}
