package org.throughbill.financing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Role;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "financing"))
@WithTestResource(OwnerResource.class)
@SuppressWarnings("NullAway.Init") // the fields are set before each test
class FinancingTest {
  @TestHTTPResource("/")
  URI service;

  @Inject DataSource database;

  private World world;

  @BeforeEach
  void begin() {
    world = new World(service);
  }

  @AfterEach
  void end() {
    world.close();
  }

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
    assertThat(events().stream().map(FinancingTest::type))
        .containsExactly(
            "org.throughbill.collateral.requested.v1",
            "org.throughbill.collateral.offered.v1",
            "org.throughbill.bill.offer-accepted.v1",
            "org.throughbill.bill.released.v1");
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
  void R72_R73_release_before_accept_twice_and_with_a_gap_ends_in_the_same_state() {
    known(world.issued());
    world.requested(world.bank, "loan");
    world.offered(world.bank, "loan", "contract");
    Entry pledge = world.pledged(world.bank, "contract");
    Entry accept = world.accepted(world.bank);
    Entry release = world.released(world.bank);
    world.publish(release, accept, release, pledge, accept); // the gap is fetched from the owner
    awaitState(world.bank, "RELEASED");
    assertThat(entries().stream().map(entry -> act(entry).getClass().getSimpleName()))
        .containsExactly("RequestFinance", "OfferFinance", "Accept", "Release");
    assertThat(world.client(world.maker).get(world.path()).path("verified").asBoolean()).isTrue();
  }

  @Test
  void R74_a_forged_release_releases_nothing() {
    known(world.issued());
    world.requested(world.bank, "loan");
    world.offered(world.bank, "loan", "contract");
    world.publish(world.pledged(world.bank, "contract"), world.accepted(world.bank));
    awaitState(world.bank, "TAKEN");
    SignedAct genuine =
        world.bank.sign(world.journey.release(world.bank.id(), world.head(), World.now()));
    Entry entry = world.forged(genuine);
    String bent =
        new String(entry.toJson(), StandardCharsets.UTF_8)
            .replace(genuine.value(), tampered(genuine));
    world.publish(entry, bent.getBytes(StandardCharsets.UTF_8));
    await().atMost(Duration.ofSeconds(30)).until(() -> parked(entry.chain()) == 1);
    JsonNode page = world.client(world.bank).get(world.path());
    assertThat(page.at("/requests/0/state").asText()).isEqualTo("TAKEN");
    assertThat(page.at("/title/seq").asLong()).isEqualTo(3);
    Entry byPledgor =
        world.forged(
            world.maker.sign(world.journey.release(world.maker.id(), world.head(), World.now())));
    world.publish(byPledgor); // a genuine signature of the wrong party in a well-made entry
    world.publish(world.released(world.bank));
    awaitState(world.bank, "RELEASED");
    assertThat(entries()).hasSize(4).last().extracting(e -> act(e).by()).isEqualTo(world.bank.id());
    assertThat(world.client(world.maker).get(world.path()).at("/title/head").asText())
        .isEqualTo(world.head().value());
  }

  private static String tampered(SignedAct act) {
    String value = act.value();
    int at = value.lastIndexOf('.') + 5;
    char other = value.charAt(at) == 'A' ? 'B' : 'A';
    return value.substring(0, at) + other + value.substring(at + 1);
  }

  @Test
  void R40_an_act_whose_signer_is_not_known_here_yet_has_its_party_fetched_first() {
    Signatory late =
        Servers.shared()
            .pki()
            .signatory(
                "late-" + world.maker.id(), "late", Algorithm.ED25519, Set.of(Role.SHIPPER), null);
    known(world.issued());
    world.sealed(ChainId.party(late.id()), late.enrolment(World.now()));
    Entry transfer =
        world.title(
            world.maker,
            after ->
                world.journey.transfer(
                    world.maker.id(),
                    late.id(),
                    new Endorsement(Endorsement.Kind.TO_ORDER, late.id()),
                    after,
                    World.now()));
    Entry pledge =
        world.title(
            late,
            after ->
                world.journey.pledge(
                    late.id(), world.bank.id(), "contract", after, World.now(), World.term()));
    world.publish(transfer, pledge);
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptionsInstanceOf(RefusedByService.class) // it has no part until it arrives
        .until(
            () ->
                world.client(late).get(world.path()).at("/title/state").asText().equals("OFFERED"));
    refused(() -> world.requested(world.bank, "loan"), 409, "R61");
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
        .extracting(FinancingTest::type)
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

  private String chain() {
    return "/chains/collateral-events/" + world.journey.bill() + "/entries";
  }

  private List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    world
        .registry()
        .get(chain())
        .path("entries")
        .forEach(e -> entries.add(Entry.read(e.toString().getBytes(StandardCharsets.UTF_8))));
    return entries;
  }

  private static Act act(Entry entry) {
    return Acts.read(entry.act().payload());
  }

  private JsonNode openAct(String name) {
    for (JsonNode act : world.client(world.bank).get(world.path() + "/acts").path("acts")) {
      if (act.path("act").asText().equals(name)) {
        return act;
      }
    }
    throw new AssertionError(name + " is not listed");
  }

  /** Waits until the service has read the bill's issue. */
  private void known(World issued) {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(RefusedByService.class)
        .until(() -> !issued.client(issued.maker).get(issued.path()).isEmpty());
    for (Signatory bank : List.of(issued.bank, issued.otherBank, issued.operator)) {
      await().atMost(Duration.ofSeconds(60)).until(() -> parties(bank.id().value()) == 1);
    }
  }

  private long parties(String party) throws SQLException {
    return count("select count(*) from party_key where party = ?", party);
  }

  private long parked(String key) throws SQLException {
    return count("select count(*) from parked where key = ?", key);
  }

  private long count(String sql, String parameter) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql)) {
      select.setString(1, parameter);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void awaitState(Signatory reader, String state) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                world
                    .client(reader)
                    .get(world.path())
                    .at("/requests/0/state")
                    .asText()
                    .equals(state));
  }

  private void awaitTitle(String state) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                world
                    .client(world.maker)
                    .get(world.path())
                    .at("/title/state")
                    .asText()
                    .equals(state));
  }

  private static void refused(ThrowingCallable call, int status, String rule) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedByService.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(status);
              assertThat(refused.getMessage()).contains(rule);
            });
  }

  private List<ConsumerRecord<String, byte[]>> events() {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            Servers.shared().bootstrapServers(),
            "auto.offset.reset",
            "earliest");
    try (var kafka =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          kafka.partitionsFor("collateral-events").stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      kafka.assign(partitions);
      var ends = kafka.endOffsets(partitions);
      var all = new ArrayList<ConsumerRecord<String, byte[]>>();
      while (ends.entrySet().stream()
          .anyMatch(end -> kafka.position(end.getKey()) < end.getValue())) {
        kafka.poll(Duration.ofMillis(200)).forEach(all::add);
      }
      return all.stream().filter(r -> r.key().equals(world.journey.bill().value())).toList();
    }
  }

  private static String type(ConsumerRecord<String, byte[]> event) {
    return header(event, "ce_type");
  }

  private static String header(ConsumerRecord<String, byte[]> event, String name) {
    return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
