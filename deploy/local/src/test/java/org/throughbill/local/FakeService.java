package org.throughbill.local;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Stands for a service: it is ready at once, or ends at once when it is told to fail. */
final class FakeService {
  private FakeService() {}

  public static void main(String[] args) throws Exception {
    if (System.getenv("FAIL") != null) {
      System.out.println("this service fails on purpose");
      System.exit(3);
    }
    int port = Integer.parseInt(Objects.requireNonNull(System.getenv("QUARKUS_HTTP_PORT")));
    String answer =
        System.getenv("QUARKUS_DATASOURCE_USERNAME") + " " + System.getProperty("greeting");
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/q/health/ready",
        exchange -> {
          try (exchange) {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }
}
