package org.throughbill.acts.proof;

import java.time.Instant;
import org.throughbill.acts.value.PartyId;

/**
 * A time for which one party had exclusive control of a bill, in one right.
 *
 * @param seq the entry that control began with
 */
public record Stretch(PartyId by, Right right, Instant since, long seq) {
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
    return by.equals(before.by()) && right == before.right();
  }
}
