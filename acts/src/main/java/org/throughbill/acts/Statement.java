package org.throughbill.acts;

import static org.throughbill.acts.Refused.require;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;

/**
 * One party's signed word that another party's act is signed around; it stands on no chain alone.
 */
public sealed interface Statement extends Act {
  /** The consignor agrees that this document is issued. */
  record Agree(PartyId by, Instant at, Unlocode place, Document document) implements Statement {}

  /** The party entitled to the goods acknowledges that it has received them. */
  record Receive(BillId bill, PartyId by, Instant at, Unlocode place) implements Statement {}

  /**
   * The registry states who controls a bill; that party shows it to others for a short time. It
   * stands on no chain, and holds as long as no act upon control follows the entry that it names.
   *
   * @param controller the party in control
   * @param seq the entry that the bill stood at
   * @param head hash of that entry
   * @param until the statement is good for nothing from this time on
   */
  record InControl(
      BillId bill,
      PartyId by,
      Instant at,
      Unlocode place,
      PartyId controller,
      long seq,
      Hash head,
      Instant until)
      implements Statement {
    /** For longer than this nobody should rely on who was in control. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    public InControl {
      require(until.isAfter(at), Rule.R25, "a proof is good for some time");
      require(!until.isAfter(at.plus(LONGEST)), Rule.R25, "a proof is good for a short time");
    }
  }

  /**
   * A party asks for a new key; the signature by the new key proves possession. It enters by the
   * word of a key that the party has, or of two registrars if it has none left.
   *
   * @param certificates the chain in base64 DER, the party's own first, the root left out
   */
  record RequestKey(PartyId by, Instant at, Unlocode place, List<String> certificates)
      implements Statement {
    public RequestKey {
      require(
          !certificates.isEmpty() && certificates.size() <= 5,
          Form.WRONG_TYPE,
          "a certificate chain has one to five certificates");
    }
  }
}
