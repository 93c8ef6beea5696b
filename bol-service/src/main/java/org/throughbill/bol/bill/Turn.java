package org.throughbill.bol.bill;

import static org.throughbill.bol.bill.Actor.AUTHORITY;
import static org.throughbill.bol.bill.Actor.CARRIER;
import static org.throughbill.bol.bill.Actor.CONTROLLER;
import static org.throughbill.bol.bill.Actor.ENDORSER;
import static org.throughbill.bol.bill.Actor.HOLDER;
import static org.throughbill.bol.bill.Actor.OFFEREE;
import static org.throughbill.bol.bill.Actor.OFFEROR;
import static org.throughbill.bol.bill.Actor.OPERATOR;
import static org.throughbill.bol.bill.Actor.PLEDGEE;
import static org.throughbill.bol.bill.Actor.REGISTRY;

import org.throughbill.acts.ActType;
import org.throughbill.acts.Form;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Rule;

/** Whose turn it is: the table of every state and every act, legal or refused. */
public sealed interface Turn {
  /** The act may follow the state, in this capacity. */
  record For(Actor actor) implements Turn {}

  /** The act may not follow the state, for this reason. */
  record Never(Reason reason) implements Turn {}

  /** Whose turn it is for an act in a state. */
  static Turn of(State state, ActType act) {
    // spotless:off
    return switch (act) {
      //                                            UNISSUED        HELD             OFFERED
      // PLEDGED        SURRENDERING   SURRENDERED    DELIVERED
      case BILL_ISSUE ->
          row(
              state,
              of(OPERATOR),
              no(Rule.R15),
              no(Rule.R15),
              no(Rule.R15),
              no(Rule.R15),
              no(Rule.R15),
              no(Rule.R15));
      case BILL_TRANSFER ->
          row(
              state,
              unknown(),
              of(CONTROLLER),
              no(Rule.R61),
              no(Rule.R61),
              no(Rule.R31),
              no(Rule.R31),
              no(Rule.R35));
      case BILL_ENDORSE ->
          row(
              state,
              unknown(),
              of(ENDORSER),
              no(Rule.R61),
              no(Rule.R61),
              no(Rule.R31),
              no(Rule.R31),
              no(Rule.R35));
      case BILL_PLEDGE ->
          row(
              state,
              unknown(),
              of(HOLDER),
              no(Rule.R61),
              no(Rule.R61),
              no(Rule.R31),
              no(Rule.R31),
              no(Rule.R35));
      case BILL_ACCEPT ->
          row(
              state,
              unknown(),
              no(Rule.R58),
              of(OFFEREE),
              no(Rule.R61),
              no(Rule.R31),
              no(Rule.R31),
              no(Rule.R35));
      case BILL_DECLINE ->
          row(
              state,
              unknown(),
              no(Rule.R58),
              of(OFFEREE),
              no(Rule.R61),
              no(Rule.R31),
              no(Rule.R31),
              no(Rule.R35));
      case BILL_WITHDRAW ->
          row(
              state,
              unknown(),
              no(Rule.R58),
              of(OFFEROR),
              no(Rule.R61),
              no(Rule.R31),
              no(Rule.R31),
              no(Rule.R35));
      case BILL_RELEASE ->
          row(
              state,
              unknown(),
              no(Rule.R64),
              no(Rule.R64),
              of(PLEDGEE),
              no(Rule.R64),
              no(Rule.R64),
              no(Rule.R35));
      case BILL_SURRENDER ->
          row(
              state,
              unknown(),
              of(HOLDER),
              no(Rule.R61),
              no(Rule.R61),
              no(Rule.R31),
              no(Rule.R31),
              no(Rule.R35));
      case BILL_ACCEPT_SURRENDER ->
          row(
              state,
              unknown(),
              no(Rule.R31),
              no(Rule.R31),
              no(Rule.R31),
              of(OPERATOR),
              no(Rule.R31),
              no(Rule.R35));
      case BILL_REJECT_SURRENDER ->
          row(
              state,
              unknown(),
              no(Rule.R31),
              no(Rule.R31),
              no(Rule.R31),
              of(OPERATOR),
              no(Rule.R31),
              no(Rule.R35));
      case BILL_DELIVER ->
          row(
              state,
              unknown(),
              of(OPERATOR),
              of(OPERATOR),
              of(OPERATOR),
              of(OPERATOR),
              of(OPERATOR),
              no(Rule.R35));
      case BILL_MILESTONE ->
          row(
              state,
              unknown(),
              of(CARRIER),
              of(CARRIER),
              of(CARRIER),
              of(CARRIER),
              of(CARRIER),
              no(Rule.R35));
      case BILL_REFUSAL ->
          row(
              state,
              unknown(),
              of(REGISTRY),
              of(REGISTRY),
              of(REGISTRY),
              of(REGISTRY),
              of(REGISTRY),
              of(REGISTRY));
      case INSPECTION_INSPECT, INSPECTION_HOLD, INSPECTION_LIFT ->
          row(
              state,
              unknown(),
              of(AUTHORITY),
              of(AUTHORITY),
              of(AUTHORITY),
              of(AUTHORITY),
              of(AUTHORITY),
              no(Rule.R35));
      case PARTY_ENROL,
          PARTY_ADD_KEY,
          PARTY_REVOKE_KEY,
          COLLATERAL_REQUEST,
          COLLATERAL_OFFER,
          COLLATERAL_DECLINE,
          STATEMENT_AGREE,
          STATEMENT_RECEIVE ->
          new Never(Form.WRONG_PLACE);
    };
    // spotless:on
  }

  private static Turn row(
      State state,
      Turn unissued,
      Turn held,
      Turn offered,
      Turn pledged,
      Turn surrendering,
      Turn surrendered,
      Turn delivered) {
    return switch (state) {
      case UNISSUED -> unissued;
      case HELD -> held;
      case OFFERED -> offered;
      case PLEDGED -> pledged;
      case SURRENDERING -> surrendering;
      case SURRENDERED -> surrendered;
      case DELIVERED -> delivered;
    };
  }

  private static Turn of(Actor actor) {
    return new For(actor);
  }

  private static Turn no(Rule rule) {
    return new Never(rule);
  }

  private static Turn unknown() {
    return new Never(Form.NOT_FOUND);
  }
}
