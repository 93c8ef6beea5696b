package org.throughbill.financing;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Role;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.Client;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Office;
import org.throughbill.local.Database;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.Servers;

/** Parties, one bill, and the other services as far as their entries on Kafka go. */
final class World implements AutoCloseable {
  private final Servers servers = Servers.shared();
  private final String mark = "-" + UUID.randomUUID().toString().substring(0, 8);
  private final Map<ChainId, Entry> last = new HashMap<>();
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", servers.bootstrapServers()),
          new StringSerializer(),
          new ByteArraySerializer());
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI service;

  final Signatory maker = party("maker", Algorithm.ED25519, Role.SHIPPER, null);
  final Signatory operator = party("operator", Algorithm.ES256, Role.OPERATOR, null);
  final Signatory bank = party("bank-a", Algorithm.SM2, Role.BANK, null);
  final Signatory otherBank = party("bank-b", Algorithm.ES256, Role.BANK, null);
  final Signatory officer = party("msa", Algorithm.ED25519, Role.OFFICER, Journey.MSA);
  final Journey journey = new Journey(maker, operator, Instant.now());

  World(URI service) {
    this.service = service;
    ChainId registry = ChainId.party(servers.pki().registry(Database.FINANCING).id());
    if (OwnerResource.length(registry) == 0) {
      publish(
          sealed(registry, servers.pki().registry(Database.FINANCING).enrolment(Instant.now())));
    }
  }

  Signatory party(String name, Algorithm algorithm, Role role, @Nullable Office office) {
    Signatory party = servers.pki().signatory(name + mark, name, algorithm, Set.of(role), office);
    publish(sealed(ChainId.party(party.id()), party.enrolment(Instant.now())));
    return party;
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  static Instant term() {
    return now().plusSeconds(3600);
  }

  /** The owner seals an act; it has not reached Kafka yet. */
  Entry sealed(ChainId chain, SignedAct signed) {
    Entry before = last.get(chain);
    Entry entry =
        before == null
            ? Entry.seal(chain, 1, Hash.NONE, signed, now())
            : Entry.seal(chain, before.seq() + 1, before.hash(), signed, now());
    last.put(chain, entry);
    OwnerResource.seal(entry);
    return entry;
  }

  /** A well-made entry of an act that the owner never sealed. */
  Entry forged(SignedAct signed) {
    Entry before = Objects.requireNonNull(last.get(title()));
    return Entry.seal(title(), before.seq() + 1, before.hash(), signed, now());
  }

  ChainId title() {
    return ChainId.title(journey.bill());
  }

  Hash head() {
    return Objects.requireNonNull(last.get(title())).hash();
  }

  /** The bol-service has issued the bill and said so. */
  World issued() {
    publish(sealed(title(), journey.issue()));
    return this;
  }

  Entry title(Signatory by, Function<Hash, Act> act) {
    return sealed(title(), by.sign(act.apply(head())));
  }

  Entry pledged(Signatory to, String contract) {
    return title(
        maker, after -> journey.pledge(maker.id(), to.id(), contract, after, now(), term()));
  }

  Entry accepted(Signatory by) {
    return title(by, after -> journey.accept(by.id(), after, now()));
  }

  Entry released(Signatory by) {
    return title(by, after -> journey.release(by.id(), after, now()));
  }

  /** The operator proposes that the bill ends. */
  Entry cancelling() {
    return title(operator, after -> journey.cancel(operator.id(), after, now(), term()));
  }

  Entry consented(Signatory by) {
    return title(by, after -> journey.consent(by.id(), after, now()));
  }

  Entry inspection(InspectionAct act) {
    return sealed(ChainId.inspection(journey.bill()), officer.sign(act));
  }

  void publish(Entry... entries) {
    for (Entry entry : entries) {
      publish(entry, entry.toJson());
    }
  }

  void publish(Entry entry, byte[] value) {
    try {
      producer.send(new ProducerRecord<>(entry.topic().wireName(), entry.chain(), value)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("publishing " + entry.chainId(), e);
    }
  }

  Client client(Signatory party) {
    return new Client(http, service, () -> servers.token(party.id().value()));
  }

  Client registry() {
    return new Client(http, service, () -> servers.token("registry-bol", "registry"));
  }

  Receipt send(Signatory by, Act act) {
    return client(by).send(by.sign(act));
  }

  Receipt requested(Signatory from, String id) {
    return send(maker, journey.request(maker.id(), from.id(), id, Journey.LOAN, now()));
  }

  Receipt offered(Signatory by, String request, String contract) {
    return send(by, journey.offer(by.id(), request, contract, now(), term()));
  }

  String path() {
    return "/collateral/" + journey.bill();
  }

  @Override
  public void close() {
    producer.close();
    http.close();
  }
}
