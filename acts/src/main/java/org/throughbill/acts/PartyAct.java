package org.throughbill.acts;

import static org.throughbill.acts.Refused.require;

import java.time.Instant;
import java.util.List;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.KeyId;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;

/** What parties do about themselves and their keys, on the party's own chain. */
public sealed interface PartyAct extends Act {
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
   * A party adds a key, with a signature by the new key; the certificate names the same party.
   *
   * @param certificates the chain in base64 DER, the party's own first, the root left out
   */
  record AddKey(PartyId by, Hash after, Instant at, Unlocode place, List<String> certificates)
      implements PartyAct {
    public AddKey {
      require(
          !certificates.isEmpty() && certificates.size() <= 5,
          Form.WRONG_TYPE,
          "a certificate chain has one to five certificates");
    }
  }

  /**
   * A party ends one of its keys. What the key signed before stands.
   *
   * @param key the key that signs nothing more
   * @param reason why the key ends, in the party's words
   */
  record RevokeKey(PartyId by, Hash after, Instant at, Unlocode place, KeyId key, String reason)
      implements PartyAct {}
}
