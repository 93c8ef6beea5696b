package org.throughbill.financing.collateral;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.throughbill.acts.ActType;
import org.throughbill.acts.CollateralAct;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.value.PartyId;

/**
 * Whether a party acts in the capacity whose turn it is; the same answer for deciding an act and
 * for listing open acts.
 */
public final class Capacity {
  private Capacity() {}

  /**
   * Refuses, or returns if it is the party's turn for this act.
   *
   * @param request what the act is about; empty for a request that is yet to be made
   */
  public static void require(
      Optional<Request> request, ActType act, PartyId party, Situation situation) {
    State state = request.map(r -> progress(r, act, situation).state()).orElse(State.NONE);
    requireTurn(Turn.of(state, act), act, state, request, party, situation);
    TitleState title = situation.title().map(Title::state).orElse(TitleState.UNISSUED);
    requireTurn(Turn.upon(title, act), act, title, request, party, situation);
    if (act == ActType.COLLATERAL_OFFER) {
      requireHolder(request.orElseThrow().by(), situation);
      requireGoodsInOrder(situation.inspections());
    }
  }

  /**
   * A lapsed offer binds no more, and the request is open again. But a bank that accepts a pledge
   * under its own lapsed offer has taken its word up again by a stronger one.
   */
  private static Progress progress(Request request, ActType act, Situation situation) {
    return CollateralAct.class.isAssignableFrom(act.record())
        ? request.progress().at(situation.now())
        : request.progress();
  }

  private static void requireTurn(
      Turn turn,
      ActType act,
      Enum<?> state,
      Optional<Request> request,
      PartyId party,
      Situation situation) {
    switch (turn) {
      case Turn.Never never ->
          throw new Refused(never.reason(), act.wireName() + " cannot follow " + state);
      case Turn.For turnOf -> requireCapacity(turnOf.actor(), request, party, situation);
    }
  }

  private static void requireCapacity(
      Actor actor, Optional<Request> request, PartyId party, Situation situation) {
    switch (actor) {
      case HOLDER -> {
        if (situation.title().filter(title -> title instanceof Title.Held).isPresent()) {
          requireHolder(party, situation);
        }
      }
      case BANK, PLEDGEE ->
          Refused.require(
              request.filter(r -> r.bank().equals(party)).isPresent(),
              actor.reason(),
              party + " is not the " + actor.name().toLowerCase(Locale.ROOT));
      case TITLE -> {}
      case REGISTRY ->
          Refused.require(
              party.equals(situation.registry()), actor.reason(), party + " is not the registry");
    }
  }

  /**
   * Finance is the business of the party that can pledge: in control, and the order leads to it.
   */
  private static void requireHolder(PartyId party, Situation situation) {
    Bill bill = situation.bill().orElseThrow();
    Title title = bill.title().at(situation.now());
    Refused.require(
        title.controller().filter(party::equals).isPresent(),
        Actor.HOLDER.reason(),
        party + " is not in control of the bill");
    Refused.require(
        bill.order().leadsTo(party),
        Rule.R21,
        "control is with " + party + ", the order does not lead to it");
  }

  private static void requireGoodsInOrder(Inspections inspections) {
    List<Fault> faults = new ArrayList<>();
    inspections
        .holds()
        .forEach(
            (hold, office) ->
                faults.add(
                    new Fault(
                        "",
                        Rule.R62,
                        "hold "
                            + hold.id()
                            + " of "
                            + hold.authority()
                            + " "
                            + office.district()
                            + " is in force")));
    inspections
        .findings()
        .failures()
        .forEach(
            failed ->
                faults.add(
                    new Fault(
                        "",
                        Rule.R62,
                        "inspection " + failed.id() + " (" + failed.scope() + ") failed")));
    if (!faults.isEmpty()) {
      throw new Refused(faults);
    }
  }
}
