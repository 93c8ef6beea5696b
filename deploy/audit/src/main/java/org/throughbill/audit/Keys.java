package org.throughbill.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.KeyRegister;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.Verifier;
import org.throughbill.acts.value.KeyId;

/** The auditor's own register, made from the party chains and the trusted roots alone. */
final class Keys implements KeyRegister {
  /** The published rule: a revocation bites this long after it is sealed. */
  private static final Duration REVOCATION_BITES_AFTER = Duration.ofSeconds(2);

  private final Enrolments enrolments;
  private final Verifier verifier = new Verifier(this);
  private final Map<KeyId, RegisteredKey> keys = new HashMap<>();

  Keys(List<X509Certificate> roots) {
    this.enrolments = new Enrolments(roots, List.of());
  }

  @Override
  public Optional<RegisteredKey> find(KeyId kid) {
    return Optional.ofNullable(keys.get(kid));
  }

  /** Verifies an entry of a party's chain and learns what it says of keys; throws otherwise. */
  void learn(Row row) {
    var signed = new SignedAct(row.act());
    JsonNode act = row.payload();
    switch (act.path("act").asText()) {
      case "party.enrol.v1", "party.add-key.v1" -> {
        RegisteredKey key = enrolments.verify(signed, row.sealedAt()).key();
        if (keys.putIfAbsent(key.key().id(), key) != null) {
          throw new IllegalStateException("the key " + key.key().id() + " is registered twice");
        }
      }
      default -> {
        verifier.verify(signed, row.sealedAt());
        revoke(new KeyId(act.path("key").asText()), row);
      }
    }
  }

  private void revoke(KeyId kid, Row row) {
    RegisteredKey key = keys.get(kid);
    if (key == null || !key.party().value().equals(row.key())) {
      throw new IllegalStateException("revokes a key that the party does not have");
    }
    keys.put(kid, key.revoked(row.sealedAt().plus(REVOCATION_BITES_AFTER)));
  }

  /** Verifies an entry of any other chain; throws otherwise. */
  void verify(Row row) {
    verifier.verify(new SignedAct(row.act()), row.sealedAt());
  }
}
