package org.throughbill.bol.bill;

import static org.throughbill.acts.Rule.R15;
import static org.throughbill.acts.Rule.R22;
import static org.throughbill.acts.Rule.R26;
import static org.throughbill.acts.Rule.R27;
import static org.throughbill.acts.Rule.R28;
import static org.throughbill.acts.Rule.R29;
import static org.throughbill.acts.Rule.R30;
import static org.throughbill.acts.Rule.R31;
import static org.throughbill.acts.Rule.R33;
import static org.throughbill.acts.Rule.R35;
import static org.throughbill.acts.Rule.R61;
import static org.throughbill.acts.Rule.R64;
import static org.throughbill.acts.Rule.R83;
import static org.throughbill.acts.Rule.R85;
import static org.throughbill.bol.bill.Actor.AMENDER;
import static org.throughbill.bol.bill.Actor.ASKED;
import static org.throughbill.bol.bill.Actor.AUTHORITY;
import static org.throughbill.bol.bill.Actor.CANCELLER;
import static org.throughbill.bol.bill.Actor.CARRIER;
import static org.throughbill.bol.bill.Actor.CONSENTER;
import static org.throughbill.bol.bill.Actor.CONTROLLER;
import static org.throughbill.bol.bill.Actor.CONVERTER;
import static org.throughbill.bol.bill.Actor.ENDORSER;
import static org.throughbill.bol.bill.Actor.HOLDER;
import static org.throughbill.bol.bill.Actor.INSTRUCTED;
import static org.throughbill.bol.bill.Actor.OFFEREE;
import static org.throughbill.bol.bill.Actor.OFFEROR;
import static org.throughbill.bol.bill.Actor.OPERATOR;
import static org.throughbill.bol.bill.Actor.PLEDGEE;
import static org.throughbill.bol.bill.Actor.REGISTRY;

import org.throughbill.acts.ActType;
import org.throughbill.acts.Form;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Rule;
import org.throughbill.acts.title.TitleState;

/** Whose turn it is: the table of every state and every act, legal or refused. */
public sealed interface Turn {
  /** The act may follow the state, in this capacity. */
  record For(Actor actor) implements Turn {}

  /** The act may not follow the state, for this reason. */
  record Never(Reason reason) implements Turn {}

