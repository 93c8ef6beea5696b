package org.throughbill.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Role;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.local.Database;
import org.throughbill.local.Signatory;
import org.throughbill.scenarios.Cast;
import org.throughbill.scenarios.Documents;
import org.throughbill.testkit.Servers;

/** A registry made by hand: genuine chains in real databases and on a real Kafka. */
final class Registry {
  static final Servers SERVERS = Servers.shared();
  static final Cast CAST = Cast.of(SERVERS.pki());
  static final Signatory TURNCOAT =
      SERVERS
          .pki()
          .signatory("turncoat", "Turncoat Trading", Algorithm.ES256, Set.of(Role.SHIPPER), null);

  /** Frozen by a registrar whose chain stands after its own. */
  static final Signatory FROZEN =
      SERVERS.pki().signatory("frozen", "Frozen", Algorithm.ES256, Set.of(Role.SHIPPER), null);

  static final Signatory REGISTRAR =
      SERVERS
          .pki()
          .signatory("registrar", "Registrar", Algorithm.ES256, Set.of(Role.REGISTRAR), null);

  private static final Unlocode CKG = new Unlocode("CNCKG");

  /** The same for all tests of this run, so that the parties' entries are. */
  @SuppressWarnings("TimeInStaticInitializer")
  private static final Instant START =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));

  private static final Map<ChainId, List<Entry>> PARTIES = parties();

  private final Map<ChainId, List<Entry>> chains = new LinkedHashMap<>(PARTIES);
  private final Map<ChainId, String> controllers = new HashMap<>();
  private final Map<ChainId, String> states = new HashMap<>();
  private Instant now = START.plus(Duration.ofMinutes(10));

  /** Two bills, one under way and one surrendered. */
  final ChainId bill;

  final ChainId surrendered;

  Registry() {
    new Successions(this).splitAndMergedAgain();
    bill = issue("1");
    transfer(bill, CAST.shipper(), CAST.buyer());
    transfer(bill, CAST.buyer(), CAST.shipper());
    pledge(bill, CAST.shipper(), CAST.bank());
    accept(bill, CAST.bank(), "PLEDGED");
    release(bill);
    milestone(bill);
    surrendered = issue("2");
    surrender(surrendered, CAST.shipper());
  }

  ChainId issue(String number) {
    Document document = Documents.machinery(CAST, "M-" + number, "SMGS-" + number, now);
    SignedAct agreement =
        CAST.shipper().sign(new Statement.Agree(CAST.shipper().id(), now, CKG, document));
    SignedAct issue =
        CAST.operator()
            .sign(
                new TitleAct.Issue(
                    CAST.operator().id(), now, CKG, new BillNumber("AUD" + number), agreement));
    ChainId chain = ChainId.title(BillId.foundedBy(issue.payload()));
    append(chain, issue, CAST.shipper(), "HELD");
    return chain;
  }

  Entry transfer(ChainId chain, Signatory by, Signatory to) {
    var endorsement = new Endorsement(Endorsement.Kind.TO_ORDER, to.id());
    return append(
        chain,
        by.sign(
            new TitleAct.Transfer(id(chain), head(chain), by.id(), now, CKG, to.id(), endorsement)),
        to,
        "HELD");
  }

  Entry pledge(ChainId chain, Signatory by, Signatory bank) {
    return append(
        chain,
        by.sign(
            new TitleAct.Pledge(
                id(chain),
                head(chain),
                by.id(),
                now,
                CKG,
                bank.id(),
                new Money("CNY", 100),
                Hash.of(new byte[0]),
                now.plus(Duration.ofDays(1)))),
        by,
        "OFFERED");
  }

  void offer(ChainId chain, Signatory by, Signatory to) {
    append(
        chain,
        by.sign(
            new TitleAct.OfferTransfer(
                id(chain),
                head(chain),
                by.id(),
                now,
                CKG,
                to.id(),
                null,
                now.plus(Duration.ofDays(1)))),
        by,
        "OFFERED");
  }

  void accept(ChainId chain, Signatory offeree, String state) {
    append(
        chain,
        offeree.sign(new TitleAct.Accept(id(chain), head(chain), offeree.id(), now, CKG)),
        offeree,
        state);
  }

  private void release(ChainId chain) {
    Signatory bank = CAST.bank();
    append(
        chain,
        bank.sign(new TitleAct.Release(id(chain), head(chain), bank.id(), now, CKG)),
        CAST.shipper(),
        "HELD");
  }

  private void milestone(ChainId chain) {
    Signatory railway = CAST.railway();
    append(
        chain,
        railway.sign(
            new TitleAct.Milestone(
                id(chain),
                new NotationId("gate-in-1"),
                railway.id(),
                now,
                CKG,
                1,
                MilestoneKind.GATE_IN,
                now,
                Documents.YUZUI)),
        CAST.shipper(),
        "HELD");
  }

  private void surrender(ChainId chain, Signatory by) {
    append(
        chain,
        by.sign(new TitleAct.Surrender(id(chain), head(chain), by.id(), now, CKG)),
        CAST.operator(),
        "SURRENDERING");
  }

  /** Seals the act that ends a bill for others in its place. */
  Entry end(ChainId chain, SignedAct act) {
    Entry entry = append(chain, act, CAST.operator(), "VOID");
    controllers.remove(chain);
    return entry;
  }

  /** Seals an act into the next place of a chain, allowed or not. */
  Entry append(ChainId chain, SignedAct act, Signatory controller, String state) {
    controllers.put(chain, controller.id().value());
    states.put(chain, state);
    now = now.plusSeconds(1);
    return seal(chains, chain, act, now);
  }

  private static Entry seal(
      Map<ChainId, List<Entry>> chains, ChainId chain, SignedAct act, Instant at) {
    List<Entry> entries = chains.computeIfAbsent(chain, _ -> new ArrayList<>());
    Hash prev = entries.isEmpty() ? Hash.NONE : entries.getLast().hash();
    Entry entry = Entry.seal(chain, entries.size() + 1L, prev, act, at);
    entries.add(entry);
    return entry;
  }

  private static Map<ChainId, List<Entry>> parties() {
    var parties = new LinkedHashMap<ChainId, List<Entry>>();
    List<Signatory> all = new ArrayList<>(CAST.all());
    all.addAll(List.of(TURNCOAT, FROZEN, REGISTRAR));
    for (Signatory party : all) {
      seal(parties, ChainId.party(party.id()), party.enrolment(START), START);
    }
    ChainId turncoat = ChainId.party(TURNCOAT.id());
    var revoke =
        new PartyAct.RevokeKey(
            TURNCOAT.id(),
            java.util.Objects.requireNonNull(parties.get(turncoat)).getLast().hash(),
            START,
            CKG,
            TURNCOAT.key().publicKey().id(),
            "lost");
    seal(parties, turncoat, TURNCOAT.sign(revoke), START.plusSeconds(60));
    ChainId frozen = ChainId.party(FROZEN.id());
    Hash head = java.util.Objects.requireNonNull(parties.get(frozen)).getLast().hash();
    var freeze = new PartyAct.Freeze(FROZEN.id(), head, REGISTRAR.id(), START, CKG, "stolen");
    seal(parties, frozen, REGISTRAR.sign(freeze), START.plusSeconds(61));
    return parties;
  }

  List<Entry> entries(ChainId chain) {
    return chains.getOrDefault(chain, List.of());
  }

  List<Entry> all() {
    return chains.values().stream().flatMap(List::stream).toList();
  }

  Entry last(ChainId chain) {
    return entries(chain).getLast();
  }

  private Hash head(ChainId chain) {
    return last(chain).hash();
  }

  private static BillId id(ChainId chain) {
    return new BillId(chain.key());
  }

  /** In the database of the bol-service, whole, with the views. */
  void keep() {
    sql(Database.BOL, "truncate entry, chain, unsent, bill_view");
    keep(Database.BOL, all());
    chains.forEach(
        (chain, entries) -> {
          if (states.containsKey(chain)) {
            sql(
                Database.BOL,
                "insert into bill_view values ('%s', '%s', 'o', 'c', %s, '%s', 0, %d, now())"
                    .formatted(
                        chain.key(),
                        chain.key(),
                        controllers.containsKey(chain)
                            ? "'" + controllers.get(chain) + "'"
                            : "null",
                        states.get(chain),
                        entries.size()));
          }
        });
  }

  /** As the customs-service keeps its copy. */
  void follow() {
    sql(Database.CUSTOMS, "truncate entry, chain, unsent");
    keep(Database.CUSTOMS, all());
  }

  private static void keep(Database database, List<Entry> entries) {
    try (var connection = owner(database);
        var insert =
            connection.prepareStatement(
                "insert into entry (topic, key, seq, prev, act, act_id, sealed_at, hash)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)");
        var head =
            connection.prepareStatement(
                "insert into chain (topic, key, seq, head, sealed_at) values (?, ?, ?, ?, ?)"
                    + " on conflict (topic, key) do update set seq = excluded.seq, head = excluded.head")) {
      for (Entry entry : entries) {
        insert.setString(1, entry.topic().wireName());
        insert.setString(2, entry.chain());
        insert.setLong(3, entry.seq());
        insert.setString(4, entry.prev().value());
        insert.setString(5, entry.act().value());
        insert.setString(6, entry.act().id().value());
        insert.setObject(7, entry.sealedAt().atOffset(ZoneOffset.UTC));
        insert.setString(8, entry.hash().value());
        insert.executeUpdate();
        head.setString(1, entry.topic().wireName());
        head.setString(2, entry.chain());
        head.setLong(3, entry.seq());
        head.setString(4, entry.hash().value());
        head.setObject(5, entry.sealedAt().atOffset(ZoneOffset.UTC));
        head.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The tables as the services make them, from their own migrations. */
  static void createTables() {
    migrate(Database.BOL, Path.of("../../ledger/src/main/resources/db/ledger"));
    migrate(Database.BOL, Path.of("../../bol-service/src/main/resources/db/bol-service"));
    migrate(Database.CUSTOMS, Path.of("../../ledger/src/main/resources/db/ledger"));
  }

  private static void migrate(Database database, Path folder) {
    String own =
        Service.valueOf(database.name()).owns().stream()
            .map(topic -> "'" + topic.wireName() + "'")
            .collect(Collectors.joining(", "));
    try (var files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String sql = Files.readString(file);
        sql(database, sql.replace("${app}", database.app()).replace("${own}", own));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What somebody with all rights does to a database. */
  static void sql(Database database, String sql) {
    try (var connection = owner(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static Connection owner(Database database) throws SQLException {
    Servers.Login owner = SERVERS.owner(database);
    return DriverManager.getConnection(SERVERS.jdbcUrl(database), owner.user(), owner.password());
  }

  /** Empties the topics of bills; the parties' entries are the same in every test. */
  static void emptyKafka() {
    try (var admin = Admin.create(kafka())) {
      for (String topic : List.of("bill-events", "inspection-events", "collateral-events")) {
        var description = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        java.util.Objects.requireNonNull(description)
            .partitions()
            .forEach(
                p -> latest.put(new TopicPartition(topic, p.partition()), OffsetSpec.latest()));
        var delete = new HashMap<TopicPartition, RecordsToDelete>();
        admin
            .listOffsets(latest)
            .all()
            .get()
            .forEach((p, end) -> delete.put(p, RecordsToDelete.beforeOffset(end.offset())));
        admin.deleteRecords(delete).all().get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  static void send(List<Entry> entries) {
    for (Entry entry : entries) {
      send(entry.topic().wireName(), entry.chain(), entry.toJson());
    }
  }

  static void send(String topic, String key, byte[] value) {
    try {
      PRODUCER.send(new ProducerRecord<>(topic, key, value)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final KafkaProducer<String, byte[]> PRODUCER =
      new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer());

  private static Map<String, Object> kafka() {
    return Map.of("bootstrap.servers", SERVERS.bootstrapServers());
  }

  static Evidence evidence(Path history, Service... services) {
    return new Evidence(
        Arrays.stream(services).map(Registry::database).toList(),
        SERVERS.bootstrapServers(),
        Enrolments.certificates(bytes(SERVERS.pki().root())),
        null,
        history);
  }

  private static Evidence.Database database(Service service) {
    Database database = Database.valueOf(service.name());
    Servers.Login owner = SERVERS.owner(database);
    return new Evidence.Database(
        service, SERVERS.jdbcUrl(database), owner.user(), owner.password());
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path history, List<HistoryLine> lines) {
    var text = new StringBuilder();
    lines.forEach(
        line -> text.append(new String(line.toJson(), StandardCharsets.UTF_8)).append('\n'));
    try {
      Files.writeString(history, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
