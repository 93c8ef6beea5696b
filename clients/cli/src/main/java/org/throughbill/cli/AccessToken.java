package org.throughbill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.json.StrictJson;

/** A party's access token: from a file, or by client credentials (RFC 6749, section 4.4). */
final class AccessToken implements Supplier<String> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

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
      token = profile.find("token-file").isPresent() ? secret("token-file") : asked();
    }
    return token;
  }

  private String secret(String what) {
    return new String(profile.content(what), UTF_8).strip();
  }

  private String asked() {
    String login = encoded(profile.text("client")) + ":" + encoded(secret("secret-file"));
    HttpRequest request =
        HttpRequest.newBuilder(profile.uri("token-url"))
            .timeout(PATIENCE)
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    try {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new WrongProfile("The issuer refuses the client: status " + answer.statusCode());
      }
      JsonNode granted = StrictJson.parse(answer.body());
      return granted.path("access_token").asText();
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted while waiting for a token", e));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
