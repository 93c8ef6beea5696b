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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughbill.local.Clients.Client;

class IssuerTest {
  private static final String GRANT = "grant_type=client_credentials";
  private static final String TYPE =
      "&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final String BANK = "industrial-bank";

  private final Path folder;
  private final int port = Loopback.freePorts(1).getFirst();
  private final Issuer issuer;
  private final ClientKey key = ClientKey.generate();
  private final HttpClient http = HttpClient.newHttpClient();

  IssuerTest(@TempDir Path folder) {
    this.folder = folder;
    this.issuer = Issuer.start(folder, port);
    issuer.clients().put(new Client("bank", key.publicHalf(), BANK, Set.of("financier", "holder")));
  }

  @AfterEach
  void close() {
    http.close();
    issuer.close();
  }

  @Test
  void a_token_verifies_against_the_published_keys() throws Exception {
    var answer = signedBy(key, "bank");
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
  void a_secret_a_password_or_nothing_is_refused_alike() throws Exception {
    var unknown = signedBy(key, "nobody");
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(unknown.body()).contains("\"invalid_client\"");
    assertThat(post(GRANT + "&client_id=bank&client_secret=guess").body())
        .isEqualTo(unknown.body());
    assertThat(post(GRANT).body()).isEqualTo(unknown.body());
    assertThat(post(GRANT + TYPE + "&client_assertion=a.b.c").body()).isEqualTo(unknown.body());
    String sound = "&client_assertion=" + key.assertion("bank", issuer.uri().toString());
    assertThat(post(GRANT + sound).body()).isEqualTo(unknown.body());
    assertThat(post(GRANT + TYPE + sound + "&client_id=other").body()).isEqualTo(unknown.body());
    assertThat(post(GRANT + TYPE + sound.replace(".ey", ".fy")).body()).isEqualTo(unknown.body());
  }

  @Test
  void another_key_than_the_client_s_is_refused_whatever_it_says_of_itself() throws Exception {
    var other = ClientKey.generate();
    issuer.clients().put(new Client("other", other.publicHalf(), "second-bank", Set.of()));
    assertThat(signedBy(other, "other").statusCode()).isEqualTo(200);
    assertThat(signedBy(other, "bank").statusCode()).isEqualTo(401);
    assertThat(claiming("iss", "other", other).statusCode()).isEqualTo(401);
    assertThat(claiming("sub", "other", key).statusCode()).isEqualTo(401);
  }

  @Test
  void an_unsigned_word_and_one_under_the_public_half_as_a_secret_are_refused() throws Exception {
    var unsigned = new JsonWebSignature();
    unsigned.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    unsigned.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
    unsigned.setPayload(JsonUtil.toJson(claims()));
    assertThat(handedIn(unsigned.getCompactSerialization()).statusCode()).isEqualTo(401);
    var hashed = new JsonWebSignature();
    hashed.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    hashed.setKey(new HmacKey(key.publicHalf().toJson().getBytes(StandardCharsets.UTF_8)));
    hashed.setPayload(JsonUtil.toJson(claims()));
    assertThat(handedIn(hashed.getCompactSerialization()).statusCode()).isEqualTo(401);
  }

  @Test
  void a_word_is_good_once() throws Exception {
    String assertion = key.assertion("bank", issuer.uri().toString());
    assertThat(handedIn(assertion).statusCode()).isEqualTo(200);
    assertThat(handedIn(assertion).statusCode()).isEqualTo(401);
    Map<String, Object> named = claims();
    assertThat(handedIn(key.assertion(named)).statusCode()).isEqualTo(200);
    named.put("exp", Instant.now().getEpochSecond() + 90);
    assertThat(handedIn(key.assertion(named)).statusCode()).as("the same jti").isEqualTo(401);
  }

  @Test
  void a_word_to_somebody_else_is_refused() throws Exception {
    assertThat(claiming("aud", "http://elsewhere.example", key).statusCode()).isEqualTo(401);
    assertThat(claiming("aud", issuer.uri() + "/token", key).statusCode()).isEqualTo(401);
    var both = List.of(issuer.uri().toString(), "http://elsewhere.example");
    assertThat(claiming("aud", both, key).statusCode()).isEqualTo(401);
    assertThat(claiming("aud", null, key).statusCode()).isEqualTo(401);
  }

  @Test
  void a_word_without_an_end_or_a_name_or_beyond_its_time_is_refused() throws Exception {
    long now = Instant.now().getEpochSecond();
    assertThat(claiming("exp", now - 60, key).statusCode()).isEqualTo(401);
    assertThat(claiming("exp", now + 3600, key).statusCode()).isEqualTo(401);
    assertThat(claiming("exp", null, key).statusCode()).isEqualTo(401);
    assertThat(claiming("nbf", now + 60, key).statusCode()).isEqualTo(401);
    assertThat(claiming("jti", null, key).statusCode()).isEqualTo(401);
    assertThat(claiming("iat", null, key).statusCode()).isEqualTo(401);
  }

  @Test
  void a_word_from_before_the_issuer_s_start_is_refused_as_it_may_have_been_taken()
      throws Exception {
    long now = Instant.now().getEpochSecond();
    assertThat(claiming("iat", now - 60, key).statusCode()).isEqualTo(401);
    assertThat(claiming("iat", now, key).statusCode()).isEqualTo(200);
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
    var makers = ClientKey.generate();
    assertThat(signedBy(makers, "maker").statusCode()).isEqualTo(401);
    issuer.clients().put(new Client("maker", makers.publicHalf(), "maker-cq", Set.of("consignor")));
    assertThat(signedBy(makers, "maker").statusCode()).isEqualTo(200);
    assertThat(signedBy(key, "bank").statusCode()).isEqualTo(200);
  }

  @Test
  void the_issuer_keeps_no_secret_of_its_clients() throws Exception {
    assertThat(Files.readString(folder.resolve("clients.json")))
        .contains("\"x\":")
        .doesNotContain("\"d\":", "secret");
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
        .containsEntry("token_endpoint", issuer.uri() + "/token")
        .containsEntry("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
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

  private Map<String, Object> claims() {
    long now = Instant.now().getEpochSecond();
    var claims = new HashMap<String, Object>();
    claims.put("iss", "bank");
    claims.put("sub", "bank");
    claims.put("aud", issuer.uri().toString());
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iat", now);
    claims.put("exp", now + 60);
    return claims;
  }

  /** A sound word but for one claim. */
  private HttpResponse<String> claiming(String name, @Nullable Object value, ClientKey signing)
      throws Exception {
    Map<String, Object> claims = claims();
    if (value == null) {
      claims.remove(name);
    } else {
      claims.put(name, value);
    }
    return handedIn(signing.assertion(claims));
  }

  private HttpResponse<String> signedBy(ClientKey signing, String client) throws Exception {
    return handedIn(signing.assertion(client, issuer.uri().toString()));
  }

  private HttpResponse<String> handedIn(String assertion) throws Exception {
    return post(GRANT + TYPE + "&client_assertion=" + assertion);
  }

  private HttpResponse<String> post(String body) throws Exception {
    var request =
        HttpRequest.newBuilder(issuer.uri().resolve("/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
