package org.throughbill.acts.register;

import static org.throughbill.acts.Refused.require;
import static org.throughbill.acts.Rule.R14;
import static org.throughbill.acts.Rule.R40;

import java.time.Instant;
import java.util.Optional;
import org.throughbill.acts.Acts;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Statement;
import org.throughbill.acts.sign.RegisteredKey;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.Hash;

/**
 * What may come next on a party's chain. That the signer is the party itself or a registrar, the
 * verifier has asked.
 */
public final class PartyRules {
  private PartyRules() {}

  /**
   * Refuses an act that may not come next, or returns.
   *
   * @param head hash of the chain's last entry
   */
  public static void decide(
      Optional<Party> party, PartyAct act, SignedAct signed, Hash head, Instant now) {
    switch (act) {
      case PartyAct.Enrol _ -> require(party.isEmpty(), R40, act.by() + " is enrolled already");
      case PartyAct.Change change -> {
        Party known = party.orElseThrow(() -> new Refused(R40, "the party has not enrolled"));
        require(change.after().equals(head), R14, "another act on the party's chain came first");
        decide(known, change, signed, now);
      }
    }
  }

  private static void decide(Party party, PartyAct.Change act, SignedAct signed, Instant now) {
    switch (act) {
      case PartyAct.AddKey add -> add(party, add, signed, now);
      case PartyAct.RevokeKey revoke -> {
        RegisteredKey key = party.keys().get(revoke.key());
        require(key != null, R40, "the party has no such key");
        require(key != null && key.revokedSince() == null, R40, "the key is revoked already");
      }
      case PartyAct.Freeze _ -> require(!party.isFrozen(), R40, "the party is frozen already");
      case PartyAct.LiftFreeze lift -> {
        require(party.isFrozen(), R40, "the party is not frozen");
        require(!lift.by().equals(party.id()), R40, "a freeze is lifted by a registrar");
      }
      case PartyAct.ProposeKey propose -> propose(party, propose, now);
      case PartyAct.ConfirmKey confirm -> confirm(party, confirm, now);
    }
  }

  private static void add(Party party, PartyAct.AddKey act, SignedAct signed, Instant now) {
    require(!party.isFrozen(), R40, "the party is frozen");
    require(
        party.key(signed.kid()).filter(key -> key.signsAt(now)).isPresent(),
        R40,
        "a further key enters by the word of a key that the party has");
    requireNew(party, act.request());
  }

  private static void propose(Party party, PartyAct.ProposeKey act, Instant now) {
    require(!act.by().equals(party.id()), R40, "a key is proposed by a registrar");
    require(!party.signsAt(now), R40, "the party has a key that signs, and adds others itself");
    requireNew(party, act.request());
  }

  private static void requireNew(Party party, SignedAct signed) {
    require(
        Acts.read(signed.payload()) instanceof Statement.RequestKey request
            && request.by().equals(party.id()),
        R40,
        "the act is not signed around the party's request for a key");
    require(!party.keys().containsKey(signed.kid()), R40, "the key is registered already");
  }

  private static void confirm(Party party, PartyAct.ConfirmKey act, Instant now) {
    Proposal proposed = party.proposed();
    if (proposed == null) {
      throw new Refused(R40, "no key is proposed");
    }
    require(!act.by().equals(party.id()), R40, "a key is confirmed by a registrar");
    require(!act.by().equals(proposed.by()), R40, "the second registrar is another than the first");
    require(act.key().equals(proposed.key().key().id()), R40, "another key is proposed");
    require(!party.signsAt(now), R40, "the party has a key that signs, and adds others itself");
    require(proposed.key().signsAt(now), R40, "the proposed key's certificate is not valid now");
    requireNew(party, proposed.request()); // added, and revoked again, since it was proposed
  }
}
