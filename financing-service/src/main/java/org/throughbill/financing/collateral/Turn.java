package org.throughbill.financing.collateral;

import static org.throughbill.financing.collateral.Actor.BANK;
import static org.throughbill.financing.collateral.Actor.HOLDER;
import static org.throughbill.financing.collateral.Actor.PLEDGEE;
import static org.throughbill.financing.collateral.Actor.REGISTRY;
import static org.throughbill.financing.collateral.Actor.TITLE;

import org.throughbill.acts.ActType;
import org.throughbill.acts.Form;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Rule;
import org.throughbill.acts.title.TitleState;

/** Whose turn it is: the tables of every state and every act, legal or refused. */
public sealed interface Turn {
  /** The act may follow the state, in this capacity. */
  record For(Actor actor) implements Turn {}

  /** The act may not follow the state, for this reason. */
  record Never(Reason reason) implements Turn {}

  /** Whose turn it is for an act about a request in a state. */
  static Turn of(State request, ActType act) {
    return switch (act) {
      case COLLATERAL_REQUEST ->
          switch (request) {
            case NONE -> of(HOLDER);
            case OPEN, OFFERED, DECLINED, TAKEN, RELEASED, ENDED -> no(Rule.R20);
          };
      case COLLATERAL_OFFER, COLLATERAL_DECLINE ->
          switch (request) {
            case NONE -> no(Form.NOT_FOUND);
            case OPEN -> of(BANK);
            case TAKEN -> no(Rule.R61);
            case OFFERED, DECLINED, RELEASED, ENDED -> no(Rule.R20);
          };
      case BILL_ACCEPT ->
          switch (request) {
            case OFFERED -> of(BANK);
            case TAKEN -> no(Rule.R61);
            case NONE, OPEN, DECLINED, RELEASED, ENDED -> no(Rule.R58);
          };
      case BILL_RELEASE ->
          switch (request) {
            case TAKEN -> of(PLEDGEE);
            case NONE, OPEN, OFFERED, DECLINED, RELEASED, ENDED -> no(Rule.R64);
          };
      case BILL_CONSENT, BILL_SELL_GOODS, BILL_DELIVER_AGAINST_PAPER ->
          switch (request) {
            case TAKEN -> of(TITLE);
            case NONE, OPEN, OFFERED, DECLINED, RELEASED, ENDED -> no(Rule.R64);
          };
      case BILL_REFUSAL -> of(REGISTRY);
      case BILL_ISSUE,
          BILL_TRANSFER,
          BILL_OFFER_TRANSFER,
          BILL_ENDORSE,
          BILL_PLEDGE,
          BILL_DECLINE,
          BILL_WITHDRAW,
          BILL_AMEND,
          BILL_INSTRUCT,
          BILL_DEMAND_SECURITY,
          BILL_EXECUTE_INSTRUCTION,
          BILL_CONVERT_TO_PAPER,
          BILL_CONVERT_TO_ELECTRONIC,
          BILL_SURRENDER,
          BILL_SURRENDER_FOR_AMENDMENT,
          BILL_VOID,
          BILL_SURRENDER_FOR_SPLIT,
          BILL_SPLIT,
          BILL_SURRENDER_FOR_MERGE,
          BILL_MERGE,
          BILL_CANCEL,
          BILL_ACCEPT_SURRENDER,
          BILL_REJECT_SURRENDER,
          BILL_DELIVER,
          BILL_NOTIFY_ARRIVAL,
          BILL_STORE_GOODS,
          BILL_DELIVER_ON_INDEMNITY,
          BILL_MILESTONE,
          INSPECTION_INSPECT,
          INSPECTION_HOLD,
          INSPECTION_LIFT,
          PARTY_ENROL,
          PARTY_ADD_KEY,
          PARTY_REVOKE_KEY,
          PARTY_FREEZE,
          PARTY_LIFT_FREEZE,
          PARTY_PROPOSE_KEY,
          PARTY_CONFIRM_KEY,
          STATEMENT_AGREE,
          STATEMENT_RECEIVE,
          STATEMENT_IN_CONTROL,
          STATEMENT_REQUEST_KEY ->
          no(Form.WRONG_PLACE);
    };
  }

