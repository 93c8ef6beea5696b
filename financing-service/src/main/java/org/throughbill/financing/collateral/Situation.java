package org.throughbill.financing.collateral;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.value.PartyId;

/**
 * What a decision needs to know besides the collateral chain.
 *
 * @param now when the act is sealed, if it is
 * @param bill the bill as its followed title chain has it
 * @param inspections the goods as the followed inspection chain has them
 * @param standing what the register says of a party
 * @param registry the party that this registry signs its own refusals as
 */
public record Situation(
    Instant now,
    Optional<Bill> bill,
    Inspections inspections,
    Function<PartyId, Standing> standing,
    PartyId registry) {
  /** The title at this time. */
  Optional<Title> title() {
    return bill.map(b -> b.title().at(now));
  }
}
