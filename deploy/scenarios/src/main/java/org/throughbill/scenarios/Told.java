package org.throughbill.scenarios;

import java.util.List;
import org.throughbill.acts.value.BillId;

/**
 * How a scenario went.
 *
 * @param state the state the bill has come to
 * @param sealed how many acts were sealed
 * @param refusals the rules that refused an act, in the order of the story
 */
public record Told(BillId bill, String state, int sealed, List<String> refusals) {
  public Told {
    refusals = List.copyOf(refusals);
  }
}