  /** Whose turn it is for an act upon a title in a state. */
  static Turn upon(TitleState title, ActType act) {
    return switch (act) {
      case COLLATERAL_REQUEST -> lending(title, HOLDER);
      case COLLATERAL_OFFER -> lending(title, BANK);
      case COLLATERAL_DECLINE -> title == TitleState.UNISSUED ? no(Form.NOT_FOUND) : of(BANK);
      case BILL_ACCEPT -> title == TitleState.PLEDGED ? of(BANK) : no(Rule.R58);
      case BILL_RELEASE -> title == TitleState.HELD ? of(PLEDGEE) : no(Rule.R64);
      case BILL_CONSENT -> title == TitleState.CANCELLED ? of(TITLE) : no(Rule.R64);
      case BILL_SELL_GOODS -> title == TitleState.SOLD ? of(TITLE) : no(Rule.R64);
      case BILL_DELIVER_AGAINST_PAPER -> title == TitleState.DELIVERED ? of(TITLE) : no(Rule.R64);
      case BILL_REFUSAL -> title == TitleState.UNISSUED ? no(Form.NOT_FOUND) : of(REGISTRY);
      case BILL_ISSUE,
          BILL_TRANSFER,
          BILL_OFFER_TRANSFER,
          BILL_ENDORSE,
          BILL_PLEDGE,
          BILL_DECLINE,
          BILL_WITHDRAW,
          BILL_AMEND,
          BILL_INSTRUCT,
          BILL_DEMAND_SECURITY,
          BILL_EXECUTE_INSTRUCTION,
          BILL_CONVERT_TO_PAPER,
          BILL_CONVERT_TO_ELECTRONIC,
          BILL_SURRENDER,
          BILL_SURRENDER_FOR_AMENDMENT,
          BILL_VOID,
          BILL_SURRENDER_FOR_SPLIT,
          BILL_SPLIT,
          BILL_SURRENDER_FOR_MERGE,
          BILL_MERGE,
          BILL_CANCEL,
          BILL_ACCEPT_SURRENDER,
          BILL_REJECT_SURRENDER,
          BILL_DELIVER,
          BILL_NOTIFY_ARRIVAL,
          BILL_STORE_GOODS,
          BILL_DELIVER_ON_INDEMNITY,
          BILL_MILESTONE,
          INSPECTION_INSPECT,
          INSPECTION_HOLD,
          INSPECTION_LIFT,
          PARTY_ENROL,
          PARTY_ADD_KEY,
          PARTY_REVOKE_KEY,
          PARTY_FREEZE,
          PARTY_LIFT_FREEZE,
          PARTY_PROPOSE_KEY,
          PARTY_CONFIRM_KEY,
          STATEMENT_AGREE,
          STATEMENT_RECEIVE,
          STATEMENT_IN_CONTROL,
          STATEMENT_REQUEST_KEY ->
          no(Form.WRONG_PLACE);
    };
  }

  /** Finance is asked for and offered upon a bill that is free to be pledged. */
  private static Turn lending(TitleState title, Actor actor) {
    return switch (title) {
      case UNISSUED -> no(Form.NOT_FOUND);
      case HELD -> of(actor);
      case OFFERED, PLEDGED -> no(Rule.R61);
      case SURRENDERING, SURRENDERED -> no(Rule.R31);
      case PAPER -> no(Rule.R29);
      case DELIVERED, VOID, SOLD, CANCELLED -> no(Rule.R35);
    };
  }

  private static Turn of(Actor actor) {
    return new For(actor);
  }

  private static Turn no(Reason reason) {
    return new Never(reason);
  }
}
