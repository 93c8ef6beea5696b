package org.throughbill.local;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jspecify.annotations.Nullable;
import org.throughbill.local.Issuer.Answer;

/**
 * Decides a request for a token: RFC 6749, section 4.4, the client credentials grant, by clients
 * that prove themselves with a signature (RFC 7523, section 2.2).
 */
final class TokenRequest {
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final Assertions assertions;
  private final Tokens tokens;

  TokenRequest(Assertions assertions, Tokens tokens) {
    this.assertions = assertions;
    this.tokens = tokens;
  }

  Answer answer(String body) {
    try {
      Map<String, String> form = form(body);
      String grant = form.get("grant_type");
      if (grant == null) {
        return Answer.error(400, "invalid_request", "grant_type is missing");
      }
      if (!grant.equals("client_credentials")) {
        return Answer.error(400, "unsupported_grant_type", "Only client_credentials is offered");
      }
      return client(form)
          .map(this::granted)
          .orElse(Answer.error(401, "invalid_client", "No such client, or not its signed word"));
    } catch (IllegalArgumentException malformed) {
      return Answer.error(400, "invalid_request", "The request is not well-formed");
    }
  }

  private Answer granted(Clients.Client client) {
    String token = tokens.token(client.id(), client.party(), client.roles());
    return Answer.ok(
        JsonUtil.toJson(
            Map.of(
                "access_token",
                token,
                "token_type",
                "Bearer",
                "expires_in",
                Tokens.LIFETIME.toSeconds())));
  }

  private Optional<Clients.Client> client(Map<String, String> form) {
    String assertion = form.get("client_assertion");
    if (assertion == null || !ASSERTION_TYPE.equals(form.get("client_assertion_type"))) {
      return Optional.empty();
    }
    @Nullable String named = form.get("client_id");
    return assertions.judge(assertion).filter(client -> named == null || named.equals(client.id()));
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0
          && form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)))
              != null) {
        throw new IllegalArgumentException("A parameter is given twice");
      }
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
