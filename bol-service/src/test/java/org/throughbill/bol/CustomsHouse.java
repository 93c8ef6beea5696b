package org.throughbill.bol;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.ledger.http.EntryPage;
import org.throughbill.local.Loopback;

/**
 * The owner of inspection chains as a test plays it: over HTTP it gives what the test published,
 * and the tokens with which the service asks for it.
 */
public final class CustomsHouse implements QuarkusTestResourceLifecycleManager {
  // Quarkus loads the classes of its tests several times; only the JVM's properties are one.
  private static final Properties JVM = System.getProperties();
  private static final String CLOSED = "throughbill.customs-house.closed";

  private @Nullable HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(Loopback.HOST), 0), 64);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/chains/", CustomsHouse::chain);
    server.createContext("/token", exchange -> answer(exchange, 200, TOKEN));
    server.start();
    String base = "http://" + Loopback.HOST + ":" + server.getAddress().getPort();
    return Map.of(
        "throughbill.owners.inspection-events",
        base,
        "quarkus.oidc-client.discovery-enabled",
        "false",
        "quarkus.oidc-client.token-path",
        base + "/token");
  }

  private static final String TOKEN =
      "{\"access_token\":\"a-token\",\"token_type\":\"Bearer\",\"expires_in\":3600}";

  /** What the owner tells of a chain from now on. */
  static void tells(ChainId chain, List<Entry> entries) {
    JVM.setProperty(
        chain.toString(),
        String.join(
            "\n",
            entries.stream()
                .map(entry -> new String(entry.toJson(), StandardCharsets.UTF_8))
                .toList()));
  }

  static void opens() {
    JVM.remove(CLOSED);
  }

  static void closes() {
    JVM.setProperty(CLOSED, "yes");
  }

  private static void chain(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    String kept = JVM.getProperty(path[2] + "/" + path[3]);
    if (JVM.containsKey(CLOSED)) {
      answer(exchange, 503, "");
    } else if (kept == null) {
      answer(exchange, 404, "");
    } else {
      long after = Long.parseLong(exchange.getRequestURI().getQuery().substring("after=".length()));
      List<Entry> entries =
          Arrays.stream(kept.split("\n", -1))
              .map(json -> Entry.read(json.getBytes(StandardCharsets.UTF_8)))
              .filter(entry -> entry.seq() > after)
              .limit(2)
              .toList();
      byte[] page = RecordJson.write(new EntryPage(entries, null));
      answer(exchange, 200, new String(page, StandardCharsets.UTF_8));
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }
}
