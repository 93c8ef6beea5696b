package org.throughbill.acts.document;

import static org.throughbill.acts.Refused.require;

import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Rule;
import org.throughbill.acts.value.PartyId;

/**
 * How the order runs on.
 *
 * @param to the endorsee; none in blank
 */
public record Endorsement(Kind kind, @Nullable PartyId to) {
  /** The forms of endorsement, in DCSA's words ENDORSE, ENDORSE_TO_ORDER and BLANK_ENDORSE. */
  public enum Kind {
    /** To a named party, which cannot endorse on. */
    NAMED,
    /** To the order of a party, which can. */
    TO_ORDER,
    /** To whoever has control. */
    BLANK
  }

  public Endorsement {
    require(
        (kind == Kind.BLANK) == (to == null),
        Rule.R16,
        "an endorsement names its endorsee, unless in blank");
  }
}
