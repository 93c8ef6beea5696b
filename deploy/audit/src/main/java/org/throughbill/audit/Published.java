package org.throughbill.audit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.throughbill.acts.Refused;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.json.StrictJson;

/** All that anyone with a Kafka client can read, from the beginning to now. */
final class Published {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Findings findings;
  private final Map<String, Digests> chains = new HashMap<>();

  private Published(Findings findings) {
    this.findings = findings;
  }

  /** Reads the four topics; what is out of order, or sent twice and not the same, is found here. */
  static Published read(String bootstrapServers, Findings findings) {
    var published = new Published(findings);
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.CLIENT_ID_CONFIG,
            "throughbill-audit");
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          Arrays.stream(Topic.values())
              .flatMap(topic -> consumer.partitionsFor(topic.wireName(), PATIENCE).stream())
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      published.readToTheEnd(consumer, consumer.endOffsets(partitions, PATIENCE));
    } catch (KafkaException e) {
      throw new Unauditable("Cannot read Kafka at " + bootstrapServers, e);
    }
    return published;
  }

  private void readToTheEnd(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    long lastNews = System.nanoTime();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
      var records = consumer.poll(Duration.ofMillis(200));
      records.forEach(this::take);
      if (!records.isEmpty()) {
        lastNews = System.nanoTime();
      } else if (System.nanoTime() - lastNews > PATIENCE.toNanos()) {
        throw new Unauditable("Kafka gives no more records, though there are", null);
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    String chain = record.topic() + "/" + key;
    long seq = seq(record);
    if (seq < 1 || seq > Digests.MOST) {
      findings.violated(
          Invariant.I7,
          new Violation(chain, 0, "the record at offset " + record.offset() + " is no entry"));
      return;
    }
    Digests seen = chains.computeIfAbsent(chain, _ -> new Digests());
    byte[] digest = Row.sha256(record.value());
    if (seen.has(seq)) {
      findings.require(
          seen.is(seq, digest), Invariant.I7, chain, seq, "was sent twice and not the same");
      return;
    }
    findings.require(
        seq > seen.last(), Invariant.I7, chain, seq, "came first after entry " + seen.last());
    seen.put(seq, digest);
  }

  private static long seq(ConsumerRecord<byte[], byte[]> record) {
    try {
      return record.value() == null ? -1 : StrictJson.parse(record.value()).path("seq").asLong(-1);
    } catch (Refused notJson) {
      return -1;
    }
  }

  /** Whether Kafka has exactly this entry. */
  void require(Row row) {
    Digests sent = chains.get(row.chain());
    boolean there = sent != null && sent.has(row.seq());
    findings.require(there, Invariant.I7, row.chain(), row.seq(), "is not on Kafka");
    if (there && sent != null) {
      findings.require(
          sent.is(row.seq(), row.digestOfJson()),
          Invariant.I7,
          row.chain(),
          row.seq(),
          "is on Kafka in other bytes");
    }
  }

  /** What Kafka has and the owner does not. */
  void requireNothingMoreThan(Map<String, Digests> owned, List<Topic> topics) {
    chains.forEach(
        (chain, sent) -> {
          if (topics.stream().anyMatch(t -> chain.startsWith(t.wireName() + "/"))) {
            Digests kept = owned.get(chain);
            long last = kept == null ? 0 : kept.last();
            findings.require(
                sent.last() <= last,
                Invariant.I7,
                chain,
                last + 1,
                "is on Kafka, and its owner does not have it");
          }
        });
  }
}
