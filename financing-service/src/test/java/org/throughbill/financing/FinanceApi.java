package org.throughbill.financing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.Servers;

/** What the tests of the running service ask it with. */
@SuppressWarnings("NullAway.Init") // the fields are set before each test
abstract class FinanceApi {
  @TestHTTPResource("/")
  URI service;

  @Inject DataSource database;

  World world;

  @BeforeEach
  void begin() {
    world = new World(service);
  }

  @AfterEach
  void end() {
    world.close();
  }

  String chain() {
    return "/chains/collateral-events/" + world.journey.bill() + "/entries";
  }

  List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    world
        .registry()
        .get(chain())
        .path("entries")
        .forEach(e -> entries.add(Entry.read(e.toString().getBytes(StandardCharsets.UTF_8))));
    return entries;
  }

  static Act act(Entry entry) {
    return Acts.read(entry.act().payload());
  }

  JsonNode openAct(String name) {
    for (JsonNode act : world.client(world.bank).get(world.path() + "/acts").path("acts")) {
      if (act.path("act").asText().equals(name)) {
        return act;
      }
    }
    throw new AssertionError(name + " is not listed");
  }

  /** Waits until the service has read the bill's issue. */
  void known(World issued) {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(RefusedByService.class)
        .until(() -> !issued.client(issued.maker).get(issued.path()).isEmpty());
    for (Signatory bank : List.of(issued.bank, issued.otherBank, issued.operator)) {
      await().atMost(Duration.ofSeconds(60)).until(() -> parties(bank.id().value()) == 1);
    }
  }

  long parties(String party) throws SQLException {
    return count("select count(*) from party_key where party = ?", party);
  }

  long parked(String key) throws SQLException {
    return count("select count(*) from parked where key = ?", key);
  }

  long count(String sql, String parameter) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql)) {
      select.setString(1, parameter);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  void awaitState(Signatory reader, String state) {
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

  void awaitTitle(String state) {
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

  static void refused(ThrowingCallable call, int status, String rule) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedByService.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(status);
              assertThat(refused.getMessage()).contains(rule);
            });
  }

  List<ConsumerRecord<String, byte[]>> events() {
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

  static String type(ConsumerRecord<String, byte[]> event) {
    return header(event, "ce_type");
  }

  static String header(ConsumerRecord<String, byte[]> event, String name) {
    return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
