package org.throughbill.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.CollateralAct;
import org.throughbill.acts.Role;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.local.Signatory;
import org.throughbill.local.TrialPki;
import org.throughbill.testkit.Servers;

class CollateralConsumerTest {
  private final Servers servers = Servers.shared();
  private final TrialPki pki = servers.pki();
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", servers.bootstrapServers()),
          new StringSerializer(),
          new ByteArraySerializer());
  private final BillId bill =
      new BillId(Hash.of(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8)).value());
  private final Signatory maker = party("maker", Role.SHIPPER);
  private final Signatory bank = party("bank", Role.BANK);
  private final Entry first = entry(null, maker.sign(request("first-request")));
  private final Entry second = entry(first, bank.sign(decline("first-request")));
  private final Entry third = entry(second, maker.sign(request("second-request")));

  /** Where this test's records begin. */
  private final Map<TopicPartition, Long> starts = new HashMap<>();

  @AfterEach
  void end() {
    producer.close();
  }

  @Test
  void R70_a_good_chain_is_one_line_an_event() throws Exception {
    publish(enrolment(maker), enrolment(bank), first, second, third);
    assertThat(lines(5))
        .hasSize(5)
        .allSatisfy(line -> assertThat(line).contains(" OK, org.throughbill."))
        .anySatisfy(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "collateral-events/"
                            + bill
                            + " 2 OK, org.throughbill.collateral.declined.v1 by "
                            + bank.id()));
  }

  @Test
  void R73_a_record_sent_again_is_skipped() throws Exception {
    publish(enrolment(maker), enrolment(bank), first, second, first, second, third);
    assertThat(ofBill(lines(7))).containsExactly("1 OK", "2 OK", "1 SEEN", "2 SEEN", "3 OK");
  }

  @Test
  void R73_a_gap_holds_the_bill_until_the_missing_entry_comes() throws Exception {
    publish(enrolment(maker), enrolment(bank), first, third, second, third);
    List<String> lines = lines(6);
    assertThat(ofBill(lines)).containsExactly("1 OK", "3 GAP", "2 OK", "3 OK");
    assertThat(lines).anySatisfy(line -> assertThat(line).endsWith("read on after 1"));
  }

  @Test
  void R74_a_bent_signature_changes_nothing() throws Exception {
    publish(enrolment(maker), enrolment(bank), first);
    SignedAct genuine = second.act();
    String value = genuine.value();
    int at = value.lastIndexOf('.') + 5;
    char other = value.charAt(at) == 'A' ? 'B' : 'A';
    publish(entry(first, new SignedAct(value.substring(0, at) + other + value.substring(at + 1))));
    publish(second);
    assertThat(ofBill(lines(5))).containsExactly("1 OK", "FORGED, put", "2 OK");
  }

  @Test
  void R37_an_entry_that_follows_another_or_whose_hash_does_not_recompute_changes_nothing()
      throws Exception {
    publish(enrolment(maker), enrolment(bank), first);
    publish(Entry.seal(second.chainId(), 2, third.hash(), second.act(), second.sealedAt()));
    String bent =
        new String(second.toJson(), StandardCharsets.UTF_8).replace("\"seq\":2", "\"seq\":3");
    send(second.chain(), second.topic().wireName(), bent.getBytes(StandardCharsets.UTF_8));
    publish(second);
    assertThat(ofBill(lines(6))).containsExactly("1 OK", "FORGED, put", "FORGED, put", "2 OK");
  }

  @Test
  void R74_an_act_on_another_bill_or_by_a_stranger_changes_nothing() throws Exception {
    publish(enrolment(maker), enrolment(bank), first);
    send("f".repeat(64), second.topic().wireName(), second.toJson());
    Signatory stranger = party("stranger", Role.BANK);
    var declined = decline("first-request");
    publish(
        entry(
            first,
            stranger.sign(
                new CollateralAct.DeclineFinance(
                    declined.bill(),
                    declined.id(),
                    stranger.id(),
                    declined.at(),
                    declined.place(),
                    declined.request(),
                    declined.reason()))));
    publish(second);
    List<String> lines = lines(6);
    assertThat(ofBill(lines)).containsExactly("1 OK", "FORGED, put", "2 OK");
    assertThat(lines.stream().filter(line -> line.contains("f".repeat(64)))).hasSize(1);
  }

  private Signatory party(String name, Role role) {
    String id = name + "-" + UUID.randomUUID().toString().substring(0, 8);
    return pki.signatory(id, name, Algorithm.ED25519, Set.of(role), null);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  private CollateralAct.RequestFinance request(String id) {
    return new CollateralAct.RequestFinance(
        bill,
        new NotationId(id),
        maker.id(),
        now(),
        new Unlocode("CNCKG"),
        bank.id(),
        new Money("CNY", 100),
        LocalDate.of(2030, 1, 1));
  }

  private CollateralAct.DeclineFinance decline(String request) {
    return new CollateralAct.DeclineFinance(
        bill,
        new NotationId("decline-" + request),
        bank.id(),
        now(),
        new Unlocode("CNCKG"),
        new NotationId(request),
        "not our market");
  }

  private Entry entry(@Nullable Entry before, SignedAct signed) {
    ChainId chain = ChainId.collateral(bill);
    return before == null
        ? Entry.seal(chain, 1, Hash.NONE, signed, now())
        : Entry.seal(chain, before.seq() + 1, before.hash(), signed, now());
  }

  private static Entry enrolment(Signatory party) {
    return Entry.seal(ChainId.party(party.id()), 1, Hash.NONE, party.enrolment(now()), now());
  }

  private void publish(Entry... entries) throws Exception {
    for (Entry entry : entries) {
      send(entry.chain(), entry.topic().wireName(), entry.toJson());
    }
  }

  private void send(String key, String topic, byte[] value) throws Exception {
    var sent = producer.send(new ProducerRecord<>(topic, key, value)).get();
    starts.putIfAbsent(new TopicPartition(topic, sent.partition()), sent.offset());
  }

  /** What the consumer says of this test's records, party-events first. */
  private List<String> lines(int records) throws Exception {
    var consumer = new CollateralConsumer(Files.readAllBytes(pki.root()));
    var lines = new ArrayList<String>();
    try (var kafka =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", servers.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      for (String topic : List.of("party-events", "collateral-events")) {
        var partitions = starts.keySet().stream().filter(p -> p.topic().equals(topic)).toList();
        kafka.assign(partitions);
        starts.forEach(
            (partition, offset) -> {
              if (partition.topic().equals(topic)) {
                kafka.seek(partition, offset);
              }
            });
        var ends = kafka.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> kafka.position(p) < end(ends, p))) {
          kafka.poll(Duration.ofMillis(200)).forEach(record -> lines.add(consumer.judge(record)));
        }
      }
    }
    assertThat(lines).hasSizeGreaterThanOrEqualTo(records);
    return lines;
  }

  private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }

  /** Position and verdict of this bill's records. */
  private List<String> ofBill(List<String> lines) {
    String prefix = "collateral-events/" + bill + " ";
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()).split("[ ,]", -1))
        .map(words -> words[0] + (words[1].isEmpty() ? ", " + words[2] : " " + words[1]))
        .toList();
  }
}
