package org.throughbill.acts.proof;

import static org.throughbill.acts.Refused.require;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.throughbill.acts.Act;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.KeyRegister;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.sign.Verifier;
import org.throughbill.acts.value.KeyId;

/** A register of one's own, made from party chains and the trusted roots alone. */
public final class PartyKeys implements KeyRegister {
  /** The published rule: a revocation bites this long after it is sealed. */
  private static final Duration REVOCATION_BITES_AFTER = Duration.ofSeconds(2);

  private final Enrolments enrolments;
  private final Verifier verifier = new Verifier(this);
  private final Map<KeyId, RegisteredKey> keys = new HashMap<>();

  public PartyKeys(Enrolments enrolments) {
    this.enrolments = enrolments;
  }

  @Override
  public Optional<RegisteredKey> find(KeyId kid) {
    return Optional.ofNullable(keys.get(kid));
  }

  /** Verifies an entry's act as at its sealing, and learns what a party's act says of keys. */
  Act verify(Entry entry) {
    boolean bringsKey = find(entry.act().kid()).isEmpty();
    Verified<Act> verified =
        bringsKey && entry.topic() == Topic.PARTY_EVENTS
            ? enrolments.verify(entry.act(), entry.sealedAt())
            : verifier.verify(entry.act(), entry.sealedAt());
    if (verified.act() instanceof PartyAct act) {
      learn(act, verified.key(), entry);
    }
    return verified.act();
  }

  private void learn(PartyAct act, RegisteredKey key, Entry entry) {
    switch (act) {
      case PartyAct.Enrol _ -> {
        require(entry.seq() == 1, Rule.R40, "a party enrols once");
        enter(key);
      }
      case PartyAct.AddKey _ -> {
        require(entry.seq() > 1, Rule.R40, "a party enrols before it adds a key");
        enter(key);
      }
      case PartyAct.RevokeKey revoke -> {
        RegisteredKey revoked =
            find(revoke.key())
                .filter(own -> own.party().equals(act.by()))
                .orElseThrow(() -> new Refused(Rule.R40, "the party has no key to revoke"));
        keys.put(revoke.key(), revoked.revoked(entry.sealedAt().plus(REVOCATION_BITES_AFTER)));
      }
    }
  }

  private void enter(RegisteredKey key) {
    require(keys.putIfAbsent(key.key().id(), key) == null, Rule.R40, "the key is in the register");
  }
}
