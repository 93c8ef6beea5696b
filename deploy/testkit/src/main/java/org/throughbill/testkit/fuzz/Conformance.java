package org.throughbill.testkit.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.throughbill.testkit.Contract;
import org.throughbill.testkit.Contract.Operation;

/**
 * Requests made from a service's own contract: its examples as they stand, and any number of sound
 * and of bent ones, for every operation. Each answer has to be one that the contract promises, in
 * status, media type and every field, and none may be an error of the server.
 */
public final class Conformance {
  private static final int REQUESTS = Integer.getInteger("throughbill.generated", 2_000);
  private static final long SEED = Long.getLong("throughbill.seed", 20261122L);
  private static final int THREADS = 4;
  private static final int SHOWN = 20;
  private static final byte[] NOTHING = {};

  private static final List<String> ACCEPTED =
      List.of("", "", "", "", "application/json", "*/*", "text/html", "application/problem+json");
  private static final List<String> LANGUAGES = List.of("", "zh", "en", "fr;q=0.1, zh-CN");
  private static final List<String> TAGS = List.of("", "", "", "*", "\"1\"", "W/\"1\"", "x");
  private static final List<String> ODD =
      List.of(
          "x",
          "0",
          "-1",
          "1e9",
          "99999999999999999999",
          "\u0000",
          "负责",
          "a b",
          "'; --",
          "R14",
          "bill-events",
          "party-events",
          "%",
          "A".repeat(300),
          "0".repeat(64),
          "../x",
          "a/b");

  private final URI service;
  private final Contract contract;
  private final List<String> tokens;
  private final Live live;

  /**
   * What exists at the running service.
   *
   * @param parameters values by the operation's tag and the parameter's name: {@code bills id}
   * @param bodies what to send, by endpoint; where there is none, the contract's example
   */
  public record Live(Map<String, String> parameters, Map<String, String> bodies) {}

  /**
   * @param tokens of callers of all kinds, the first of one that may read what exists
   */
  public Conformance(URI service, Contract contract, List<String> tokens, Live live) {
    this.service = service;
    this.contract = contract;
    this.tokens = tokens;
    this.live = live;
  }

