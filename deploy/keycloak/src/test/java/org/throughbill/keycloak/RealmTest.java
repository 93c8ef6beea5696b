package org.throughbill.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughbill.local.ClientKey;

/** What the services read in a token, as a real Keycloak writes it from the committed realm. */
class RealmTest {
  private static final String MACHINE = "industrial-bank-system";
  private static final String PARTY = "industrial-bank";
  private static final String WORD = "correct horse battery staple";

  /** What a person may sign in as; Keycloak adds roles of its own, which nothing here goes by. */
  private static final List<String> ROLES =
      List.of(
          "shipper",
          "operator",
          "holder",
          "bank-maker",
          "bank-checker",
          "officer",
          "auditor",
          "registrar");

  private static ClientKey key;
  private static Keycloak keycloak;
  private static String admin;

  @BeforeAll
  static void start() throws Exception {
    key = ClientKey.generate();
    keycloak = Keycloak.start(MACHINE, PARTY, key.publicHalf());
    admin = json(keycloak.admin()).path("access_token").asText();
  }

  @AfterAll
  static void stop() {
    keycloak.close();
  }

  // --- machines: client credentials, proven by a signature

  @Test
  void a_machine_signs_in_with_its_private_key_and_its_token_names_its_party() {
    JsonNode claims = claims(keycloak.token(assertion(MACHINE, key)));
    assertThat(claims.path("party").asText()).isEqualTo(PARTY);
    assertThat(claims.path("iss").asText()).isEqualTo(keycloak.issuer());
    assertThat(claims.findValuesAsText("aud").toString() + claims.path("aud"))
        .contains("throughbill");
    assertThat(claims.path("sub").asText()).isNotEmpty();
    assertThat(roles(claims)).isEmpty();
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
  }

  @Test
  void another_key_no_key_a_secret_or_a_word_used_before_is_refused() {
    assertThat(keycloak.token(assertion(MACHINE, ClientKey.generate())).statusCode())
        .isIn(400, 401);
    Map<String, String> once = assertion(MACHINE, key);
    assertThat(keycloak.token(once).statusCode()).isEqualTo(200);
    assertThat(keycloak.token(once).statusCode()).isIn(400, 401);
    var nothing = Map.of("grant_type", "client_credentials", "client_id", MACHINE);
    assertThat(keycloak.token(nothing).statusCode()).isIn(400, 401);
    var secret =
        Map.of("grant_type", "client_credentials", "client_id", MACHINE, "client_secret", "guess");
    assertThat(keycloak.token(secret).statusCode()).isIn(400, 401);
  }

  @Test
  void the_services_sign_in_the_same_way_in_the_registry_s_role() {
    for (String service : List.of("bol", "customs", "financing")) {
      JsonNode claims = claims(keycloak.token(assertion(service + "-service", key)));
      assertThat(claims.path("party").asText()).isEqualTo("registry-" + service);
      assertThat(roles(claims)).containsExactly("registry");
    }
  }

  // --- people

  @Test
  void a_person_s_token_tells_party_roles_and_when_and_how_it_signed_in() {
    String desk = deskForThisTest();
    for (String role : ROLES) {
      person("a-" + role, role);
      JsonNode claims = claims(keycloak.signedIn(desk, "a-" + role, WORD));
      assertThat(claims.path("party").asText()).isEqualTo(PARTY);
      assertThat(roles(claims)).filteredOn(ROLES::contains).containsExactly(role);
      assertThat(claims.path("auth_time").asLong())
          .isBetween(
              Instant.now().minusSeconds(60).getEpochSecond(), Instant.now().getEpochSecond());
      assertThat(claims.path("acr").isTextual()).as(claims.toString()).isTrue();
    }
  }

  @Test
  void nobody_gets_a_token_for_a_password_or_signs_up() {
    person("somebody", "holder");
    HttpResponse<String> answer = keycloak.token(password("throughbill-desk", "somebody"));
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401);
    JsonNode realm = json(keycloak.change("GET", "", admin, ""));
    assertThat(realm.path("registrationAllowed").asBoolean()).isFalse();
    assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
  }

  @Test
  void a_party_is_written_by_administrators_and_by_nobody_else() {
    JsonNode profile = json(keycloak.change("GET", "/users/profile", admin, ""));
    for (JsonNode attribute : profile.path("attributes")) {
      if (attribute.path("name").asText().equals("party")) {
        assertThat(attribute.path("permissions").path("edit").toString()).isEqualTo("[\"admin\"]");
        return;
      }
    }
    throw new AssertionError("the profile has no party: " + profile);
  }

  private static void person(String name, String role) {
    String user =
        """
        {"username": "%s", "enabled": true, "email": "%s@throughbill.example", "emailVerified": true,
         "firstName": "Some", "lastName": "Body", "attributes": {"party": ["%s"]},
         "credentials": [{"type": "password", "value": "%s", "temporary": false}]}
        """
            .formatted(name, name, PARTY, WORD);
    assertThat(keycloak.change("POST", "/users", admin, user).statusCode()).isIn(201, 409);
    String id =
        json(keycloak.change("GET", "/users?exact=true&username=" + name, admin, ""))
            .get(0)
            .path("id")
            .asText();
    String wanted = keycloak.change("GET", "/roles/" + role, admin, "").body();
    assertThat(
            keycloak
                .change("POST", "/users/" + id + "/role-mappings/realm", admin, "[" + wanted + "]")
                .statusCode())
        .isEqualTo(204);
  }

  /** The realm's own client wants PKCE; the test makes one that does not. */
  private static String deskForThisTest() {
    String client =
        """
        {"clientId": "test-desk", "enabled": true, "publicClient": true, "standardFlowEnabled": true,
         "redirectUris": ["%s"], "fullScopeAllowed": true, "defaultClientScopes": ["throughbill"]}
        """
            .formatted(Keycloak.DESK);
    HttpResponse<String> made = keycloak.change("POST", "/clients", admin, client);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return "test-desk";
  }

  private static Map<String, String> password(String client, String user) {
    return Map.of(
        "grant_type", "password", "client_id", client, "username", user, "password", WORD);
  }

  /** RFC 7523: the client signs that it is itself, as the clients and the local stack do. */
  private static Map<String, String> assertion(String client, ClientKey key) {
    return Map.of(
        "grant_type",
        "client_credentials",
        "client_assertion_type",
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion",
        key.assertion(client, keycloak.issuer()));
  }

  private static List<String> roles(JsonNode claims) {
    return claims.path("groups").valueStream().map(JsonNode::asText).toList();
  }

  private static JsonNode claims(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String token = json(answer).path("access_token").asText();
    return parsed(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return parsed(answer.body());
  }

  private static JsonNode parsed(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(json, e);
    }
  }
}
