package org.throughbill.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.sign.VerificationKey;

/**
 * The key by which a client of an identity provider proves that it is itself (RFC 7523). It signs
 * no acts: those have keys of their parties.
 */
public final class ClientKey {
  private static final Duration GOOD_FOR = Duration.ofMinutes(1);

  private final SigningKey key;

  private ClientKey(SigningKey key) {
    this.key = key;
  }

  public static ClientKey generate() {
    return new ClientKey(SigningKey.generate(Algorithm.ES256));
  }

  /** The key of a file, PKCS#8 in PEM; made if it is not there yet. */
  public static synchronized ClientKey in(Path file) {
    if (!Files.exists(file)) {
      PrivateFiles.write(file, pem(generate().key.encoded()));
    }
    String base64 = PrivateFiles.read(file).replaceAll("-----[A-Z ]+-----", "");
    return new ClientKey(SigningKey.of(Base64.getMimeDecoder().decode(base64)));
  }

  /** The private key as PKCS#8 in DER. */
  public byte[] encoded() {
    return key.encoded();
  }

  /** The public half, as providers take it. */
  public JsonWebKey publicHalf() {
    VerificationKey half = key.publicKey();
    try {
      PublicJsonWebKey jwk =
          PublicJsonWebKey.Factory.newPublicJwk(
              KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(half.encoded())));
      jwk.setKeyId(half.id().value());
      jwk.setUse("sig");
      jwk.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
      return jwk;
    } catch (GeneralSecurityException | JoseException e) {
      throw new IllegalStateException("a P-256 key is no JWK", e);
    }
  }

  /** The client's signed word to a provider that it is itself; good once, for a minute. */
  public String assertion(String client, String issuer) {
    long now = Instant.now().getEpochSecond();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", client);
    claims.put("sub", client);
    claims.put("aud", issuer);
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iat", now);
    claims.put("exp", now + GOOD_FOR.toSeconds());
    return assertion(claims);
  }

  /** An assertion of any claims. */
  String assertion(Map<String, Object> claims) {
    return key.sign(JsonUtil.toJson(claims).getBytes(StandardCharsets.UTF_8)).value();
  }

  private static String pem(byte[] der) {
    return "-----BEGIN PRIVATE " // in two parts: this file is not to look like a key
        + "KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END PRIVATE KEY-----\n";
  }
}
