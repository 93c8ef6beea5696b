package org.throughbill.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs access tokens in the name of one issuer, with a key that is kept in a file. */
public final class Tokens {
  /** Whom every token is meant for. */
  public static final String AUDIENCE = "throughbill";

  static final Duration LIFETIME = Duration.ofHours(1);

  private final URI issuer;
  private final RsaJsonWebKey key;

  private Tokens(URI issuer, RsaJsonWebKey key) {
    this.issuer = issuer;
    this.key = key;
  }

  /** The key is made at the first use of the file. */
  public static Tokens of(URI issuer, Path keyFile) {
    try {
      if (!Files.exists(keyFile)) {
        PrivateFiles.write(
            keyFile, generate().toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
      }
      JsonWebKey key = JsonWebKey.Factory.newJwk(PrivateFiles.read(keyFile));
      return new Tokens(issuer, (RsaJsonWebKey) key);
    } catch (JoseException e) {
      throw new IllegalStateException(
          "No RSA key in " + keyFile + "; delete the file and start again", e);
    }
  }

  /** An access token for a party, good for an hour. */
  public String token(String party, String... roles) {
    return token(party, party, Set.of(roles));
  }

  /** An access token of a client that acts for a party, good for an hour. */
  public String token(String client, String party, Set<String> roles) {
    return token(client, party, roles, _ -> {});
  }

  /** A token with claims changed, as a test of those who judge tokens needs it. */
  public String token(
      String client, String party, Set<String> roles, Consumer<JwtClaims> changing) {
    var claims = new JwtClaims();
    claims.setIssuer(issuer.toString());
    claims.setSubject(client);
    claims.setAudience(AUDIENCE);
    NumericDate now = NumericDate.now();
    claims.setIssuedAt(now);
    claims.setExpirationTime(NumericDate.fromSeconds(now.getValue() + LIFETIME.toSeconds()));
    claims.setClaim("auth_time", now.getValue());
    claims.setStringClaim("acr", "urn:throughbill:local");
    claims.setGeneratedJwtId();
    claims.setStringClaim("party", party);
    claims.setStringListClaim("groups", List.copyOf(roles));
    changing.accept(claims);
    return sign(claims);
  }

  URI issuer() {
    return issuer;
  }

  /** What others need to check a token. */
  String publicKeys() {
    return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  private String sign(JwtClaims claims) {
    var jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    jws.setKeyIdHeaderValue(key.getKeyId());
    jws.setHeader("typ", "at+jwt");
    jws.setPayload(claims.toJson());
    jws.setKey(key.getPrivateKey());
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("Cannot sign a token", e);
    }
  }

  private static RsaJsonWebKey generate() throws JoseException {
    RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
    key.setUse("sig");
    key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
    key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
    return key;
  }
}
