package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.local.Signatory;
import org.throughbill.scenarios.Cast;
import org.throughbill.testkit.Servers;

/** What the tests of the running service ask it with. */
abstract class ApiCase {
  static final HttpClient HTTP = HttpClient.newHttpClient();

  @TestHTTPResource("/")
  URI service;

  Voyage voyage;
  Cast cast;

  @BeforeEach
  void enrolled() {
    voyage = Voyage.at(service);
    cast = voyage.cast;
  }

  static RefusedByService refused(ThrowingCallable doing) {
    RefusedByService refused = catchThrowableOfType(RefusedByService.class, doing);
    assertThat(refused).as("nothing was refused").isNotNull();
    return refused;
  }

  static void assertRefused(String rule, int status, ThrowingCallable doing) {
    RefusedByService refused = refused(doing);
    assertThat(refused.rule()).as(refused.getMessage()).isEqualTo(rule);
    assertThat(refused.status()).isEqualTo(status);
  }

  /** Gives the receipt or the refusal. */
  Callable<Object> sending(Signatory by, SignedAct act) {
    return () -> {
      try {
        return voyage.desk(by).send(act);
      } catch (RefusedByService refused) {
        return refused;
      }
    };
  }

  HttpResponse<String> get(String path, @Nullable Signatory reader, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(service.resolve(path));
    if (reader != null) {
      request.header("Authorization", "Bearer " + Servers.shared().token(reader.id().value()));
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> response) {
    return StrictJson.parse(response.body().getBytes(StandardCharsets.UTF_8));
  }

  static void assertProblem(HttpResponse<String> response, int status, String rule) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(json(response).path("type").asText()).isEqualTo("/rules/" + rule);
    assertThat(json(response).path("status").asInt()).isEqualTo(status);
  }
}
