package org.throughbill.customs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.Hash;
import org.throughbill.ledger.http.EntryPage;
import org.throughbill.testkit.Servers;

/** Stands where the bol-service is: seals entries, publishes them, and answers at a gap. */
final class Bol implements AutoCloseable {
  private final Map<ChainId, List<Entry>> chains = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Producer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", Servers.shared().bootstrapServers()),
          new StringSerializer(),
          new ByteArraySerializer());
  private final HttpServer server;
  private volatile boolean away;

  private Bol(HttpServer server) {
    this.server = server;
  }

  static Bol at(URI address) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 16);
      var bol = new Bol(server);
      server.createContext("/chains/", bol::answer);
      server.start();
      return bol;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Seals an act as the next of its chain; nobody hears of it yet. */
  Entry seal(ChainId chain, SignedAct act) {
    List<Entry> entries = chains.computeIfAbsent(chain, _ -> new CopyOnWriteArrayList<>());
    Hash prev = entries.isEmpty() ? Hash.NONE : entries.getLast().hash();
    Entry entry = Entry.seal(chain, entries.size() + 1, prev, act, Instant.now());
    entries.add(entry);
    return entry;
  }

  /** Sends entries in the order given. */
  void publish(Entry... entries) {
    for (Entry entry : entries) {
      publish(entry.chainId(), entry.toJson());
    }
  }

  /** Sends whatever bytes under a chain's key. */
  void publish(ChainId chain, byte[] value) {
    var unused = producer.send(new ProducerRecord<>(chain.topic().wireName(), chain.key(), value));
    producer.flush();
  }

  List<Entry> entries(ChainId chain) {
    return List.copyOf(chains.getOrDefault(chain, List.of()));
  }

  /** The chains that were asked for with a token, to repair gaps. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** While it is away it answers nobody's question. */
  void away(boolean isAway) {
    away = isAway;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      if (authorization == null || !authorization.startsWith("Bearer ")) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      String[] path = exchange.getRequestURI().getPath().split("/", -1);
      asked.add(path[3]);
      if (away) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      var chain = new ChainId(Topic.named(path[2]), path[3]);
      long after = Long.parseLong(exchange.getRequestURI().getQuery().substring("after=".length()));
      List<Entry> page = entries(chain).stream().filter(e -> e.seq() > after).toList();
      byte[] body = RecordJson.write(new EntryPage(page, null));
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    producer.close();
  }
}
