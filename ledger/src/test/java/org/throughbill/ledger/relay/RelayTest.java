package org.throughbill.ledger.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughbill.acts.chain.Entry;
import org.throughbill.ledger.Chain;
import org.throughbill.ledger.Ledger;
import org.throughbill.ledger.Spans;
import org.throughbill.ledger.Tables;
import org.throughbill.local.EmbeddedKafka;
import org.throughbill.local.Loopback;
import org.throughbill.local.Topics;
import org.throughbill.testkit.Servers;

class RelayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Ledger ledger = new Ledger(Tables.app());
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final List<Relay> relays = new ArrayList<>();

  @TempDir Path folder;

  @BeforeEach
  void nothingIsUnsent() {
    Tables.asOwner("delete from unsent");
  }

  @AfterEach
  void stop() {
    relays.forEach(relay -> relay.stop(new ShutdownEvent()));
    Tables.asOwner("delete from unsent");
    Tables.asOwner("update relay_lease set epoch = epoch + 1, held_until = '-infinity'");
  }

  private Relay relay(String bootstrapServers) {
    var relay =
        new Relay(
            Tables.app(), meters, new Spans(OpenTelemetry.noop()), "ledger-test", bootstrapServers);
    relays.add(relay);
    relay.start(new StartupEvent());
    return relay;
  }

  private static String shared() {
    return Servers.shared().bootstrapServers();
  }

  private static long unsent() {
    return Tables.count("select count(*) from unsent");
  }

  private static void untilAllIsSent() {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(unsent()).isZero());
  }

  @Test
  void R75_every_entry_goes_out_in_order_per_chain_and_is_marked() {
    var chains = List.of(new Chain(), new Chain(), new Chain());
    for (int i = 0; i < 20; i++) {
      chains.forEach(chain -> chain.grow(ledger));
    }
    Relay relay = relay(shared());
    chains.forEach(chain -> chain.grow(ledger));
    relay.wake();
    untilAllIsSent();
    for (Chain chain : chains) {
      assertThat(entries(shared(), chain)).isEqualTo(chain.entries());
    }
  }

  @Test
  void an_entry_travels_as_a_cloud_event_under_the_trace_that_made_it() {
    var chain = new Chain();
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    Entry entry = chain.next();
    assertThat(ledger.append(entry, trace)).isTrue();
    relay(shared());
    untilAllIsSent();
    ConsumerRecord<String, byte[]> record = records(shared(), chain).getFirst();
    assertThat(record.key()).isEqualTo(chain.key());
    assertThat(record.value()).isEqualTo(entry.toJson());
    assertThat(record.timestamp()).isEqualTo(entry.sealedAt().toEpochMilli());
    var headers = new java.util.HashMap<String, String>();
    record
        .headers()
        .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    assertThat(headers)
        .containsOnlyKeys(
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_subject",
            "ce_time",
            "ce_sequence",
            "ce_partitionkey",
            "content-type",
            "traceparent")
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_id", entry.hash().value())
        .containsEntry("ce_source", "urn:throughbill:ledger-test")
        .containsEntry("ce_type", "org.throughbill.bill.surrendered.v1")
        .containsEntry("ce_subject", chain.key())
        .containsEntry("ce_sequence", "1")
        .containsEntry("ce_partitionkey", chain.key())
        .containsEntry("content-type", "application/json")
        .containsEntry("traceparent", trace);
  }

  @Test
  void R75_another_relay_takes_over_from_one_that_ends() {
    var chain = new Chain().grown(ledger, 3);
    Relay first = relay(shared());
    untilAllIsSent();
    relay(shared());
    first.stop(new ShutdownEvent());
    chain.grown(ledger, 6);
    untilAllIsSent();
    assertThat(entries(shared(), chain)).isEqualTo(chain.entries());
  }

  @Test
  void R75_while_the_broker_is_away_entries_wait_and_then_go_out_in_order() {
    List<Integer> ports = Loopback.freePorts(2);
    EmbeddedKafka broker = EmbeddedKafka.start(folder, ports.get(0), ports.get(1));
    String servers = broker.bootstrapServers();
    Topics.create(servers);
    var chain = new Chain().grown(ledger, 3);
    var other = new Chain().grown(ledger, 1);
    relay(servers);
    untilAllIsSent();
    broker.close();
    chain.grown(ledger, 8);
    other.grown(ledger, 4);
    await()
        .atMost(PATIENCE)
        .until(() -> meters.get("throughbill.relay.age.seconds").gauge().value() > 0);
    assertThat(unsent()).isEqualTo(8);
    try (EmbeddedKafka back = EmbeddedKafka.start(folder, ports.get(0), ports.get(1))) {
      untilAllIsSent();
      assertThat(entries(back.bootstrapServers(), chain).stream().distinct().toList())
          .as("in order, once duplicates are skipped")
          .isEqualTo(chain.entries());
      assertThat(entries(back.bootstrapServers(), other).stream().distinct().toList())
          .isEqualTo(other.entries());
      relays.forEach(relay -> relay.stop(new ShutdownEvent()));
    }
  }

  @Test
  void a_row_that_was_altered_stops_its_own_chain_and_no_other() {
    var broken = new Chain().grown(ledger, 3);
    var sound = new Chain().grown(ledger, 3);
    Tables.asOwner("update entry set act = 'x.y.z' where key = ? and seq = 2", broken.key());
    relay(shared());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Tables.count("select count(*) from unsent where key = ?", sound.key()))
                    .isZero());
    sound.grown(ledger, 5);
    Tables.asOwner(
        "update entry set act = ? where key = ? and seq = 2",
        broken.entries().get(1).act().value(),
        broken.key());
    untilAllIsSent();
    assertThat(entries(shared(), sound)).isEqualTo(sound.entries());
    assertThat(entries(shared(), broken)).isEqualTo(broken.entries());
  }

  private static List<Entry> entries(String servers, Chain chain) {
    return records(servers, chain).stream().map(r -> Entry.read(r.value())).toList();
  }

  private static List<ConsumerRecord<String, byte[]>> records(String servers, Chain chain) {
    var found = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", servers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor("bill-events").stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          if (record.key().equals(chain.key())) {
            found.add(record);
          }
        }
      }
    }
    return found;
  }
}
