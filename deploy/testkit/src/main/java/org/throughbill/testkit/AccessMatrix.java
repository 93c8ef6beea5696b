package org.throughbill.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.throughbill.testkit.fuzz.RawHttp;

/**
 * Every endpoint of a running service, everyone who may knock, and what each is told: a table one
 * can read, and the requests that hold the service to it.
 *
 * <p>Each check gives what it found wrong as sentences, none where all is well.
 */
public final class AccessMatrix {
  private final URI service;
  private final Requests requests;
  private final Map<String, String> callers;
  private final Map<String, Map<String, Integer>> cells = new LinkedHashMap<>();

  /** A request as a caller makes it, but for its token. */
  public record Request(String target, String type, String body) {
    public static Request of(String target) {
      return new Request(target, "", "");
    }
  }

  /** How a caller asks an endpoint for something that exists, or for something that does not. */
  public interface Requests {
    Request of(String endpoint, String caller, boolean exists);
  }

  /**
   * @param callers the access token of each column; empty for none
   * @param table columns by name in the first line; then an endpoint and its statuses per line
   */
  public AccessMatrix(URI service, Map<String, String> callers, String table, Requests requests) {
    this.service = service;
    this.callers = Map.copyOf(callers);
    this.requests = requests;
    List<String> lines = table.lines().filter(line -> !line.isBlank()).toList();
    List<String> names = words(lines.getFirst());
    for (String line : lines.subList(1, lines.size())) {
      List<String> words = words(line);
      var row = new LinkedHashMap<String, Integer>();
      for (int i = 0; i < names.size(); i++) {
        row.put(names.get(i), Integer.parseInt(words.get(i + 2)));
      }
      cells.put(words.get(0) + " " + words.get(1), row);
    }
    if (!callers.keySet().equals(Set.copyOf(names))) {
      throw new IllegalArgumentException("callers " + callers.keySet() + ", columns " + names);
    }
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.strip().split(" +", -1));
  }

  /** The endpoints that have a row. */
  public Set<String> endpoints() {
    return cells.keySet();
  }

  /** Each cell as it is, where it is not as the table says. */
  public List<String> cellsThatDiffer() throws IOException {
    return all(
        (http, endpoint, caller, status) -> {
          RawHttp.Answer answer = knock(http, endpoint, caller, true);
          return answer.status() == status
              ? List.of()
              : List.of(endpoint + " by " + caller + ": " + answer.status() + " " + answer.text());
        });
  }

  /** Answers that the contract does not promise, in status, type or fields. */
  public List<String> answersBeyond(Contract contract) throws IOException {
    return all(
        (http, endpoint, caller, _) ->
            contract.unpromised(endpoint, knock(http, endpoint, caller, true)).stream()
                .map(found -> endpoint + " by " + caller + ": " + found)
                .toList());
  }

  /** What is not the caller's, and what does not exist, told apart. */
  public List<String> forbiddenThatDiffersFromUnknown() throws IOException {
    return all(
        (http, endpoint, caller, status) -> {
          RawHttp.Answer forbidden = knock(http, endpoint, caller, true);
          RawHttp.Answer unknown = knock(http, endpoint, caller, false);
          return status != 404 || shown(forbidden).equals(shown(unknown))
              ? List.of()
              : List.of(endpoint + " by " + caller + ": " + forbidden + " and " + unknown);
        });
  }

  /** All of an answer but the time it was given at. */
  private static String shown(RawHttp.Answer answer) {
    var headers = new TreeMap<>(answer.headers());
    headers.remove("date");
    return answer.status() + " " + headers + " " + answer.text();
  }

  /** Tricks that open what is closed, or bring a secret to light. */
  public List<String> tricksThatOpen(Set<String> secrets) throws IOException {
    return all(
        (http, endpoint, caller, status) -> {
          if (status != 401 && status != 403 && status != 404) {
            return List.of();
          }
          Request request = requests.of(endpoint, caller, true);
          boolean isStranger = status != 403; // who reads a bill may be told its head in a refusal
          var found = new ArrayList<String>();
          for (Tricks.Trick trick : Tricks.on(endpoint.split(" ", 2)[0], request.target())) {
            RawHttp.Answer answer = send(http, trick.line(), trick.headers(), caller, request);
            boolean isOpen = answer.status() < 400 && !isHarmless(trick, answer);
            if (isOpen || (isStranger && secrets.stream().anyMatch(answer.text()::contains))) {
              found.add(trick + " by " + caller + ": " + answer);
            }
          }
          return found;
        });
  }

  /** The rules' pages are for everybody, and OPTIONS names the methods of an address. */
  private static boolean isHarmless(Tricks.Trick trick, RawHttp.Answer answer) {
    return answer.text().startsWith("{\"id\":\"R14\"")
        || (trick.line().startsWith("OPTIONS ") && answer.text().isEmpty());
  }

  /** Open answers to a caller that hold what is none of its business. */
  public List<String> secretsTold(Set<String> strangers, Set<String> secrets) throws IOException {
    return all(
        (http, endpoint, caller, _) -> {
          RawHttp.Answer answer = knock(http, endpoint, caller, true);
          return strangers.contains(caller) && secrets.stream().anyMatch(answer.text()::contains)
              ? List.of(endpoint + " by " + caller + ": " + answer.text())
              : List.of();
        });
  }

  private interface Check {
    List<String> of(RawHttp http, String endpoint, String caller, int status) throws IOException;
  }

  private List<String> all(Check check) throws IOException {
    var wrong = new ArrayList<String>();
    try (var http = new RawHttp(service)) {
      for (var row : cells.entrySet()) {
        for (var cell : row.getValue().entrySet()) {
          wrong.addAll(check.of(http, row.getKey(), cell.getKey(), cell.getValue()));
        }
      }
    }
    return wrong;
  }

  private RawHttp.Answer knock(RawHttp http, String endpoint, String caller, boolean exists)
      throws IOException {
    Request request = requests.of(endpoint, caller, exists);
    return send(http, endpoint.split(" ", 2)[0] + " " + request.target(), "", caller, request);
  }

  private RawHttp.Answer send(
      RawHttp http, String line, String headers, String caller, Request request)
      throws IOException {
    String token = callers.getOrDefault(caller, "");
    String all =
        headers
            + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
            + (request.type().isEmpty() ? "" : "Content-Type: " + request.type() + "\r\n");
    return http.exchange(line, all, request.body().getBytes(StandardCharsets.UTF_8));
  }
}
