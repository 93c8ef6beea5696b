package org.throughbill.local;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.throughbill.acts.Act;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;

/** A party with its private key, as a trial or a test plays it. */
public record Signatory(PartyId id, String name, SigningKey key, String certificate) {
  public SignedAct sign(Act act) {
    return key.sign(act);
  }

  /** The act by which the party enters the register. */
  public SignedAct enrolment(Instant at) {
    return sign(
        new PartyAct.Enrol(
            id,
            at.truncatedTo(ChronoUnit.SECONDS),
            new Unlocode("CNCKG"),
            name,
            List.of(certificate),
            true));
  }
}
