package org.throughbill.financing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;

/** The owner of the followed streams, as far as it matters here: it answers with its chains. */
public final class OwnerResource implements QuarkusTestResourceLifecycleManager {
  // Quarkus loads the classes of its tests several times; only the JVM's properties are one.
  private static final String CHAINS = "throughbill.test.owner-chains";

  private @Nullable HttpServer server;

  /** Entries in JSON, by chain. */
  @SuppressWarnings("unchecked")
  private static Map<String, List<String>> chains() {
    Properties jvm = System.getProperties();
    return (Map<String, List<String>>)
        jvm.computeIfAbsent(CHAINS, _ -> new ConcurrentHashMap<String, List<String>>());
  }

  /** The owner has sealed an entry. */
  static void seal(Entry entry) {
    chains()
        .computeIfAbsent(entry.chainId().toString(), _ -> new CopyOnWriteArrayList<>())
        .add(new String(entry.toJson(), StandardCharsets.UTF_8));
  }

  /** How far a chain has come. */
  static int length(ChainId chain) {
    return chains().getOrDefault(chain.toString(), List.of()).size();
  }

  @Override
  public Map<String, String> start() {
    try {
      var http =
          HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 64);
      http.createContext("/chains/", OwnerResource::entries);
      http.createContext(
          "/token",
          exchange ->
              answer(
                  exchange,
                  200,
                  "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}"));
      http.start();
      server = http;
      String uri = "http://127.0.0.1:" + http.getAddress().getPort();
      return Map.of(
          "throughbill.owners.bill-events", uri,
          "throughbill.owners.party-events", uri,
          "throughbill.owners.inspection-events", uri,
          "quarkus.oidc-client.auth-server-url", uri,
          "quarkus.oidc-client.discovery-enabled", "false",
          "quarkus.oidc-client.token-path", "/token");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void entries(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    int after = Integer.parseInt(exchange.getRequestURI().getQuery().substring("after=".length()));
    List<String> chain = chains().get(path[2] + "/" + path[3]);
    if (chain == null) {
      answer(exchange, 404, "{}");
    } else {
      String page = chain.stream().skip(after).collect(Collectors.joining(","));
      answer(exchange, 200, "{\"entries\":[" + page + "]}");
    }
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void stop() {
    Objects.requireNonNull(server).stop(0);
  }
}
