package org.throughbill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SigningKey;

/**
 * A party's access token: from a file, or by client credentials (RFC 6749, section 4.4) of a client
 * that proves itself by a signature (RFC 7523).
 */
final class AccessToken implements Supplier<String> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration ASSERTION_GOOD_FOR = Duration.ofMinutes(1);
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final Profile profile;
  private final HttpClient http;
  private @Nullable String token;

  AccessToken(Profile profile, HttpClient http) {
    this.profile = profile;
    this.http = http;
  }

  @Override
  public String get() {
    if (token == null) {
      token =
          profile.find("token-file").isPresent()
              ? new String(profile.content("token-file"), UTF_8).strip()
              : asked();
    }
    return token;
  }

  private String asked() {
    String form =
        Map.of(
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                ASSERTION_TYPE,
                "client_assertion",
                assertion())
            .entrySet()
            .stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return answer(
            HttpRequest.newBuilder(tokenEndpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)))
        .path("access_token")
        .asText();
  }

  /** Where the issuer gives tokens, as it says itself; its word counts for its own name alone. */
  private URI tokenEndpoint() {
    String issuer = profile.uri("issuer").toString();
    JsonNode metadata =
        answer(
            HttpRequest.newBuilder(
                URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration")));
    if (!metadata.path("issuer").asText().equals(issuer)) {
      throw new WrongProfile("The issuer calls itself otherwise than " + issuer);
    }
    return URI.create(metadata.path("token_endpoint").asText());
  }

  private String assertion() {
    String client = profile.text("client");
    SigningKey key = profile.key("client-key");
    if (key.publicKey().algorithm() != Algorithm.ES256) {
      throw new WrongProfile("The client's key is no ES256 key");
    }
    long now = Instant.now().getEpochSecond();
    JsonNode claims =
        Desk.json(
            Map.of(
                "iss",
                client,
                "sub",
                client,
                "aud",
                profile.text("issuer"),
                "jti",
                UUID.randomUUID().toString(),
                "iat",
                now,
                "exp",
                now + ASSERTION_GOOD_FOR.toSeconds()));
    return key.sign(claims.toString().getBytes(UTF_8)).value();
  }

  private JsonNode answer(HttpRequest.Builder asking) {
    HttpRequest request = asking.timeout(PATIENCE).build();
    try {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new WrongProfile("The issuer refuses the client: status " + answer.statusCode());
      }
      return StrictJson.parse(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted while waiting for a token", e));
    }
  }
}
