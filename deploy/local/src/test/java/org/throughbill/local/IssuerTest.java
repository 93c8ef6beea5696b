package org.throughbill.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughbill.local.Clients.Client;

class IssuerTest {
  private static final String GRANT = "grant_type=client_credentials";
  private static final String BANK = "urn:party:bank";

  private final Path folder;
  private final int port = Loopback.freePorts(1).getFirst();
  private final Issuer issuer;
  private final HttpClient http = HttpClient.newHttpClient();

  IssuerTest(@TempDir Path folder) {
    this.folder = folder;
    this.issuer = Issuer.start(folder, port);
    issuer.clients().put(new Client("bank", "s3cret:%", BANK, Set.of("financier", "holder")));
  }

  @AfterEach
  void close() {
    http.close();
    issuer.close();
  }

  @Test
  void a_token_verifies_against_the_published_keys() throws Exception {
    var answer = post(GRANT + "&client_id=bank&client_secret=s3cret%3A%25");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    Map<String, Object> json = JsonUtil.parseJson(answer.body());
    assertThat(json).containsEntry("token_type", "Bearer").containsEntry("expires_in", 3600L);

    JwtClaims claims = verified(String.valueOf(json.get("access_token")));
    assertThat(claims.getSubject()).isEqualTo("bank");
    assertThat(claims.getStringClaimValue("party")).isEqualTo(BANK);
    assertThat(claims.getStringListClaimValue("groups"))
        .containsExactlyInAnyOrder("financier", "holder");
    assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
        .isEqualTo(3600);
    assertThat(claims.getJwtId()).isNotBlank();
  }

  @Test
  void basic_authentication_is_as_good() throws Exception {
    assertThat(post(GRANT, "Basic", "bank:s3cret%3A%25").statusCode()).isEqualTo(200);
    assertThat(post(GRANT, "Basic", "bank:wrong").statusCode()).isEqualTo(401);
    assertThat(post(GRANT, "Basic", "no-colon").statusCode()).isEqualTo(401);
  }

  @Test
  void a_wrong_secret_and_an_unknown_client_get_the_same_answer() throws Exception {
    var wrong = post(GRANT + "&client_id=bank&client_secret=guess");
    var unknown = post(GRANT + "&client_id=nobody&client_secret=");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("\"invalid_client\"").isEqualTo(unknown.body());
    assertThat(wrong.headers().firstValue("WWW-Authenticate")).isPresent();
    assertThat(post(GRANT).statusCode()).isEqualTo(401);
  }

  @Test
  void what_is_not_offered_is_refused() throws Exception {
    refused(post("grant_type=password&client_id=bank"), 400, "unsupported_grant_type");
    refused(post("client_id=bank"), 400, "invalid_request");
    refused(post(GRANT + "&" + GRANT), 400, "invalid_request");
    refused(post(GRANT + "&client_id=%zz"), 400, "invalid_request");
    refused(post(GRANT + "&x=" + "y".repeat(9000)), 413, "invalid_request");
    assertThat(get("/token").statusCode()).isEqualTo(405);
    assertThat(get("/jwks/other").statusCode()).isEqualTo(404);
  }

  @Test
  void a_client_added_while_it_runs_is_known() throws Exception {
    String body = GRANT + "&client_id=maker&client_secret=s";
    assertThat(post(body).statusCode()).isEqualTo(401);
    issuer.clients().put(new Client("maker", "s", "urn:party:maker", Set.of("consignor")));
    assertThat(post(body).statusCode()).isEqualTo(200);
    assertThat(post(GRANT + "&client_id=bank&client_secret=s3cret%3A%25").statusCode())
        .isEqualTo(200);
  }

  @Test
  void the_key_outlives_the_issuer_and_is_its_own() throws Exception {
    String earlier = issuer.token(BANK, "financier");
    issuer.close();
    try (var again = Issuer.start(folder, port)) {
      assertThat(verified(earlier).getStringClaimValue("party")).isEqualTo(BANK);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(again.keyFile())))
          .isEqualTo("rw-------");
    }
    assertThat(Files.readString(issuer.keyFile())).contains("\"d\":");
  }

  @Test
  void only_public_halves_are_published() throws Exception {
    assertThat(get("/jwks").body()).contains("\"n\":").doesNotContain("\"d\":", "\"p\":");
    Map<String, Object> configuration =
        JsonUtil.parseJson(get("/.well-known/openid-configuration").body());
    assertThat(configuration)
        .containsEntry("issuer", issuer.uri().toString())
        .containsEntry("jwks_uri", issuer.uri() + "/jwks")
        .containsEntry("token_endpoint", issuer.uri() + "/token");
  }

  @Test
  void a_token_of_another_key_does_not_verify() {
    var stranger = Tokens.of(issuer.uri(), folder.resolve("stranger.jwk"));
    assertThatThrownBy(() -> verified(stranger.token(BANK, "financier")))
        .isInstanceOf(InvalidJwtException.class);
  }

  private JwtClaims verified(String token) throws InvalidJwtException {
    var keys = new HttpsJwksVerificationKeyResolver(new HttpsJwks(issuer.uri() + "/jwks"));
    return new JwtConsumerBuilder()
        .setExpectedType(true, "at+jwt")
        .setExpectedIssuer(issuer.uri().toString())
        .setExpectedAudience("throughbill")
        .setRequireExpirationTime()
        .setVerificationKeyResolver(keys)
        .build()
        .processToClaims(token);
  }

  private static void refused(HttpResponse<String> answer, int status, String error) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"" + error + "\"");
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = issuer.uri().resolve(path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String body, String... authorization) throws Exception {
    var request =
        HttpRequest.newBuilder(issuer.uri().resolve("/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    if (authorization.length == 2) {
      byte[] pair = authorization[1].getBytes(StandardCharsets.UTF_8);
      request.header(
          "Authorization", authorization[0] + " " + Base64.getEncoder().encodeToString(pair));
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
