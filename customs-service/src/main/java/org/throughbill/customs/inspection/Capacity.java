package org.throughbill.customs.inspection;

import java.util.Set;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.value.Office;

/**
 * Whether a party acts as an officer whose turn it is; the same answer for deciding an act and for
 * listing open acts.
 */
public final class Capacity {
  private Capacity() {}

  /**
   * Refuses, or returns if it is the party's turn for this act.
   *
   * @param offices the offices that the party's key acts for, or all its keys where none is chosen
   */
  public static void require(
      Case inspected, ActType act, Set<Role> roles, Set<Office> offices, Situation situation) {
    State state = situation.state();
    switch (Turn.of(state, act)) {
      case Turn.Never never ->
          throw new Refused(
              never.reason(), act.wireName() + " has no place on a case that is " + state);
      case Turn.Officers _ -> {
        Refused.require(
            roles.contains(Role.OFFICER) && !offices.isEmpty(),
            Rule.R45,
            "only an officer of an authority's office acts on a case");
        Refused.require(
            act != ActType.INSPECTION_LIFT || holdsSomething(inspected, offices),
            Rule.R51,
            "no hold of the officer's authority is in force");
      }
    }
  }

  private static boolean holdsSomething(Case inspected, Set<Office> offices) {
    return inspected.holds().stream()
        .anyMatch(
            hold ->
                offices.stream()
                    .anyMatch(office -> office.authority() == hold.office().authority()));
  }
}
