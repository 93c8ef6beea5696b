package org.throughbill.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Form;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.Servers;

/**
 * Thousands of requests bent out of a sound one. Each is answered with success or with a problem
 * that names its rule, and never with a stack trace or an error of the server.
 */
public final class Fuzz {
  private static final int REQUESTS = Integer.getInteger("throughbill.fuzz", 10_000);
  private static final long SEED = Long.getLong("throughbill.seed", 20261122L);
  private static final int THREADS = 8;
  private static final byte[] NOTHING = {};
  private static final Set<String> TYPES =
      Stream.<Reason>concat(Arrays.stream(Rule.values()), Arrays.stream(Form.values()))
          .map(reason -> "/rules/" + reason.id())
          .collect(Collectors.toUnmodifiableSet());

  private final URI service;
  private final Signatory caller;
  private final String bearer;

  /** Every request is the caller's, who should have no right to change anything. */
  public Fuzz(URI service, Signatory caller) {
    this.service = service;
    this.caller = caller;
    this.bearer = "Authorization: Bearer " + Servers.shared().token(caller.id().value()) + "\r\n";
  }

  /** One request, bent in another way each time. */
  private interface Bent {
    RawHttp.Answer send(RawHttp http, Mutations mutations) throws IOException;
  }

  /** The same act with bytes changed, in the whole or within one of its three parts. */
  public void signatures(Act act) {
    SignedAct sound = caller.sign(act);
    run(
        (http, mutations) -> {
          byte[] jws =
              mutations.upTo(2) == 0
                  ? mutations.bytes(sound.value().getBytes(StandardCharsets.US_ASCII))
                  : parts(sound, mutations);
          return http.exchange("POST /acts", typed("application/jose"), jws);
        });
  }

  private static byte[] parts(SignedAct sound, Mutations mutations) {
    String[] parts = sound.value().split("\\.", -1);
    int part = mutations.upTo(3);
    byte[] bent = mutations.bytes(Base64.getUrlDecoder().decode(parts[part]));
    parts[part] = Base64.getUrlEncoder().withoutPadding().encodeToString(bent);
    return String.join(".", parts).getBytes(StandardCharsets.US_ASCII);
  }

  /** Acts of bent content, each soundly signed. */
  public void acts(Act act) {
    byte[] sound = Acts.write(act);
    run(
        (http, mutations) -> {
          byte[] jws = signed(mutations.json(sound)).value().getBytes(StandardCharsets.US_ASCII);
          return http.exchange("POST /acts", typed("application/jose"), jws);
        });
  }

  private SignedAct signed(byte[] payload) {
    try {
      return caller.key().sign(payload.length == 0 ? new byte[] {'{'} : payload);
    } catch (Refused tooLarge) {
      return caller.key().sign(new byte[] {'}'});
    }
  }

  /** Bent JSON, posted to a path. */
  public void bodies(String path, byte[] sound) {
    run(
        (http, mutations) ->
            http.exchange("POST " + path, typed("application/json"), mutations.json(sound)));
  }

  /** Paths and queries out of a service's own words, a key it knows, and anything. */
  public void targets(List<String> words, String key) {
    run(
        (http, mutations) -> {
          String method =
              mutations.one(List.of("GET", "GET", "GET", "POST", "PUT", "DELETE", "PATCH"));
          String target = mutations.target(words, key);
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

  /** Any headers, sound or not, on sound request lines. */
  public void headers(List<String> lines) {
    List<String> authorizations =
        List.of(
            bearer,
            bearer,
            bearer,
            "",
            "Authorization: Bearer \r\n",
            "Authorization: Basic eDp5\r\n",
            "Authorization: Bearer a.b.c.d.e\r\n");
    run(
        (http, mutations) ->
            http.exchange(
                mutations.one(lines),
                mutations.one(authorizations) + mutations.header() + mutations.header(),
                NOTHING));
  }

  private String typed(String contentType) {
    return bearer + "Content-Type: " + contentType + "\r\n";
  }

  private void run(Bent bent) {
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var running = new ArrayList<Future<Map<Integer, Integer>>>();
      for (int thread = 0; thread < THREADS; thread++) {
        long seed = SEED + thread;
        running.add(threads.submit(() -> run(bent, seed)));
      }
      var statuses = new TreeMap<Integer, Integer>();
      for (Future<Map<Integer, Integer>> one : running) {
        one.get().forEach((status, count) -> statuses.merge(status, count, Integer::sum));
      }
      assertThat(statuses.keySet()).as("answers by status: " + statuses).anyMatch(s -> s >= 400);
    } catch (ExecutionException e) {
      throw new AssertionError(String.valueOf(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private Map<Integer, Integer> run(Bent bent, long seed) throws IOException {
    var mutations = new Mutations(seed);
    var statuses = new TreeMap<Integer, Integer>();
    try (var http = new RawHttp(service)) {
      for (int i = 0; i < REQUESTS / THREADS; i++) {
        RawHttp.Answer answer;
        try {
          answer = bent.send(http, mutations);
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
    if (answer.status() >= 400) {
      assertThat(answer.header("content-type"))
          .as(answer.status() + " " + what)
          .startsWith("application/problem+json");
      JsonNode problem = StrictJson.parse(answer.text().getBytes(StandardCharsets.UTF_8));
      assertThat(problem.path("type").asText()).as(what).isIn(TYPES);
      assertThat(problem.path("status").asInt()).as(what).isEqualTo(answer.status());
    }
    assertThat(answer.text()).doesNotContain("\tat ", "Exception", "java.lang");
  }
}
