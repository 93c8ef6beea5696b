package org.throughbill.acts.document;

import static org.throughbill.acts.Refused.require;

import java.util.List;
import org.throughbill.acts.Rule;
import org.throughbill.acts.value.Vin;

/**
 * The vehicles that stand on one deck of a ro-ro ship.
 *
 * @param deck the ship's name for the deck
 * @param vins the vehicles on it
 */
public record DeckLoad(String deck, List<Vin> vins) {
  public DeckLoad {
    require(!vins.isEmpty(), Rule.R79, "deck " + deck + " carries no vehicle");
  }
}
