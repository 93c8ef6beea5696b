package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.bol.Voyage.toOrderOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Form;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.scenarios.Cast;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

/** Whatever is sent, every refusal names its rule and the chain stays as it was. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class FuzzTest {
  private static final int REQUESTS = Integer.getInteger("throughbill.fuzz", 2_000);
  private static final long SEED = Long.getLong("throughbill.seed", 20261122L);
  private static final int THREADS = 8;
  private static final byte[] NOTHING = {};
  private static final Set<String> TYPES =
      Stream.<Reason>concat(Arrays.stream(Rule.values()), Arrays.stream(Form.values()))
          .map(reason -> "/rules/" + reason.id())
          .collect(Collectors.toUnmodifiableSet());

  @TestHTTPResource("/")
  URI service;

  private Voyage voyage;
  private Cast cast;
  private Receipt issue;
  private Receipt transfer;
  private String bearer;

  /** The shipper has no control any more, so that nothing it signs is allowed. */
  @BeforeEach
  void transferred() {
    voyage = Voyage.at(service);
    cast = voyage.cast;
    issue = voyage.issued();
    transfer =
        voyage.send(
            cast.shipper(),
            voyage.transfer(issue, cast.shipper(), cast.buyer(), toOrderOf(cast.buyer())));
    bearer =
        "Authorization: Bearer " + Servers.shared().token(cast.shipper().id().value()) + "\r\n";
  }

  /** One request out of what was sound. */
  private interface Group {
    RawHttp.Answer send(RawHttp http, Mutations mutations) throws IOException;
  }

  private void fuzz(Group group) throws Exception {
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var running = new ArrayList<Future<Map<Integer, Integer>>>();
      for (int thread = 0; thread < THREADS; thread++) {
        long seed = SEED + thread;
        running.add(threads.submit(() -> fuzz(group, seed)));
      }
      var statuses = new TreeMap<Integer, Integer>();
      for (Future<Map<Integer, Integer>> one : running) {
        one.get().forEach((status, count) -> statuses.merge(status, count, Integer::sum));
      }
      assertThat(statuses.keySet()).as("answers by status: " + statuses).anyMatch(s -> s >= 400);
    }
    assertThat(voyage.bill(cast.buyer(), issue).path("head").asText())
        .isEqualTo(transfer.hash().value());
  }

  private Map<Integer, Integer> fuzz(Group group, long seed) throws IOException {
    var mutations = new Mutations(seed);
    var statuses = new TreeMap<Integer, Integer>();
    try (var http = new RawHttp(service)) {
      for (int i = 0; i < REQUESTS / THREADS; i++) {
        RawHttp.Answer answer;
        try {
          answer = group.send(http, mutations);
        } catch (IOException e) {
          throw new IOException("seed " + seed + ", request " + i, e);
        }
        judge(answer, "seed " + seed + ", request " + i + ": " + answer.text());
        statuses.merge(answer.status(), 1, Integer::sum);
      }
    }
    return statuses;
  }

  private static void judge(RawHttp.Answer answer, String what) {
    assertThat(answer.status()).as(what).isBetween(200, 499);
    if (answer.status() / 100 != 2) {
      assertThat(answer.header("content-type"))
          .as(answer.status() + " " + what)
          .startsWith("application/problem+json");
      JsonNode problem = StrictJson.parse(answer.text().getBytes(StandardCharsets.UTF_8));
      assertThat(problem.path("type").asText()).as(what).isIn(TYPES);
      assertThat(problem.path("status").asInt()).as(what).isEqualTo(answer.status());
    }
    assertThat(answer.text()).doesNotContain("\tat ", "Exception", "java.lang");
  }

  @Test
  void bent_signatures_headers_and_acts() throws Exception {
    SignedAct sound =
        cast.shipper().sign(voyage.transfer(issue, cast.shipper(), cast.buyer(), null));
    String headers = bearer + "Content-Type: application/jose\r\n";
    fuzz(
        (http, mutations) -> {
          byte[] jws =
              mutations.upTo(2) == 0
                  ? mutations.bytes(sound.value().getBytes(StandardCharsets.US_ASCII))
                  : parts(sound, mutations);
          return http.exchange("POST /acts", headers, jws);
        });
  }

  private static byte[] parts(SignedAct sound, Mutations mutations) {
    String[] parts = sound.value().split("\\.", -1);
    int part = mutations.upTo(3);
    byte[] bent = mutations.bytes(Base64.getUrlDecoder().decode(parts[part]));
    parts[part] = Base64.getUrlEncoder().withoutPadding().encodeToString(bent);
    return String.join(".", parts).getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void soundly_signed_acts_of_any_content() throws Exception {
    byte[] act = Acts.write(voyage.transfer(issue, cast.shipper(), cast.buyer(), null));
    String headers = bearer + "Content-Type: application/jose\r\n";
    fuzz(
        (http, mutations) -> {
          SignedAct signed = signed(mutations.json(act));
          return http.exchange(
              "POST /acts", headers, signed.value().getBytes(StandardCharsets.US_ASCII));
        });
  }

  private SignedAct signed(byte[] payload) {
    try {
      return cast.shipper().key().sign(payload.length == 0 ? new byte[] {'{'} : payload);
    } catch (Refused tooLarge) {
      return cast.shipper().key().sign(new byte[] {'}'});
    }
  }

  @Test
  void bent_drafts() throws Exception {
    byte[] draft = Voyage.text(voyage.document()).getBytes(StandardCharsets.UTF_8);
    String headers = bearer + "Content-Type: application/json\r\n";
    fuzz((http, mutations) -> http.exchange("POST /drafts", headers, mutations.json(draft)));
  }

  @Test
  void bent_wishes_of_acts_to_prepare() throws Exception {
    byte[] wanted = Acts.write(voyage.transfer(issue, cast.shipper(), cast.buyer(), null));
    String line = "POST /bills/" + issue.chain() + "/acts/prepare";
    String headers = bearer + "Content-Type: application/json\r\n";
    fuzz((http, mutations) -> http.exchange(line, headers, mutations.json(wanted)));
  }

  @Test
  void any_path_and_query() throws Exception {
    fuzz(
        (http, mutations) -> {
          String method =
              mutations.one(List.of("GET", "GET", "GET", "POST", "PUT", "DELETE", "PATCH"));
          String target = mutations.target(issue.chain());
          RawHttp.Answer answer = http.exchange(method + " " + target, bearer, NOTHING);
          return refusedBeforeAnyResource(answer, target)
              ? http.exchange("GET /rules/R14", bearer, NOTHING)
              : answer;
        });
  }

  /**
   * The HTTP server itself refuses a target that is no URI, or leaves the root, with a bare 400.
   */
  private static boolean refusedBeforeAnyResource(RawHttp.Answer answer, String target) {
    return answer.status() == 400
        && answer.text().isEmpty()
        && (target.contains("%") || target.contains(".."));
  }

  @Test
  void any_headers() throws Exception {
    fuzz(
        (http, mutations) -> {
          String authorization =
              mutations.one(
                  List.of(
                      bearer,
                      bearer,
                      bearer,
                      "",
                      "Authorization: Bearer \r\n",
                      "Authorization: Basic eDp5\r\n",
                      "Authorization: Bearer a.b.c.d.e\r\n"));
          String line =
              mutations.one(
                  List.of(
                      "GET /bills",
                      "POST /acts",
                      "POST /drafts",
                      "GET /rules/R14",
                      "GET /bills/" + issue.chain()));
          return http.exchange(
              line, authorization + mutations.header() + mutations.header(), NOTHING);
        });
  }
}
