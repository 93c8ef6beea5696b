package org.throughbill.local;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jspecify.annotations.Nullable;
import org.throughbill.local.Issuer.Answer;

/** Decides a request for a token: RFC 6749, section 4.4, the client credentials grant. */
final class TokenRequest {
  private static final String BASIC = "Basic ";

  private record Login(String id, String secret) {}

  private final Clients clients;
  private final Tokens tokens;

  TokenRequest(Clients clients, Tokens tokens) {
    this.clients = clients;
    this.tokens = tokens;
  }

  Answer answer(String body, @Nullable String authorization) {
    try {
      Map<String, String> form = form(body);
      String grant = form.get("grant_type");
      if (grant == null) {
        return Answer.error(400, "invalid_request", "grant_type is missing");
      }
      if (!grant.equals("client_credentials")) {
        return Answer.error(400, "unsupported_grant_type", "Only client_credentials is offered");
      }
      return login(form, authorization)
          .flatMap(login -> clients.authenticate(login.id(), login.secret()))
          .map(this::granted)
          .orElse(Answer.error(401, "invalid_client", "No such client, or not its secret"));
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

  private static Optional<Login> login(Map<String, String> form, @Nullable String authorization) {
    if (authorization != null) {
      return basic(authorization);
    }
    String id = form.get("client_id");
    String secret = form.get("client_secret");
    return id == null || secret == null ? Optional.empty() : Optional.of(new Login(id, secret));
  }

  private static Optional<Login> basic(String authorization) {
    if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    byte[] decoded = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
    String pair = new String(decoded, StandardCharsets.UTF_8);
    int colon = pair.indexOf(':');
    // Both halves are form-encoded first: RFC 6749, section 2.3.1.
    return colon < 0
        ? Optional.empty()
        : Optional.of(
            new Login(decode(pair.substring(0, colon)), decode(pair.substring(colon + 1))));
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
