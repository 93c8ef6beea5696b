package org.throughbill.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
  private static final Duration START = Duration.ofSeconds(60);
  private static final int RECORDS = 500;

  private final Path folder;
  private final List<Integer> ports = Loopback.freePorts(2);
  private final List<Process> started = new ArrayList<>();

  EmbeddedKafkaTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void nothingIsLeft() {
    started.forEach(process -> Ending.kill(process.toHandle()));
  }

  @Test
  void records_outlive_a_killed_broker() throws Exception {
    Process first = broker();
    Topics.create(servers());
    send(RECORDS);
    Ending.kill(first.toHandle());
    assertThat(Loopback.answers(ports.get(0))).isFalse();

    broker();
    Topics.create(servers());
    assertThat(read()).hasSize(RECORDS).doesNotHaveDuplicates();
  }

  @Test
  void a_topic_is_not_made_by_the_first_one_who_writes() {
    try (var _ = EmbeddedKafka.start(folder, ports.get(0), ports.get(1));
        var producer = producer()) {
      assertThatThrownBy(() -> producer.send(new ProducerRecord<>("typo", "a", "b")).get())
          .hasRootCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }

  private Process broker() {
    var args = List.of(folder.resolve("data").toString(), port(0), port(1));
    Path log = folder.resolve("kafka.log");
    var process =
        Program.java("kafka", List.of("-Xmx256m"), EmbeddedKafka.class, args, log).start();
    started.add(process);
    new Deadline(START).await("broker ready, log " + log, () -> Topics.brokerReady(ports.get(0)));
    return process;
  }

  private void send(int count) throws Exception {
    try (var producer = producer()) {
      List<Future<RecordMetadata>> acks = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        acks.add(producer.send(new ProducerRecord<>("bill-events", "bill-" + i % 7, "entry-" + i)));
      }
      for (Future<RecordMetadata> ack : acks) {
        ack.get(10, TimeUnit.SECONDS);
      }
    }
  }

  private List<String> read() {
    List<String> read = new ArrayList<>();
    try (var consumer = consumer()) {
      consumer.subscribe(List.of("bill-events"));
      new Deadline(Duration.ofSeconds(30))
          .await(
              "all records read",
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(entry -> read.add(entry.value()));
                return read.size() >= RECORDS;
              });
    }
    return read;
  }

  private KafkaProducer<String, String> producer() {
    Map<String, Object> config =
        Map.of("bootstrap.servers", servers(), "acks", "all", "max.block.ms", "2000");
    return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
  }

  private KafkaConsumer<String, String> consumer() {
    Map<String, Object> config =
        Map.of("bootstrap.servers", servers(), "group.id", "g", "auto.offset.reset", "earliest");
    return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
  }

  private String servers() {
    return Loopback.HOST + ":" + port(0);
  }

  private String port(int index) {
    return ports.get(index).toString();
  }
}
