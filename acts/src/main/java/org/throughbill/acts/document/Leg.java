package org.throughbill.acts.document;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Judgement;
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
 * @param wagons which vehicle travels on which wagon, on rails and without a container
 * @param decks which vehicle stands on which deck, on a ro-ro ship
 */
public record Leg(
    Mode mode,
    PartyId carrier,
    Place from,
    Place to,
    Instant departure,
    Instant arrival,
    @Nullable String conveyance,
    @Nullable List<WagonLoad> wagons,
    @Nullable List<DeckLoad> decks) {
  /** Modes of transport (UN/CEFACT recommendation 19). */
  public enum Mode {
    RAIL,
    SEA,
    ROAD,
    INLAND_WATER;

    /** Whether it goes by ship. */
    public boolean isByWater() {
      return switch (this) {
        case SEA, INLAND_WATER -> true;
        case RAIL, ROAD -> false;
      };
    }
  }

  public Leg {
    new Judgement()
        .require(
            departure.isBefore(arrival), "/arrival", Rule.R78, "a leg arrives after it departs")
        .require(wagons == null || mode == Mode.RAIL, "/wagons", Rule.R79, "wagons run on rails")
        .require(decks == null || mode.isByWater(), "/decks", Rule.R79, "decks are a ship's")
        .pass();
  }

  /** A leg without a load plan. */
  public Leg(
      Mode mode,
      PartyId carrier,
      Place from,
      Place to,
      Instant departure,
      Instant arrival,
      @Nullable String conveyance) {
    this(mode, carrier, from, to, departure, arrival, conveyance, null, null);
  }

  /** The same leg to another place. */
  Leg endingAt(Place end) {
    return new Leg(mode, carrier, from, end, departure, arrival, conveyance, wagons, decks);
  }

  public List<WagonLoad> wagonLoads() {
    return wagons == null ? List.of() : wagons;
  }

  public List<DeckLoad> deckLoads() {
    return decks == null ? List.of() : decks;
  }

  public boolean hasLoadPlan() {
    return wagons != null || decks != null;
  }
}
