package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.Authority;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
import org.throughbill.local.Database;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.Records;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

/** Whoever runs the registry sees what becomes of an act, and what the dashboard asks for. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = {
      @ResourceArg(name = "database", value = "bol"),
      @ResourceArg(name = "quarkus.otel.sdk.disabled", value = "false"),
      @ResourceArg(name = "quarkus.otel.bsp.schedule.delay", value = "100ms")
    })
@WithTestResource(CustomsHouse.class)
class ObservedTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final Path DASHBOARD = Path.of("../deploy/grafana/throughbill.json");
  private static final Pattern METRIC = Pattern.compile("\\b(throughbill|kafka|http|jvm)_\\w+");

  /** In the place of the exporter that sends spans to a collector. */
  @ApplicationScoped
  static class Exported {
    @Produces
    @Singleton
    InMemorySpanExporter exporter() {
      return InMemorySpanExporter.create();
    }
  }

  @TestHTTPResource("/")
  URI service;

  @TestHTTPResource(value = "/", management = true)
  URI watched;

  @Inject InMemorySpanExporter exporter;

  private final HttpClient http = HttpClient.newHttpClient();
  private Voyage voyage;

  @SuppressWarnings("NullAway.Init") // set before each test
  ObservedTest() {}

  @BeforeEach
  void enrolled() {
    voyage = Voyage.at(service);
    voyage.enrol(Servers.shared().pki().registry(Database.BOL));
    exporter.reset();
  }

  /**
   * One trace from the request to the follower: the follower here is this service's own, and takes
   * in an officer's act that came under the traceparent the relay had given its record.
   */
  @Test
  void one_trace_leads_from_the_request_through_the_relay_to_the_follower() throws Exception {
    String chain = posted(voyage.issue(voyage.agreement(voyage.document())), TRACE);
    ConsumerRecord<String, byte[]> record = recordOf(chain, 1);
    String traceparent =
        new String(record.headers().lastHeader("traceparent").value(), StandardCharsets.US_ASCII);
    assertThat(traceparent).startsWith("00-" + TRACE + "-");
    SpanData published = span("publish bill-events");
    assertThat(traceparent).contains(published.getSpanId());
    assertThat(published.getKind()).isEqualTo(SpanKind.PRODUCER);
    assertThat(published.getParentSpanId())
        .as("the request's own span")
        .isEqualTo(spanOfKind(SpanKind.SERVER).getSpanId());

    heldByAnOfficer(chain, traceparent);
    recordOf(chain, 2);
    assertThat(span("process inspection-events").getParentSpanId())
        .isEqualTo(published.getSpanId());
    await().untilAsserted(() -> assertThat(spans("publish bill-events")).hasSize(2));
    assertThat(exporter.getFinishedSpanItems())
        .filteredOn(span -> span.getTraceId().equals(TRACE))
        .extracting(SpanData::getName)
        .contains("publish bill-events", "process inspection-events");
  }

  @Test
  void every_metric_of_the_dashboard_is_there_to_be_scraped() throws Exception {
    Signatory bank = voyage.cast.bank();
    Receipt issue = voyage.issued();
    RefusedByService refused =
        catchThrowableOfType(
            RefusedByService.class,
            () -> voyage.send(bank, voyage.transfer(issue, bank, bank, null)));
    assertThat(refused).isNotNull();
    var wanted = new TreeSet<String>();
    JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
    dashboard
        .findValues("expr")
        .forEach(
            expr -> METRIC.matcher(expr.asText()).results().forEach(m -> wanted.add(m.group())));
    assertThat(wanted).hasSizeGreaterThanOrEqualTo(8);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(scraped()).containsAll(wanted));
  }

  @Test
  void metrics_are_not_where_callers_are() throws Exception {
    var request = HttpRequest.newBuilder(service.resolve("/q/metrics")).build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain("throughbill_").contains("/rules/not-found");
    var health = HttpRequest.newBuilder(service.resolve("/q/health/ready")).build();
    assertThat(http.send(health, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private Set<String> scraped() throws Exception {
    var request = HttpRequest.newBuilder(watched.resolve("/q/metrics")).build();
    String page = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    var names = new TreeSet<String>();
    page.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> names.add(line.split("[{ ]", 2)[0]));
    return names;
  }

  private String posted(SignedAct act, String trace) throws Exception {
    String token = Servers.shared().token(voyage.cast.operator().id().value());
    var request =
        HttpRequest.newBuilder(service.resolve("/acts"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/jose")
            .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
            .POST(HttpRequest.BodyPublishers.ofString(act.value()))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return new ObjectMapper().readTree(answer.body()).path("chain").asText();
  }

  /** Customs publishes a hold, under the trace of the record that made it look. */
  private void heldByAnOfficer(String chain, String traceparent) {
    Signatory officer = voyage.cast.customs();
    var hold =
        new InspectionAct.Hold(
            new BillId(chain),
            new NotationId("hold-" + Voyage.random()),
            officer.id(),
            Voyage.now(),
            Voyage.CKG,
            new Office(Authority.CUSTOMS, Voyage.CKG),
            "papers doubtful");
    var id = new ChainId(Topic.INSPECTION_EVENTS, chain);
    Entry entry = Entry.seal(id, 1, Hash.NONE, officer.sign(hold), Voyage.now());
    CustomsHouse.tells(id, List.of(entry));
    publish(entry, traceparent);
  }

  private static void publish(Entry entry, String traceparent) {
    Map<String, Object> at = Map.of("bootstrap.servers", Servers.shared().bootstrapServers());
    var record = new ProducerRecord<>(entry.topic().wireName(), entry.chain(), entry.toJson());
    record.headers().add("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
    try (var kafka = new KafkaProducer<>(at, new StringSerializer(), new ByteArraySerializer())) {
      var unused = kafka.send(record);
      kafka.flush();
    }
  }

  private static ConsumerRecord<String, byte[]> recordOf(String chain, int seq) {
    await()
        .untilAsserted(
            () ->
                assertThat(Records.records("bill-events", chain)).hasSizeGreaterThanOrEqualTo(seq));
    return Records.records("bill-events", chain).get(seq - 1);
  }

  private Stream<SpanData> inTrace() {
    return exporter.getFinishedSpanItems().stream().filter(span -> span.getTraceId().equals(TRACE));
  }

  private List<SpanData> spans(String name) {
    return inTrace().filter(span -> span.getName().equals(name)).toList();
  }

  private SpanData span(String name) {
    await().untilAsserted(() -> assertThat(spans(name)).isNotEmpty());
    return spans(name).getFirst();
  }

  private SpanData spanOfKind(SpanKind kind) {
    await().untilAsserted(() -> assertThat(inTrace().map(SpanData::getKind)).contains(kind));
    return inTrace().filter(span -> span.getKind() == kind).findFirst().orElseThrow();
  }
}
