package org.throughbill.customs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.testkit.ServersResource;

/** The service as a client of the issuer, which knows its public key and no secret. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "customs"))
@WithTestResource(OwnerResource.class)
class SignInTest {
  @Inject OidcClient tokens;

  private JsonNode claims() {
    String token = tokens.getTokens().await().atMost(Duration.ofSeconds(10)).getAccessToken();
    return StrictJson.parse(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
  }

  @Test
  void the_service_signs_in_by_its_key_in_the_registry_s_role_as_often_as_it_needs() {
    JsonNode first = claims();
    assertThat(first.path("party").asText()).isEqualTo("registry-customs");
    assertThat(first.path("groups").path(0).asText()).isEqualTo("registry");
    assertThat(claims().path("jti").asText()).isNotEqualTo(first.path("jti").asText());
  }
}