  /** Whose turn it is for an act in a state. */
  static Turn of(TitleState state, ActType act) {
    // spotless:off
    return switch (act) {
      //                                       UNISSUED        HELD            OFFERED         PLEDGED         SURRENDERING    SURRENDERED     PAPER           ENDED
      case BILL_ISSUE                -> row(state, of(OPERATOR),   no(R15),        no(R15),        no(R15),        no(R15),        no(R15),        no(R15),        no(R15));
      case BILL_TRANSFER             -> row(state, none(),         of(CONTROLLER), no(R61),        no(R61),        no(R31),        no(R31),        no(R29),        no(R35));
      case BILL_OFFER_TRANSFER       -> row(state, none(),         of(CONTROLLER), no(R61),        no(R61),        no(R31),        no(R31),        no(R29),        no(R35));
      case BILL_ENDORSE              -> row(state, none(),         of(ENDORSER),   no(R61),        no(R61),        no(R31),        no(R31),        no(R29),        no(R35));
      case BILL_PLEDGE               -> row(state, none(),         of(HOLDER),     no(R61),        no(R61),        no(R31),        no(R31),        no(R29),        no(R35));
      case BILL_ACCEPT               -> row(state, none(),         no(R22),        of(OFFEREE),    no(R61),        no(R31),        no(R31),        no(R22),        no(R35));
      case BILL_DECLINE              -> row(state, none(),         no(R22),        of(ASKED),      no(R61),        no(R31),        no(R31),        no(R22),        no(R35));
      case BILL_WITHDRAW             -> row(state, none(),         no(R22),        of(OFFEROR),    no(R61),        no(R31),        no(R31),        no(R22),        no(R35));
      case BILL_AMEND                -> row(state, none(),         of(AMENDER),    no(R61),        of(AMENDER),    no(R31),        no(R31),        no(R29),        no(R35));
      case BILL_CONSENT              -> row(state, none(),         no(R26),        of(CONSENTER),  no(R26),        no(R31),        no(R31),        no(R29),        no(R35));
      case BILL_INSTRUCT             -> row(state, none(),         of(HOLDER),     no(R61),        no(R61),        no(R31),        no(R31),        no(R29),        no(R35));
      case BILL_DEMAND_SECURITY      -> row(state, none(),         no(R28),        of(INSTRUCTED), no(R28),        no(R31),        no(R31),        no(R29),        no(R35));
      case BILL_EXECUTE_INSTRUCTION  -> row(state, none(),         no(R28),        of(INSTRUCTED), no(R28),        no(R31),        no(R31),        no(R29),        no(R35));
      case BILL_CONVERT_TO_PAPER     -> row(state, none(),         of(CONVERTER),  no(R61),        of(CONVERTER),  no(R31),        no(R31),        no(R29),        no(R35));
      case BILL_CONVERT_TO_ELECTRONIC-> row(state, none(),         no(R30),        no(R30),        no(R30),        no(R30),        no(R30),        of(OPERATOR),   no(R35));
      case BILL_DELIVER_AGAINST_PAPER-> row(state, none(),         no(R29),        no(R61),        no(R29),        no(R29),        no(R29),        of(OPERATOR),   no(R35));
      case BILL_RELEASE              -> row(state, none(),         no(R64),        no(R64),        of(PLEDGEE),    no(R64),        no(R64),        no(R29),        no(R35));
      case BILL_SURRENDER            -> row(state, none(),         of(HOLDER),     no(R61),        no(R61),        no(R31),        no(R31),        no(R29),        no(R35));
      case BILL_SURRENDER_FOR_AMENDMENT-> row(state, none(),         of(HOLDER),     no(R61),        no(R27),        no(R31),        no(R31),        no(R29),        no(R35));
      case BILL_VOID                 -> row(state, none(),         no(R27),        no(R27),        no(R27),        of(OPERATOR),   no(R31),        no(R29),        no(R35));
      case BILL_SURRENDER_FOR_SPLIT  -> row(state, none(),         of(HOLDER),     no(R61),        no(R61),        no(R31),        no(R31),        no(R29),        no(R35));
      case BILL_SPLIT                -> row(state, none(),         no(R83),        no(R83),        no(R83),        of(OPERATOR),   no(R31),        no(R29),        no(R35));
      case BILL_SURRENDER_FOR_MERGE  -> row(state, none(),         of(HOLDER),     no(R61),        no(R61),        no(R31),        no(R31),        no(R29),        no(R35));
      case BILL_MERGE                -> row(state, none(),         no(R85),        no(R85),        no(R85),        of(OPERATOR),   no(R31),        no(R29),        no(R35));
      case BILL_CANCEL               -> row(state, none(),         of(CANCELLER),  no(R61),        of(CANCELLER),  no(R31),        no(R31),        no(R29),        no(R35));
      case BILL_ACCEPT_SURRENDER     -> row(state, none(),         no(R31),        no(R31),        no(R31),        of(OPERATOR),   no(R31),        no(R29),        no(R35));
      case BILL_REJECT_SURRENDER     -> row(state, none(),         no(R31),        no(R31),        no(R31),        of(OPERATOR),   no(R31),        no(R29),        no(R35));
      case BILL_DELIVER              -> row(state, none(),         of(OPERATOR),   of(OPERATOR),   of(OPERATOR),   of(OPERATOR),   of(OPERATOR),   no(R29),        no(R35));
      case BILL_NOTIFY_ARRIVAL       -> row(state, none(),         of(OPERATOR),   of(OPERATOR),   of(OPERATOR),   of(OPERATOR),   of(OPERATOR),   of(OPERATOR),   no(R35));
      case BILL_STORE_GOODS          -> row(state, none(),         of(OPERATOR),   of(OPERATOR),   of(OPERATOR),   of(OPERATOR),   of(OPERATOR),   of(OPERATOR),   no(R35));
      case BILL_SELL_GOODS           -> row(state, none(),         of(OPERATOR),   of(OPERATOR),   of(OPERATOR),   no(R31),        of(OPERATOR),   of(OPERATOR),   no(R35));
      case BILL_DELIVER_ON_INDEMNITY -> row(state, none(),         of(OPERATOR),   no(R33),        no(R33),        no(R33),        no(R33),        of(OPERATOR),   no(R35));
      case BILL_MILESTONE            -> row(state, none(),         of(CARRIER),    of(CARRIER),    of(CARRIER),    of(CARRIER),    of(CARRIER),    of(CARRIER),    no(R35));
      case BILL_REFUSAL              -> row(state, none(),         of(REGISTRY),   of(REGISTRY),   of(REGISTRY),   of(REGISTRY),   of(REGISTRY),   of(REGISTRY),   of(REGISTRY));
      case INSPECTION_INSPECT,
           INSPECTION_HOLD,
           INSPECTION_LIFT           -> row(state, none(),         of(AUTHORITY),  of(AUTHORITY),  of(AUTHORITY),  of(AUTHORITY),  of(AUTHORITY),  of(AUTHORITY),  no(R35));
      case PARTY_ENROL, PARTY_ADD_KEY, PARTY_REVOKE_KEY,
           PARTY_FREEZE, PARTY_LIFT_FREEZE, PARTY_PROPOSE_KEY, PARTY_CONFIRM_KEY,
           COLLATERAL_REQUEST, COLLATERAL_OFFER, COLLATERAL_DECLINE,
           STATEMENT_AGREE, STATEMENT_RECEIVE, STATEMENT_IN_CONTROL, STATEMENT_REQUEST_KEY -> new Never(Form.WRONG_PLACE);
    };
    // spotless:on
  }

  private static Turn row(
      TitleState state,
      Turn unissued,
      Turn held,
      Turn offered,
      Turn pledged,
      Turn surrendering,
      Turn surrendered,
      Turn paper,
      Turn ended) {
    return switch (state) {
      case UNISSUED -> unissued;
      case HELD -> held;
      case OFFERED -> offered;
      case PLEDGED -> pledged;
      case SURRENDERING -> surrendering;
      case SURRENDERED -> surrendered;
      case PAPER -> paper;
      case DELIVERED, VOID, SOLD, CANCELLED -> ended;
    };
  }

  private static Turn of(Actor actor) {
    return new For(actor);
  }

  private static Turn no(Rule rule) {
    return new Never(rule);
  }

  private static Turn none() {
    return new Never(Form.NOT_FOUND);
  }
}
