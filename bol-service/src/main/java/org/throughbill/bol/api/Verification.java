package org.throughbill.bol.api;

import java.time.Instant;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.bol.Verifications.Found;
import org.throughbill.ledger.http.Language;

/**
 * What a stranger learns of an entry that is genuine.
 *
 * @param entry the hash that was asked for
 * @param seq its place on the bill's chain
 * @param sealedAt when the registry sealed it
 * @param newest whether nothing came after it, so that what was shown is the bill as it is now
 * @param state where the bill stands now
 * @param stateInWords the same in the caller's language
 * @param shown what was shown is a copy: whoever holds it holds no bill (R15)
 * @param askedAt when this was so
 */
public record Verification(
    BillId bill,
    Hash entry,
    long seq,
    Instant sealedAt,
    boolean newest,
    PublicState state,
    String stateInWords,
    Shown shown,
    Instant askedAt) {
  /** What can be shown of a record whose control is elsewhere. */
  public enum Shown {
    NOT_OPERATIVE
  }

  static Verification of(Found found, Instant now, Language language) {
    PublicState state = PublicState.of(found.bill().title().at(now));
    return new Verification(
        found.bill().id(),
        found.entry().hash(),
        found.entry().seq(),
        found.entry().sealedAt(),
        found.newest(),
        state,
        state.in(language),
        Shown.NOT_OPERATIVE,
        now);
  }
}
