package org.throughbill.local;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Judges the signed words by which clients prove themselves: RFC 7523, section 3, with ES256 and
 * with a key that is known beforehand, whatever the word itself says of keys.
 */
final class Assertions {
  private static final int LONGEST_LIFE_MINUTES = 5;
  private static final int SKEW_SECONDS = 5;

  private static final AlgorithmConstraints ES256 =
      new AlgorithmConstraints(
          ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

  private final Clients clients;
  private final String issuer;

  /** Words that were taken, and when each would have ended anyway. */
  private final Map<String, Instant> taken = new ConcurrentHashMap<>();

  /** What was signed before this may have been taken by an issuer that ran here before. */
  private final NumericDate begun = NumericDate.now();

  Assertions(Clients clients, String issuer) {
    this.clients = clients;
    this.issuer = issuer;
  }

  /** The client that signed, if the word is sound, meant for this issuer, in time and new. */
  Optional<Clients.Client> judge(String assertion) {
    try {
      return clients.find(claimed(assertion)).filter(client -> holds(assertion, client));
    } catch (InvalidJwtException | MalformedClaimException refused) {
      return Optional.empty();
    }
  }

  /** Whose key to ask; nothing is believed yet. */
  private static String claimed(String assertion)
      throws InvalidJwtException, MalformedClaimException {
    var unverified =
        new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setSkipSignatureVerification()
            .setDisableRequireSignature()
            .build()
            .processToClaims(assertion);
    return String.valueOf(unverified.getSubject());
  }

  private boolean holds(String assertion, Clients.Client client) {
    try {
      JwtClaims claims =
          new JwtConsumerBuilder()
              .setVerificationKey(((PublicJsonWebKey) client.key()).getPublicKey())
              .setJwsAlgorithmConstraints(ES256)
              .setExpectedIssuer(client.id())
              .setExpectedSubject(client.id())
              .setExpectedAudience(issuer)
              .setRequireJwtId()
              .setRequireIssuedAt()
              .setRequireExpirationTime()
              .setMaxFutureValidityInMinutes(LONGEST_LIFE_MINUTES)
              .setAllowedClockSkewInSeconds(SKEW_SECONDS)
              .build()
              .processToClaims(assertion);
      return claims.getAudience().size() == 1
          && !claims.getIssuedAt().isBefore(begun)
          && isNew(client.id() + " " + claims.getJwtId(), claims.getExpirationTime().getValue());
    } catch (InvalidJwtException | MalformedClaimException refused) {
      return false;
    }
  }

  private boolean isNew(String name, long until) {
    Instant now = Instant.now();
    taken.values().removeIf(end -> end.isBefore(now));
    return taken.putIfAbsent(name, Instant.ofEpochSecond(until + SKEW_SECONDS)) == null;
  }
}
