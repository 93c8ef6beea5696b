package org.throughbill.bol.bill;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;

/**
 * What a decision needs to know besides the bill.
 *
 * @param now when the act is sealed, if it is
 * @param standing what the register says of a party
 * @param registry the party that this registry signs its own refusals as
 * @param places which places this registry knows
 */
public record Situation(
    Instant now,
    Function<PartyId, Standing> standing,
    PartyId registry,
    Predicate<Unlocode> places) {}
