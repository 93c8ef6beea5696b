package org.throughbill.acts.document;

import static org.throughbill.acts.Refused.require;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Rule;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Place;

/**
 * A part of the journey by one mode, performed by one carrier.
 *
 * @param conveyance the vessel, train or vehicle, where it is known
 * @param carrier who performs it
 * @param from where it starts
 * @param to where it ends
 * @param departure planned time of departure
 * @param arrival planned time of arrival
 */
public record Leg(
    Mode mode,
    PartyId carrier,
    Place from,
    Place to,
    Instant departure,
    Instant arrival,
    @Nullable String conveyance) {
  /** Modes of transport (UN/CEFACT recommendation 19). */
  public enum Mode {
    RAIL,
    SEA,
    ROAD,
    INLAND_WATER
  }

  public Leg {
    require(departure.isBefore(arrival), Rule.R78, "a leg arrives after it departs");
  }
}
