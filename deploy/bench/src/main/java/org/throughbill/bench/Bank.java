package org.throughbill.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.throughbill.acts.chain.Topic;

/** A consumer of titles that notes how long after its sealing each entry reaches it. */
final class Bank implements AutoCloseable {
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<Long> micros = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread;
  private volatile boolean open = true;

  Bank(String bootstrapServers) {
    this.consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                50),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topic.BILL_EVENTS.wireName()).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    this.thread = Thread.ofPlatform().name("bank").start(this::listen);
  }

  private void listen() {
    while (open) {
      consumer
          .poll(Duration.ofMillis(100))
          .forEach(
              record -> {
                var time =
                    new String(
                        record.headers().lastHeader("ce_time").value(), StandardCharsets.US_ASCII);
                micros.add(ChronoUnit.MICROS.between(Instant.parse(time), Instant.now()));
              });
    }
    consumer.close();
  }

  /** What has come since the last time this was asked. */
  Latencies heard() {
    synchronized (micros) {
      var heard = Latencies.of(micros);
      micros.clear();
      return heard;
    }
  }

  @Override
  public void close() {
    open = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
