package org.throughbill.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jose4j.json.JsonUtil;

/**
 * A small OpenID Connect issuer for a local stack: it stands where a real identity provider stands
 * in production, and gives tokens to machines by client credentials only. Like it, it knows no
 * secret: a client proves itself by a signature.
 */
public final class Issuer implements AutoCloseable {
  private static final int MAX_BODY = 8 * 1024;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Path folder;
  private final Tokens tokens;
  private final TokenRequest requests;

  private Issuer(HttpServer server, Path folder, URI uri) {
    this.server = server;
    this.folder = folder;
    this.tokens = Tokens.of(uri, keyFile(folder));
    this.requests =
        new TokenRequest(new Assertions(new Clients(clients(folder)), uri.toString()), tokens);
  }

  /** Keys and clients are kept in the folder. */
  public static Issuer start(Path folder, int port) {
    try {
      var server = HttpServer.create(Loopback.address(port), 64);
      var issuer = new Issuer(server, folder, uri(port));
      issuer.serve();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException("The issuer cannot listen on port " + port, e);
    }
  }

  /** Runs an issuer until SIGTERM: {@code <folder> <port>}. */
  public static void main(String[] args) {
    if (args.length != 2) {
      throw new IllegalArgumentException("Give a folder and a port");
    }
    var issuer = start(Path.of(args[0]), Integer.parseInt(args[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(issuer::close, "close"));
  }

  static URI uri(int port) {
    return URI.create("http://" + Loopback.HOST + ":" + port);
  }

  static Path keyFile(Path folder) {
    return folder.resolve("signing-key.jwk");
  }

  static Path clients(Path folder) {
    return folder.resolve("clients.json");
  }

  public URI uri() {
    return tokens.issuer();
  }

  /** Where its key is, for {@link Tokens} that are as good as its own. */
  public Path keyFile() {
    return keyFile(folder);
  }

  /** The clients it knows; more can be added while it runs. */
  public Clients clients() {
    return new Clients(clients(folder));
  }

  /** An access token without asking over HTTP, for tests. */
  public String token(String party, String... roles) {
    return tokens.token(party, roles);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void serve() {
    server.setExecutor(threads);
    route("/.well-known/openid-configuration", "GET", _ -> Answer.ok(configuration()));
    route("/jwks", "GET", _ -> Answer.ok(tokens.publicKeys()));
    route("/token", "POST", this::token);
    server.start();
  }

  private Answer token(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      return Answer.error(413, "invalid_request", "The body is longer than " + MAX_BODY + " bytes");
    }
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
      return Answer.error(
          400, "invalid_request", "Send the body as application/x-www-form-urlencoded");
    }
    return requests.answer(new String(body, StandardCharsets.UTF_8));
  }

  private String configuration() {
    String base = uri().toString();
    return JsonUtil.toJson(
        Map.of(
            "issuer", base,
            "jwks_uri", base + "/jwks",
            "token_endpoint", base + "/token",
            "grant_types_supported", List.of("client_credentials"),
            "response_types_supported", List.of("token"),
            "subject_types_supported", List.of("public"),
            "id_token_signing_alg_values_supported", List.of("RS256"),
            "token_endpoint_auth_methods_supported", List.of("private_key_jwt"),
            "token_endpoint_auth_signing_alg_values_supported", List.of("ES256")));
  }

  private interface Route {
    Answer answer(HttpExchange exchange) throws IOException;
  }

  private void route(String path, String method, Route route) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            answer(exchange, path, method, route).send(exchange);
          }
        });
  }

  private static Answer answer(HttpExchange exchange, String path, String method, Route route)
      throws IOException {
    if (!exchange.getRequestURI().getPath().equals(path)) {
      return Answer.error(404, "not_found", "Nothing is here");
    }
    if (!exchange.getRequestMethod().equals(method)) {
      return Answer.error(405, "invalid_request", "Use " + method);
    }
    try {
      return route.answer(exchange);
    } catch (IllegalStateException e) {
      System.err.println("Request to " + path + " failed: " + e.getMessage());
      return Answer.error(500, "server_error", "See the issuer's log");
    }
  }

  record Answer(int status, String json) {
    static Answer ok(String json) {
      return new Answer(200, json);
    }

    /** RFC 6749, section 5.2. */
    static Answer error(int status, String error, String description) {
      return new Answer(
          status, JsonUtil.toJson(Map.of("error", error, "error_description", description)));
    }

    void send(HttpExchange exchange) throws IOException {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
