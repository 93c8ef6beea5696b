package org.throughbill.bol.bill;

import java.util.Optional;
import java.util.Set;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.title.Offer;
import org.throughbill.acts.title.Order;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.value.PartyId;

/**
 * Whether a party acts in the capacity whose turn it is; the same answer for deciding an act and
 * for listing open acts.
 */
public final class Capacity {
  private Capacity() {}

  /** Refuses, or returns if it is the party's turn for this act. */
  public static void require(
      Optional<Bill> bill, ActType act, PartyId party, Set<Role> roles, Situation situation) {
    Title title = bill.map(b -> b.title().at(situation.now())).orElse(null);
    TitleState state = title == null ? TitleState.UNISSUED : title.state();
    switch (Turn.of(state, act)) {
      case Turn.Never never ->
          throw new Refused(never.reason(), act.wireName() + " cannot follow " + state);
      case Turn.For turn -> {
        if (bill.isPresent() && title != null) {
          requireCapacity(turn.actor(), bill.get(), title, act, party, roles, situation);
        }
      }
    }
  }

  private static void requireCapacity(
      Actor actor,
      Bill bill,
      Title title,
      ActType act,
      PartyId party,
      Set<Role> roles,
      Situation situation) {
    boolean controls = title.controller().filter(party::equals).isPresent();
    boolean fits =
        switch (actor) {
          case OPERATOR -> party.equals(bill.operator());
          case CONTROLLER, HOLDER -> controls;
          case ENDORSER ->
              switch (bill.order()) {
                case Order.ToOrderOf order -> order.party().equals(party);
                case Order.Named _ -> false;
                case Order.Blank _ -> controls;
              };
          case OFFEROR ->
              title instanceof Title.Offered offered && offered.offer().by().equals(party);
          case OFFEREE -> title instanceof Title.Offered offered && offered.offer().isTo(party);
          case ASKED ->
              title instanceof Title.Offered offered && offered.offer().asked().contains(party);
          case AMENDER, CONVERTER, CANCELLER ->
              title instanceof Title.Settled settled
                  && bill.instrument().proposersOf(act, settled).contains(party);
          case CONSENTER ->
              title instanceof Title.Offered(_, Offer.OfChange change)
                  && change.awaited().contains(party);
          case INSTRUCTED ->
              title instanceof Title.Offered(_, Offer.OfInstruction instruction)
                  && instruction.operator().equals(party);
          case PLEDGEE -> title instanceof Title.Pledged pledged && pledged.pledgee().equals(party);
          case CARRIER ->
              party.equals(bill.operator())
                  || bill.document().legs().stream().anyMatch(leg -> leg.carrier().equals(party));
          case AUTHORITY -> roles.contains(Role.OFFICER);
          case REGISTRY -> party.equals(situation.registry());
        };
    boolean inBlank = actor == Actor.ENDORSER && bill.order() instanceof Order.Blank;
    Refused.require(
        fits,
        inBlank ? Rule.R18 : actor.rule(),
        party + " is not the " + actor.name().toLowerCase(java.util.Locale.ROOT));
    if (actor == Actor.HOLDER) {
      Refused.require(
          bill.order().leadsTo(party),
          Rule.R17,
          "control is with " + party + ", the order does not lead to it");
    }
  }
}
