package org.throughbill.customs.inspection;

import java.time.Instant;
import java.util.Optional;

/**
 * What a decision needs to know besides the case.
 *
 * @param now when the act is sealed, if it is
 * @param bill the bill as its title chain says, as far as it is followed; empty if none is known
 */
public record Situation(Instant now, Optional<Bill> bill) {
  /** A case is open from the issue of the bill to delivery. */
  public State state() {
    return bill.map(b -> b.ended() ? State.CLOSED : State.OPEN).orElse(State.UNOPENED);
  }
}
