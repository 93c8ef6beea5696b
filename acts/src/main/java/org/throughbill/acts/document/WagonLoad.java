package org.throughbill.acts.document;

import java.util.List;
import org.throughbill.acts.Judgement;
import org.throughbill.acts.Rule;
import org.throughbill.acts.value.Vin;
import org.throughbill.acts.value.WagonNumber;

/**
 * The vehicles that one wagon of a train carries.
 *
 * @param type the wagon's type, like JSQ6
 * @param capacity how many vehicles it takes, as its keeper states
 * @param vins the vehicles on it
 */
public record WagonLoad(WagonNumber wagon, String type, int capacity, List<Vin> vins) {
  private static final String JSQ6 = "JSQ6";
  private static final int ON_JSQ6 = 10;

  public WagonLoad {
    new Judgement()
        .require(
            !type.equals(JSQ6) || capacity <= ON_JSQ6,
            "/capacity",
            Rule.R79,
            "a JSQ6 wagon takes 8 to " + ON_JSQ6 + " vehicles")
        .require(!vins.isEmpty(), "/vins", Rule.R79, "wagon " + wagon + " carries no vehicle")
        .require(
            vins.size() <= capacity,
            "/vins",
            Rule.R79,
            vins.size() + " vehicles are planned on wagon " + wagon + ", which takes " + capacity)
        .pass();
  }
}
