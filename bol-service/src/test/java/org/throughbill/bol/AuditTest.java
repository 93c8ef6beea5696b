package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.Client;
import org.throughbill.local.Database;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

/** Who read and did what stays known, and stays as it was written. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class AuditTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @TestHTTPResource("/")
  URI service;

  @Inject MeterRegistry meters;

  private void get(String path, Signatory reader) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(service.resolve(path))
            .header("Authorization", "Bearer " + Servers.shared().token(reader.id().value()))
            .header("traceparent", TRACE)
            .build();
    HTTP.send(request, HttpResponse.BodyHandlers.discarding());
  }

  /** What the audit says of a bill, read from its beginning page by page. */
  private List<String> lines(String key) {
    String token = Servers.shared().token("audit-office", "auditor");
    var auditor = new Client(HTTP, service, () -> token);
    var lines = new ArrayList<String>();
    String after = "";
    while (true) {
      JsonNode page = auditor.get("/audit?after=" + after);
      for (JsonNode line : page.path("lines")) {
        if (line.path("key").asText().equals(key)) {
          lines.add(text(line));
        }
      }
      if (page.path("next").asText().equals(after)) {
        return lines;
      }
      after = page.path("next").asText();
    }
  }

  private static String text(JsonNode line) {
    return "%s %s %s %d %s %s"
        .formatted(
            line.path("party").asText(),
            line.path("method").asText(),
            line.path("route").asText(),
            line.path("status").asInt(),
            line.path("reason").asText(),
            line.path("trace").asText());
  }

  @Test
  void every_reading_and_every_refusal_of_a_bill_is_noted_with_its_reader() throws Exception {
    Voyage voyage = Voyage.at(service);
    Receipt issue = voyage.issued();
    get("/bills/" + issue.chain(), voyage.cast.shipper());
    get("/bills/" + issue.chain() + "/acts", voyage.cast.bank());
    String trace = TRACE.substring(3, 35);
    await()
        .untilAsserted(
            () ->
                assertThat(lines(issue.chain()))
                    .containsExactly(
                        "cq-machinery GET /bills/{id} 200  " + trace,
                        "industrial-bank GET /bills/{id}/acts 404 not-found " + trace));
  }

  @Test
  void a_stranger_who_asks_on_and_on_gets_some_lines_and_is_counted() throws Exception {
    String key = "5a".repeat(32);
    URI bill = service.resolve("/bills/" + key);
    double countedBefore = meters.counter("throughbill.audit.unnoted").count();
    long start = System.nanoTime();
    int asked = 300;
    for (int i = 0; i < asked; i++) {
      var request = HttpRequest.newBuilder(bill).build();
      assertThat(HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(401);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    double counted = meters.counter("throughbill.audit.unnoted").count() - countedBefore;
    get("/bills/" + key, Voyage.at(service).cast.shipper());
    await()
        .untilAsserted(() -> assertThat(lines(key)).last().asString().startsWith("cq-machinery"));
    List<String> strangers = lines(key).stream().filter(line -> line.startsWith(" ")).toList();
    assertThat(strangers).hasSize(asked - (int) counted);
    assertThat(strangers).hasSizeLessThanOrEqualTo(60 + (int) took.toSeconds() + 1);
  }

  @Test
  void the_service_can_add_to_the_audit_and_change_nothing_in_it() throws SQLException {
    Servers servers = Servers.shared();
    Servers.Login app = servers.app(Database.BOL);
    try (var connection =
            DriverManager.getConnection(servers.jdbcUrl(Database.BOL), app.user(), app.password());
        var statement = connection.createStatement()) {
      for (String change :
          List.of("update audit set party = null", "delete from audit", "truncate audit")) {
        assertThatThrownBy(() -> statement.executeUpdate(change))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("permission denied");
      }
    }
  }
}
