package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;
import org.throughbill.testkit.fuzz.RawHttp;

/** What is too much, too long, or of the wrong kind; and a service whose broker is away. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = {
      @ResourceArg(name = "database", value = "bol"),
      @ResourceArg(name = "throughbill.rate.per-second", value = "1"),
      @ResourceArg(name = "throughbill.rate.burst", value = "50"),
      @ResourceArg(name = "throughbill.rate.stranger.per-second", value = "1"),
      @ResourceArg(name = "throughbill.rate.stranger.burst", value = "30"),
      @ResourceArg(name = "throughbill.four-eyes", value = "true"),
      @ResourceArg(name = "kafka.bootstrap.servers", value = "127.0.0.1:9")
    })
@WithTestResource(CustomsHouse.class)
class LimitsTest {
  private static final byte[] NOTHING = {};

  @TestHTTPResource("/")
  URI service;

  private RawHttp http;

  @SuppressWarnings("NullAway.Init") // set before each test
  LimitsTest() {}

  @BeforeEach
  void open() {
    http = new RawHttp(service);
  }

  @AfterEach
  void close() throws IOException {
    http.close();
  }

  private static String bearer(String party) {
    return "Authorization: Bearer " + Servers.shared().token(party) + "\r\n";
  }

  private static String somebody() {
    return "party-" + Voyage.random().toLowerCase(Locale.ROOT);
  }

  private RawHttp.Answer refused(int status, String rule, String line, String headers, byte[] body)
      throws IOException {
    RawHttp.Answer answer = http.exchange(line, headers, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
    JsonNode problem = StrictJson.parse(answer.text().getBytes(StandardCharsets.UTF_8));
    assertThat(problem.path("type").asText()).isEqualTo("/rules/" + rule);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    return answer;
  }

  @Test
  void a_party_that_asks_too_often_waits_and_the_others_do_not() throws IOException {
    String eager = bearer(somebody());
    int allowed = 0;
    RawHttp.Answer answer = http.exchange("GET /bills", eager, NOTHING);
    for (; answer.status() == 200 && allowed < 500; allowed++) {
      answer = http.exchange("GET /bills", eager, NOTHING);
    }
    assertThat(allowed).isBetween(50, 499);
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
    assertThat(answer.header("retry-after")).isEqualTo("1");
    assertThat(answer.text()).startsWith("{\"type\":\"/rules/too-many\"");
    assertThat(http.exchange("GET /bills", bearer(somebody()), NOTHING).status()).isEqualTo(200);
  }

  @Test
  void strangers_that_ask_too_often_wait_and_parties_do_not() throws IOException {
    String line = "GET /verify/" + "0".repeat(64) + "/" + "0".repeat(64);
    int answered = 0;
    RawHttp.Answer answer = http.exchange(line, "", NOTHING);
    for (; answer.status() == 404 && answered < 500; answered++) {
      answer = http.exchange(line, "X-Forwarded-For: 192.0.2." + answered + "\r\n", NOTHING);
    }
    assertThat(answered).isBetween(30, 499);
    refused(429, "too-many", line, "", NOTHING);
    assertThat(http.exchange("GET /bills", bearer(somebody()), NOTHING).status()).isEqualTo(200);
  }

  /** By what its head announces: nobody waits for the rest. */
  @Test
  void a_body_beyond_the_limit_is_refused_before_it_is_sent() throws IOException {
    String head =
        "POST /acts HTTP/1.1\r\nHost: registry\r\nContent-Length: 2000000\r\n"
            + "Content-Type: application/jose\r\n"
            + bearer(somebody())
            + "\r\n";
    try (var socket = new Socket(InetAddress.ofLiteral(service.getHost()), service.getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
      assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void what_the_service_does_not_speak_is_refused() throws IOException {
    String headers = bearer(somebody());
    refused(415, "not-supported", "POST /acts", headers + "Content-Type: text/xml\r\n", NOTHING);
    refused(406, "not-supported", "GET /bills", headers + "Accept: text/html\r\n", NOTHING);
    refused(405, "not-supported", "DELETE /bills/" + "0".repeat(64), headers, NOTHING);
  }

  @Test
  void a_target_that_is_no_uri_or_leaves_the_root_is_a_problem_too() throws IOException {
    refused(400, "not-supported", "GET /bills/%zz", "", NOTHING);
    refused(400, "not-supported", "GET /bills/%", "", NOTHING);
  }

  @Test
  void a_problem_is_told_in_chinese_wherever_it_arises() throws IOException {
    RawHttp.Answer answer =
        refused(404, "not-found", "GET /nowhere", "Accept-Language: zh-Hans-CN\r\n", NOTHING);
    assertThat(answer.text()).contains("此处没有您可以查看的内容", "检查地址");
    assertThat(answer.header("content-language")).isEqualTo("zh");
  }

  @Test
  void without_its_broker_the_service_lives_is_ready_and_seals_acts() throws IOException {
    for (String probe : new String[] {"live", "ready", "started"}) {
      RawHttp.Answer answer = http.exchange("GET /q/health/" + probe, "", NOTHING);
      assertThat(answer.status()).as(probe + answer.text()).isEqualTo(200);
      assertThat(answer.text()).doesNotContainIgnoringCase("kafka");
    }
    assertThat(Voyage.at(service).issued().seq()).isEqualTo(1);
  }
}
