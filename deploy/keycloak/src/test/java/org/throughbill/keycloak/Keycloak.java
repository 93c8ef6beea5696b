package org.throughbill.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.throughbill.local.Deadline;
import org.throughbill.local.Loopback;

/** A Keycloak with the realm as it is committed, and whatever its placeholders name. */
final class Keycloak implements AutoCloseable {
  /** Where a person is sent back to; nobody listens there. */
  static final String DESK = "http://127.0.0.1/desk";

  private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  private static final Path REALM = Path.of("throughbill-realm.json");
  private static final Path HOME = Path.of(System.getProperty("keycloak.home"));
  private static final String ADMIN = "a throw-away administrator";

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer jwks;
  private final Process process;
  private final URI base;

  private Keycloak(HttpServer jwks, Process process, URI base) {
    this.jwks = jwks;
    this.process = process;
    this.base = base;
  }

  /** Starts one whose machine client is known by a public key, served where the realm says. */
  static Keycloak start(String client, String party, JsonWebKey key) throws IOException {
    HttpServer jwks = served(new JsonWebKeySet(key).toJson());
    String keys = "http://" + Loopback.HOST + ":" + jwks.getAddress().getPort() + "/jwks";
    Path imported = HOME.resolve("data/import");
    Files.createDirectories(imported);
    Files.copy(
        REALM, imported.resolve("throughbill-realm.json"), StandardCopyOption.REPLACE_EXISTING);
    int port = Loopback.freePorts(1).getFirst();
    var builder =
        new ProcessBuilder(
            HOME.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--import-realm",
            "--http-host=" + Loopback.HOST,
            "--http-port=" + port,
            "--db=dev-mem");
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xmx512m");
    builder.environment().put("THROUGHBILL_DESK_URL", "https://desk.throughbill.example");
    builder.environment().put("THROUGHBILL_MACHINE_CLIENT", client);
    builder.environment().put("THROUGHBILL_MACHINE_PARTY", party);
    for (String who : new String[] {"MACHINE", "BOL", "CUSTOMS", "FINANCING"}) {
      builder.environment().put("THROUGHBILL_" + who + "_JWKS_URL", keys);
    }
    Path log = Path.of("target", "keycloak.log");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    URI base = URI.create("http://" + Loopback.HOST + ":" + port);
    var keycloak = new Keycloak(jwks, builder.start(), base);
    new Deadline(Duration.ofMinutes(3))
        .await("Keycloak with its realm, see " + log, keycloak::isReady);
    return keycloak;
  }

  private static HttpServer served(String keys) throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(Loopback.HOST), 0), 8);
    server.createContext(
        "/jwks",
        exchange -> {
          byte[] body = keys.getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException("Keycloak ended with " + process.exitValue());
    }
    try {
      return get(issuer() + "/.well-known/openid-configuration", "").statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  String issuer() {
    return base + "/realms/throughbill";
  }

  HttpResponse<String> token(Map<String, String> form) {
    return post(issuer() + "/protocol/openid-connect/token", form);
  }

  /** The token of a person who has signed in on Keycloak's page, as with a browser. */
  HttpResponse<String> signedIn(String client, String user, String password) {
    HttpResponse<String> page =
        get(
            issuer()
                + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id="
                + client
                + "&redirect_uri="
                + URLEncoder.encode(DESK, UTF_8),
            "");
    Matcher form = FORM.matcher(page.body());
    if (!form.find()) {
      throw new IllegalStateException(page.statusCode() + " " + page.body());
    }
    String cookies =
        page.headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.split(";", 2)[0])
            .collect(Collectors.joining("; "));
    HttpResponse<String> back =
        send(
            posting(
                    form.group(1).replace("&amp;", "&"),
                    Map.of("username", user, "password", password))
                .header("Cookie", cookies));
    Matcher code = CODE.matcher(back.headers().firstValue("Location").orElse(""));
    if (!code.find()) {
      throw new IllegalStateException(back.statusCode() + " " + back.body());
    }
    return token(
        Map.of(
            "grant_type",
            "authorization_code",
            "client_id",
            client,
            "redirect_uri",
            DESK,
            "code",
            code.group(1)));
  }

  /** The token with which the realm is changed. */
  HttpResponse<String> admin() {
    return post(
        base + "/realms/master/protocol/openid-connect/token",
        Map.of(
            "grant_type", "password",
            "client_id", "admin-cli",
            "username", "admin",
            "password", ADMIN));
  }

  HttpResponse<String> change(String method, String path, String admin, String json) {
    return send(
        HttpRequest.newBuilder(base.resolve("/admin/realms/throughbill" + path))
            .header("Authorization", "Bearer " + admin)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  HttpResponse<String> get(String url, String token) {
    return send(HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token));
  }

  private HttpResponse<String> post(String url, Map<String, String> form) {
    return send(posting(url, form));
  }

  private static HttpRequest.Builder posting(String url, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(URI.create(url))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends what was started: kc.sh and the server it became or began. */
  @Override
  public void close() {
    jwks.stop(0);
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
