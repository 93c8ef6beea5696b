package org.throughbill.crash;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.throughbill.local.Loopback;

/**
 * A collector of traces as small as can be: it notes which services sent spans of the traces it is
 * told to look for. In OTLP's protobuf a trace's id stands as its sixteen bytes, and the service's
 * name as text.
 */
final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final List<String> services;
  private final Map<String, Set<String>> seen = new ConcurrentHashMap<>();

  private Collector(HttpServer server, List<String> services) {
    this.server = server;
    this.services = services;
  }

  static Collector start(List<String> services) {
    try {
      var address = new InetSocketAddress(InetAddress.ofLiteral(Loopback.HOST), 0);
      var collector = new Collector(HttpServer.create(address, 64), services);
      collector.serve();
      return collector;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/v1/traces",
        exchange -> {
          try (exchange) {
            note(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
  }

  private void note(String spans) {
    seen.forEach(
        (trace, from) -> {
          String id = new String(HexFormat.of().parseHex(trace), StandardCharsets.ISO_8859_1);
          if (spans.contains(id)) {
            services.stream().filter(spans::contains).forEach(from::add);
          }
        });
  }

  /** What a service is told so that it sends its spans here. */
  Map<String, String> settings() {
    return Map.of(
        "QUARKUS_OTEL_SDK_DISABLED", "false",
        "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
        "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
            "http://" + Loopback.HOST + ":" + server.getAddress().getPort(),
        "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms");
  }

  void lookFor(String trace) {
    seen.put(trace, ConcurrentHashMap.newKeySet());
  }

  Set<String> servicesOf(String trace) {
    return Set.copyOf(seen.getOrDefault(trace, Set.of()));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
