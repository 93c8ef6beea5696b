package org.throughbill.customs.inspection;

import org.throughbill.acts.ActType;
import org.throughbill.acts.Form;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Rule;

/** Whose turn it is: the table of every state and every act, legal or refused. */
public sealed interface Turn {
  /** An officer may act. */
  record Officers() implements Turn {}

  /** The act may not follow the state, for this reason. */
  record Never(Reason reason) implements Turn {}

  /** Whose turn it is for an act in a state. */
  static Turn of(State state, ActType act) {
    return switch (act) {
      case INSPECTION_INSPECT, INSPECTION_HOLD, INSPECTION_LIFT ->
          switch (state) {
            case UNOPENED -> new Never(Form.NOT_FOUND);
            case OPEN -> new Officers();
            case CLOSED -> new Never(Rule.R35);
          };
      case BILL_ISSUE,
          BILL_TRANSFER,
          BILL_OFFER_TRANSFER,
          BILL_ENDORSE,
          BILL_PLEDGE,
          BILL_ACCEPT,
          BILL_DECLINE,
          BILL_WITHDRAW,
          BILL_AMEND,
          BILL_CONSENT,
          BILL_INSTRUCT,
          BILL_DEMAND_SECURITY,
          BILL_EXECUTE_INSTRUCTION,
          BILL_CONVERT_TO_PAPER,
          BILL_CONVERT_TO_ELECTRONIC,
          BILL_DELIVER_AGAINST_PAPER,
          BILL_RELEASE,
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
          BILL_SELL_GOODS,
          BILL_DELIVER_ON_INDEMNITY,
          BILL_MILESTONE,
          BILL_REFUSAL,
          PARTY_ENROL,
          PARTY_ADD_KEY,
          PARTY_REVOKE_KEY,
          PARTY_FREEZE,
          PARTY_LIFT_FREEZE,
          PARTY_PROPOSE_KEY,
          PARTY_CONFIRM_KEY,
          COLLATERAL_REQUEST,
          COLLATERAL_OFFER,
          COLLATERAL_DECLINE,
          STATEMENT_AGREE,
          STATEMENT_RECEIVE,
          STATEMENT_IN_CONTROL,
          STATEMENT_REQUEST_KEY ->
          new Never(Form.WRONG_PLACE);
    };
  }
}
