package org.throughbill.acts.proof;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.value.PartyId;

/**
 * A time for which one party had exclusive control of a bill, in one right.
 *
 * @param seq the entry that control began with
 * @param until when it ended without passing on: the bill went on paper, or had ended; absent
 *     before
 */
public record Stretch(PartyId by, Right right, Instant since, long seq, @Nullable Instant until) {
  /** In what right a party controls a bill. */
  public enum Right {
    /** Free control. */
    HOLDER,
    /** As security for a debt; never as owner. */
    PLEDGEE,
    /** As the operator to which the bill was given up. */
    OPERATOR
  }

  /** Whether it is the same control going on. */
  boolean continues(Stretch before) {
    return before.until() == null && by.equals(before.by()) && right == before.right();
  }

  /** The same, over at a time; what was over before stays so. */
  Stretch over(Instant time) {
    return until == null ? new Stretch(by, right, since, seq, time) : this;
  }

  boolean covers(Instant time) {
    return !since.isAfter(time) && (until == null || time.isBefore(until));
  }
}
