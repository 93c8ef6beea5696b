package org.throughbill.acts.proof;

import static org.throughbill.acts.Refused.require;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.throughbill.acts.Act;
import org.throughbill.acts.Acts;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Rule;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.register.Party;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.KeyRegister;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.sign.Verifier;
import org.throughbill.acts.value.KeyId;
import org.throughbill.acts.value.PartyId;

/** A register of one's own, made from party chains and the trusted roots alone. */
public final class PartyKeys implements KeyRegister {
  private final Enrolments enrolments;
  private final Verifier verifier = new Verifier(this);
  private final Map<PartyId, Party> parties = new HashMap<>();
  private final Map<KeyId, PartyId> owners = new HashMap<>();

  public PartyKeys(Enrolments enrolments) {
    this.enrolments = enrolments;
  }

  @Override
  public Optional<RegisteredKey> find(KeyId kid) {
    return Optional.ofNullable(owners.get(kid)).map(parties::get).flatMap(party -> party.key(kid));
  }

  /**
   * Verifies an entry's act as at its sealing, and learns what a party's act says of keys. The
   * entry is in its place: next on its chain.
   */
  public Verified<Act> verify(Entry entry) {
    Verified<Act> verified = judge(entry);
    learn(entry, verified);
    return verified;
  }

  /** Verifies an entry's act as at its sealing, wherever it stands, and learns nothing from it. */
  Verified<Act> judge(Entry entry) {
    Verified<Act> verified =
        enrols(entry)
            ? enrolments.verify(entry.act(), entry.sealedAt())
            : verifier.verify(entry.act(), entry.sealedAt());
    Acts.requireOnOwnChain(entry, verified.act());
    return verified;
  }

  /** Learns what a verified entry says of keys, which only the next on a party's chain may. */
  void learn(Entry entry, Verified<Act> verified) {
    if (verified.act() instanceof PartyAct act) {
      learn(act, entry);
    }
  }

  private boolean enrols(Entry entry) {
    return entry.topic() == Topic.PARTY_EVENTS
        && find(entry.act().kid()).isEmpty()
        && Acts.read(entry.act().payload()) instanceof PartyAct.Enrol;
  }

  private void learn(PartyAct act, Entry entry) {
    Optional<Party> before = Optional.ofNullable(parties.get(act.party()));
    Party after = Party.after(before, entry, act, enrolments);
    for (KeyId kid : after.keys().keySet()) {
      require(
          act.party().equals(owners.getOrDefault(kid, act.party())),
          Rule.R40,
          "the key is in the register");
    }
    after.keys().keySet().forEach(kid -> owners.put(kid, act.party()));
    parties.put(act.party(), after);
  }
}