  /** Sends each example as it stands. */
  public void examples() throws IOException {
    var wrong = new ArrayList<String>();
    try (var http = new RawHttp(service)) {
      for (Operation operation : contract.operations()) {
        JsonNode body = operation.example();
        wrong.addAll(
            judged(
                operation,
                http.exchange(
                    operation.method() + " " + target(operation, Conformance::example),
                    headers(tokens.getFirst(), operation.type(), "", ""),
                    body.isMissingNode() ? NOTHING : text(body).getBytes(UTF_8))));
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Sends each example with what exists here in the place of ids; each has to be a success. */
  public void examplesOfWhatExists() throws IOException {
    var statuses = new TreeMap<String, Integer>();
    try (var http = new RawHttp(service)) {
      for (Operation operation : contract.operations()) {
        RawHttp.Answer answer =
            http.exchange(
                operation.method()
                    + " "
                    + target(operation, parameter -> existing(operation, parameter)),
                headers(tokens.getFirst(), operation.type(), "", ""),
                sound(operation).getBytes(UTF_8));
        assertThat(judged(operation, answer)).isEmpty();
        statuses.put(operation.endpoint(), answer.status());
      }
    }
    statuses.remove("GET /audit"); // nothing is there but for auditors
    assertThat(statuses).allSatisfy((_, status) -> assertThat(status).isBetween(200, 299));
  }

  /** Sends generated requests, as many as {@code throughbill.generated} says; gives the answers. */
  public Map<Integer, Integer> generated() {
    var statuses = new TreeMap<Integer, Integer>();
    List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var running = new ArrayList<Future<Map<Integer, Integer>>>();
      for (int thread = 0; thread < THREADS; thread++) {
        long seed = SEED + thread;
        running.add(threads.submit(() -> generated(seed, wrong)));
      }
      for (Future<Map<Integer, Integer>> one : running) {
        one.get().forEach((status, count) -> statuses.merge(status, count, Integer::sum));
      }
    } catch (ExecutionException e) {
      throw new AssertionError(String.valueOf(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    assertThat(wrong).as("of %s requests, answers by status %s", REQUESTS, statuses).isEmpty();
    return statuses;
  }

  private Map<Integer, Integer> generated(long seed, List<String> wrong) throws IOException {
    var mutations = new Mutations(seed);
    var statuses = new TreeMap<Integer, Integer>();
    List<Operation> operations = contract.operations();
    try (var http = new RawHttp(service)) {
      for (int i = 0; i < REQUESTS / THREADS && wrong.size() < SHOWN; i++) {
        Operation operation = operations.get(i % operations.size());
        String target = target(operation, parameter -> drawn(operation, parameter, mutations));
        RawHttp.Answer answer =
            http.exchange(
                operation.method() + " " + target,
                drawnHeaders(operation, mutations),
                drawnBody(operation, mutations));
        int request = i;
        judged(operation, answer)
            .forEach(fault -> wrong.add("seed " + seed + ", request " + request + ": " + fault));
        statuses.merge(answer.status(), 1, Integer::sum);
      }
    }
    return statuses;
  }

  private List<String> judged(Operation operation, RawHttp.Answer answer) throws IOException {
    var wrong = new ArrayList<>(contract.unpromised(operation.endpoint(), answer));
    if (answer.status() >= 500) {
      wrong.add("an error of the server");
    }
    return wrong.stream()
        .map(fault -> operation.endpoint() + ": " + fault + " in " + answer)
        .toList();
  }

  private interface Values {
    /** A parameter's value; empty to leave it out. */
    String of(JsonNode parameter);
  }

  private static String target(Operation operation, Values values) {
    String path = operation.path();
    var query = new StringBuilder();
    for (JsonNode parameter : operation.said().path("parameters")) {
      String name = parameter.path("name").asText();
      String value = values.of(parameter);
      String encoded = URLEncoder.encode(value, UTF_8).replace("+", "%20");
      if (parameter.path("in").asText().equals("path")) {
        path = path.replace("{" + name + "}", encoded);
      } else if (!value.isEmpty()) {
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(encoded);
      }
    }
    return path + query;
  }

  private static String example(JsonNode parameter) {
    return parameter.path("example").asText();
  }

  private String existing(Operation operation, JsonNode parameter) {
    String name = operation.said().at("/tags/0").asText() + " " + parameter.path("name").asText();
    return live.parameters().getOrDefault(name, example(parameter));
  }

  private String drawn(Operation operation, JsonNode parameter, Mutations mutations) {
    boolean required = parameter.path("required").asBoolean();
    return switch (mutations.upTo(5)) {
      case 0 -> required ? existing(operation, parameter) : "";
      case 1 -> example(parameter);
      case 2 -> mutations.one(ODD);
      default -> existing(operation, parameter);
    };
  }

  private String drawnHeaders(Operation operation, Mutations mutations) {
    String type = mutations.upTo(8) == 0 ? mutations.one(ACCEPTED) : operation.type();
    String token = mutations.upTo(3) == 0 ? mutations.one(tokens) : tokens.getFirst();
    return headers(token, type, mutations.one(ACCEPTED), mutations.one(LANGUAGES))
        + line("If-None-Match", mutations.one(TAGS));
  }

  private static String headers(String token, String type, String accept, String language) {
    return line("Authorization", token.isEmpty() ? "" : "Bearer " + token)
        + line("Content-Type", type)
        + line("Accept", accept)
        + line("Accept-Language", language);
  }

  private static String line(String name, String value) {
    return value.isEmpty() ? "" : name + ": " + value + "\r\n";
  }

  private byte[] drawnBody(Operation operation, Mutations mutations) {
    byte[] sound = sound(operation).getBytes(UTF_8);
    if (sound.length == 0 || mutations.upTo(3) == 0) {
      return sound;
    }
    return operation.type().equals("application/json")
        ? mutations.json(sound)
        : mutations.bytes(sound);
  }

  private String sound(Operation operation) {
    JsonNode example = operation.example();
    return live.bodies()
        .getOrDefault(operation.endpoint(), example.isMissingNode() ? "" : text(example));
  }

  private static String text(JsonNode example) {
    return example.isTextual() ? example.asText() : example.toString();
  }
}
