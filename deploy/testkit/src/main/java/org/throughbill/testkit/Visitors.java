package org.throughbill.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwt.NumericDate;
import org.throughbill.local.Tokens;

/** Whoever knocks with a token that opens nothing, and one that claims every role there is. */
public final class Visitors {
  private static final String PARTY = "nobody-at-all";

  private Visitors() {}

  /** Tokens by column: nobody, pretender, none, expired, audience, forged. */
  public static Map<String, String> tokens(String worthImpersonating) {
    Servers servers = Servers.shared();
    Tokens tokens = servers.tokens();
    var visitors = new LinkedHashMap<String, String>();
    visitors.put("nobody", tokens.token(PARTY));
    visitors.put(
        "pretender",
        tokens.token(
            PARTY, "shipper", "operator", "carrier", "bank", "officer", "registrar", "holder"));
    visitors.put("none", "");
    visitors.put("expired", bent(worthImpersonating, -7200));
    visitors.put(
        "audience",
        tokens.token(
            worthImpersonating,
            worthImpersonating,
            Set.of(),
            claims -> claims.setAudience("another-service")));
    visitors.put("forged", servers.forgedTokens().token(worthImpersonating, "registry"));
    return visitors;
  }

  private static String bent(String party, int seconds) {
    return Servers.shared()
        .tokens()
        .token(
            party,
            party,
            Set.of(),
            claims ->
                claims.setExpirationTime(
                    NumericDate.fromSeconds(NumericDate.now().getValue() + seconds)));
  }
}
