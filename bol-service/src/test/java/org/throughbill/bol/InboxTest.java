package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.throughbill.bol.Voyage.CKG;
import static org.throughbill.bol.Voyage.bill;
import static org.throughbill.bol.Voyage.now;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.value.Authority;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
import org.throughbill.ledger.Head;
import org.throughbill.ledger.Ledger;
import org.throughbill.local.Database;
import org.throughbill.scenarios.Cast;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class InboxTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TestHTTPResource("/")
  URI service;

  @Inject Ledger ledger;
  @Inject DataSource database;

  private Voyage voyage;
  private Cast cast;

  @BeforeEach
  void enrolled() {
    voyage = Voyage.at(service);
    cast = voyage.cast;
    voyage.enrol(Servers.shared().pki().registry(Database.BOL));
    CustomsHouse.opens();
  }

  @AfterEach
  void open() {
    CustomsHouse.opens();
  }

  /** A case of customs: odd entries hold, even ones lift the hold before. */
  private final class Case {
    private final Receipt issue = voyage.issued();
    private final ChainId chain = ChainId.inspection(bill(issue));
    private final List<Entry> entries = new ArrayList<>();

    Case(int length) {
      while (entries.size() < length) {
        seal(act(entries.size() + 1));
      }
      CustomsHouse.tells(chain, entries);
    }

    private void seal(SignedAct act) {
      Hash prev = entries.isEmpty() ? Hash.NONE : entries.getLast().hash();
      entries.add(Entry.seal(chain, entries.size() + 1, prev, act, now()));
    }

    private SignedAct act(int seq) {
      return seq % 2 == 1
          ? cast.customs().sign(hold(seq))
          : cast.customs().sign(lift(seq, seq - 1));
    }

    private InspectionAct hold(int seq) {
      return new InspectionAct.Hold(
          bill(issue), id(seq), cast.customs().id(), now(), CKG, office(), "art. 1");
    }

    private InspectionAct lift(int seq, int hold) {
      return new InspectionAct.Lift(
          bill(issue), id(seq), cast.customs().id(), now(), CKG, office(), id(hold), "done");
    }

    private NotationId id(int seq) {
      return new NotationId("notation-" + seq);
    }

    private Office office() {
      return new Office(Authority.CUSTOMS, CKG);
    }

    void keepsAll() {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(ledger.head(chain)).isEqualTo(Head.of(entries.getLast())));
      assertThat(ledger.read(chain, Head.NONE)).isEqualTo(entries);
    }

    /** Each act stands on the title chain once, in its order. */
    void isNotedOnce() {
      assertThat(ledger.read(ChainId.title(bill(issue)), Head.NONE).stream().skip(1))
          .extracting(Entry::act)
          .containsExactlyElementsOf(entries.stream().map(Entry::act).toList());
    }

    JsonNode page() {
      return voyage.bill(cast.operator(), issue);
    }
  }

  private static void publish(String key, byte @Nullable [] value) {
    try (var producer = producer(Map.of())) {
      var unused = producer.send(new ProducerRecord<>("inspection-events", key, value));
      producer.flush();
    }
  }

  private static void publish(Entry entry) {
    publish(entry.chain(), entry.toJson());
  }

  /** What waits for the flush is one batch, so the inbox has it in one poll. */
  private static void publishTogether(Entry... entries) {
    try (var producer = producer(Map.of("linger.ms", 60_000))) {
      for (Entry entry : entries) {
        var unused =
            producer.send(new ProducerRecord<>("inspection-events", entry.chain(), entry.toJson()));
      }
      producer.flush();
    }
  }

  private static KafkaProducer<String, byte[]> producer(Map<String, Object> more) {
    var config = new HashMap<>(more);
    config.put("bootstrap.servers", Servers.shared().bootstrapServers());
    config.put("acks", "all");
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  private List<String> reasons(String key) {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement("select reason from parked where key = ?")) {
      select.setString(1, key);
      var reasons = new ArrayList<String>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          reasons.add(row.getString(1));
        }
      }
      return reasons;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void R73_entries_in_order_are_noted_in_order() {
    var customs = new Case(3);
    customs.entries.forEach(InboxTest::publish);
    customs.keepsAll();
    customs.isNotedOnce();
    assertThat(customs.page().path("holds")).hasSize(1);
    assertThat(reasons(customs.issue.chain())).isEmpty();
  }

  @Test
  void R73_shuffled_and_sent_twice_they_make_the_same_state() {
    var random = new Random(73);
    var customs = new Case(7);
    var sent = new ArrayList<>(customs.entries);
    sent.addAll(customs.entries);
    Collections.shuffle(sent, random);
    sent.forEach(InboxTest::publish);
    customs.keepsAll();
    customs.isNotedOnce();
    assertThat(reasons(customs.issue.chain())).isEmpty();
  }

  @Test
  void R73_a_gap_is_read_from_the_owner() {
    var customs = new Case(6);
    publish(customs.entries.getLast());
    customs.keepsAll();
    customs.isNotedOnce();
  }

  @Test
  void R73_a_gap_stays_while_its_owner_is_away_and_other_chains_go_on() {
    var behind = new Case(4);
    var other = new Case(2);
    CustomsHouse.closes();
    publishTogether(behind.entries.getFirst(), behind.entries.getLast());
    other.entries.forEach(InboxTest::publish);
    other.keepsAll();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(ledger.head(behind.chain).seq()).isEqualTo(1));
    CustomsHouse.opens();
    behind.keepsAll();
    behind.isNotedOnce();
  }

  @Test
  void R74_what_does_not_verify_is_parked_with_the_reason_and_the_chain_read_from_its_owner() {
    var customs = new Case(3);
    Entry first = customs.entries.getFirst();
    var nobody = SigningKey.generate(Algorithm.ED25519);
    Map<String, byte[]> forged =
        Map.of(
            "R40",
                Entry.seal(customs.chain, 1, Hash.NONE, nobody.sign(customs.hold(1)), now())
                    .toJson(),
            "R36",
                Entry.seal(
                        customs.chain, 1, Hash.NONE, cast.maritime().sign(customs.hold(1)), now())
                    .toJson(),
            "R74", new Case(1).entries.getFirst().toJson(),
            "R37", altered(first),
            "not-json", "forged".getBytes(StandardCharsets.UTF_8));
    forged.values().forEach(value -> publish(customs.issue.chain(), value));
    customs.keepsAll();
    customs.isNotedOnce();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(reasons(customs.issue.chain()))
                    .hasSizeBetween(1, forged.size())
                    .allMatch(reason -> forged.keySet().stream().anyMatch(reason::startsWith)));
  }

  private static byte[] altered(Entry entry) {
    return new String(entry.toJson(), StandardCharsets.UTF_8)
        .replace("\"seq\":1", "\"seq\":2")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void R74_records_of_any_bytes_are_parked_and_do_not_hold_up_the_next() {
    var random = new Random(74);
    var customs = new Case(2);
    byte[] sound = customs.entries.getFirst().toJson();
    for (int i = 0; i < 300; i++) {
      byte[] bent = sound.clone();
      for (int n = 0; n <= random.nextInt(3); n++) {
        bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
      }
      publish(customs.issue.chain(), random.nextInt(20) == 0 ? null : bent);
    }
    customs.entries.forEach(InboxTest::publish);
    customs.keepsAll();
    customs.isNotedOnce();
  }

  @Test
  void R74_forged_records_of_unknown_signers_leave_no_chain_behind() {
    var customs = new Case(1);
    var nobody = SigningKey.generate(Algorithm.ED25519);
    publish(
        customs.issue.chain(),
        Entry.seal(customs.chain, 1, Hash.NONE, nobody.sign(customs.hold(1)), now()).toJson());
    customs.keepsAll();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(reasons(customs.issue.chain())).hasSize(1));
    assertThat(behind("party-events")).isZero();
  }

  private long behind(String topic) {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement("select count(*) from behind where topic = ?")) {
      select.setString(1, topic);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_the_title_refuses_is_answered_once_on_its_chain() {
    var customs = new Case(0);
    customs.seal(cast.customs().sign(customs.lift(1, 9)));
    customs.seal(cast.customs().sign(customs.hold(2)));
    CustomsHouse.tells(customs.chain, customs.entries);
    customs.entries.forEach(InboxTest::publish);
    customs.entries.forEach(InboxTest::publish);
    customs.keepsAll();
    List<Entry> title = ledger.read(ChainId.title(bill(customs.issue)), Head.NONE);
    assertThat(title).hasSize(3);
    assertThat(new String(title.get(1).act().payload(), StandardCharsets.UTF_8))
        .contains("bill.refusal.v1", "\"rule\":\"R51\"");
    assertThat(customs.page().path("holds")).hasSize(1);
  }
}
