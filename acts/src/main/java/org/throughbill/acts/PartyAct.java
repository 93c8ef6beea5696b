package org.throughbill.acts;

import static org.throughbill.acts.Refused.require;

import java.time.Instant;
import java.util.List;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.KeyId;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;

/** What is done about parties and their keys, on the party's own chain. */
public sealed interface PartyAct extends Act {
  /** Whose chain the act stands on: the signer's own, except for what a registrar does. */
  default PartyId party() {
    return by();
  }

  /** An act about a party that is in the register; good for one position of its chain only. */
  sealed interface Change extends PartyAct {
    /** Hash of the last entry of the chain that the signer knew. */
    Hash after();
  }

  /**
   * A party enters the register; the signature by the key in the certificate proves possession.
   *
   * @param certificates the chain in base64 DER, the party's own first, the root left out
   * @param acceptsTransfers standing acceptance of transfers of electronic bills
   * @param name the name the party trades under
   */
  record Enrol(
      PartyId by,
      Instant at,
      Unlocode place,
      String name,
      List<String> certificates,
      boolean acceptsTransfers)
      implements PartyAct {
    public Enrol {
      require(
          !certificates.isEmpty() && certificates.size() <= 5,
          Form.WRONG_TYPE,
          "a certificate chain has one to five certificates");
    }
  }

  /**
   * A party adds a key, with a signature by a key it has; a certificate alone brings no further key
   * in.
   *
   * @param request the party's request, signed with the new key
   */
  record AddKey(PartyId by, Hash after, Instant at, Unlocode place, SignedAct request)
      implements Change {}

  /**
   * A party ends one of its keys. What the key signed before stands.
   *
   * @param key the key that signs nothing more
   * @param reason why the key ends, in the party's words
   */
  record RevokeKey(PartyId by, Hash after, Instant at, Unlocode place, KeyId key, String reason)
      implements Change {}

  /**
   * The party, or a registrar for it, stops everything that is signed in its name: a key may be in
   * other hands.
   *
   * @param party whose keys sign nothing until a registrar lifts the freeze
   * @param reason what is known, in the signer's words
   */
  record Freeze(PartyId party, Hash after, PartyId by, Instant at, Unlocode place, String reason)
      implements Change {}

  /**
   * A registrar ends a freeze. The party cannot: its key may be what is in other hands.
   *
   * @param party whose keys sign again
   * @param reason what was found, in the registrar's words
   */
  record LiftFreeze(
      PartyId party, Hash after, PartyId by, Instant at, Unlocode place, String reason)
      implements Change {}

  /**
   * A registrar proposes a new key for a party that has none left to sign with.
   *
   * @param party who gets the key
   * @param request the party's request, signed with the new key
   * @param reason how the registrar knows that it is the party who asks
   */
  record ProposeKey(
      PartyId party,
      Hash after,
      PartyId by,
      Instant at,
      Unlocode place,
      SignedAct request,
      String reason)
      implements Change {}

  /**
   * A second registrar confirms the proposed key: it is the party's, and all keys before it end.
   *
   * @param party who gets the key
   * @param key the proposed key, named so that the second registrar signs for this one
   * @param reason how the second registrar knows that it is the party who asks
   */
  record ConfirmKey(
      PartyId party, Hash after, PartyId by, Instant at, Unlocode place, KeyId key, String reason)
      implements Change {}
}
