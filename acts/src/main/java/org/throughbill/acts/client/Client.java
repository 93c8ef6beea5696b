package org.throughbill.acts.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;

/** One party's connection to one service. Sending the same act again is always safe. */
public final class Client {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http;
  private final URI service;
  private final Supplier<String> token;

  /**
   * @param token gives the party's access token, fresh enough for the next request
   */
  public Client(HttpClient http, URI service, Supplier<String> token) {
    this.http = http;
    this.service = service;
    this.token = token;
  }

  /** Sends an act; returns its receipt, or throws the service's refusal. */
  public Receipt send(SignedAct act) {
    return RecordJson.read(post("/acts", "application/jose", act.value()), Receipt.class);
  }

  /** Posts to a path; returns the answer's bytes, or throws the service's refusal. */
  public byte[] post(String path, String contentType, String body) {
    return exchange(
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
  }

  /** Reads a path as JSON. */
  public JsonNode get(String path) {
    return StrictJson.parse(read(path));
  }

  /** Reads a path as the record it is. */
  public <T extends Record> T get(String path, Class<T> type) {
    return RecordJson.read(read(path), type);
  }

  private byte[] read(String path) {
    return exchange(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token.get());
  }

  private byte[] exchange(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 != 2) {
        throw RefusedByService.of(response.statusCode(), response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + service + ", it is safe to send again", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(
          new IOException("interrupted while waiting for " + service, e));
    }
  }
}
