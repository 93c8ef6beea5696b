package org.throughbill.acts.title;

import static org.throughbill.acts.title.Consents.Say.AGREES;
import static org.throughbill.acts.title.Consents.Say.ANSWERS;
import static org.throughbill.acts.title.Consents.Say.BARS;
import static org.throughbill.acts.title.Consents.Say.CONSENTS;
import static org.throughbill.acts.title.Consents.Say.MAY_BAR;
import static org.throughbill.acts.title.Consents.Say.NONE;
import static org.throughbill.acts.title.Consents.Say.PROPOSES;
import static org.throughbill.acts.title.Consents.Say.SIGNS;

import java.util.HashSet;
import java.util.Set;
import org.throughbill.acts.ActType;
import org.throughbill.acts.value.PartyId;

/**
 * Whose word a change of a bill takes: one row for each change, and no other place that says it.
 * docs/consents.md shows the same table to readers.
 *
 * @param operator the transport operator that issued the bill
 * @param consignor who agreed to the document
 * @param holder who is in control and may claim the goods; while the bill is pledged, the pledgor
 * @param pledgee the bank, while the bill is pledged
 * @param recipient who gets control by it, where somebody does
 * @param authority an authority that holds the goods
 */
public record Consents(
    Say operator, Say consignor, Say holder, Say pledgee, Say recipient, Say authority) {
  /** What one of the concerned has to do with a change. */
  public enum Say {
    NONE,
    /** The act is its own. */
    SIGNS,
    /** It proposes the change, or consents to it where another has. */
    PROPOSES,
    /** It consents to what another proposes. */
    CONSENTS,
    /** The act is signed around its word. */
    AGREES,
    /** It answers by an act of its own, before which nothing has changed. */
    ANSWERS,
    /** What it has on the bill or the goods has to end first. */
    BARS,
    /** The same, where the bill's profile says so. */
    MAY_BAR;

    private boolean isConsent() {
      return this == PROPOSES || this == CONSENTS;
    }
  }

  private static final Consents NO_CHANGE = new Consents(NONE, NONE, NONE, NONE, NONE, NONE);

  /** The row of an act; of one that changes nothing by itself, nobody has a say in it. */
  public static Consents to(ActType change) {
    // spotless:off
    return switch (change) {
      //                                                operator  consignor holder    pledgee   recipient authority
      case BILL_ISSUE                   -> new Consents(SIGNS,    AGREES,   NONE,     NONE,     NONE,     NONE);
      case BILL_TRANSFER                -> new Consents(NONE,     NONE,     SIGNS,    BARS,     NONE,     MAY_BAR);
      case BILL_OFFER_TRANSFER          -> new Consents(NONE,     NONE,     SIGNS,    BARS,     ANSWERS,  MAY_BAR);
      case BILL_PLEDGE                  -> new Consents(NONE,     NONE,     SIGNS,    BARS,     ANSWERS,  MAY_BAR);
      case BILL_RELEASE                 -> new Consents(NONE,     NONE,     NONE,     SIGNS,    NONE,     NONE);
      case BILL_AMEND                   -> new Consents(PROPOSES, NONE,     PROPOSES, CONSENTS, NONE,     NONE);
      case BILL_INSTRUCT                -> new Consents(ANSWERS,  NONE,     SIGNS,    BARS,     NONE,     NONE);
      case BILL_CONVERT_TO_PAPER        -> new Consents(PROPOSES, NONE,     PROPOSES, CONSENTS, NONE,     MAY_BAR);
      case BILL_CONVERT_TO_ELECTRONIC   -> new Consents(SIGNS,    NONE,     NONE,     NONE,     ANSWERS,  MAY_BAR);
      case BILL_SURRENDER               -> new Consents(ANSWERS,  NONE,     SIGNS,    BARS,     NONE,     NONE);
      case BILL_SURRENDER_FOR_AMENDMENT -> new Consents(ANSWERS,  AGREES,   SIGNS,    BARS,     NONE,     BARS);
      case BILL_SURRENDER_FOR_SPLIT     -> new Consents(ANSWERS,  AGREES,   SIGNS,    BARS,     NONE,     BARS);
      case BILL_SURRENDER_FOR_MERGE     -> new Consents(ANSWERS,  AGREES,   SIGNS,    BARS,     NONE,     BARS);
      case BILL_CANCEL                  -> new Consents(PROPOSES, CONSENTS, PROPOSES, CONSENTS, NONE,     BARS);
      case BILL_DELIVER                 -> new Consents(SIGNS,    NONE,     AGREES,   BARS,     NONE,     BARS);
      case BILL_DELIVER_AGAINST_PAPER   -> new Consents(SIGNS,    NONE,     NONE,     NONE,     NONE,     BARS);
      case BILL_DELIVER_ON_INDEMNITY    -> new Consents(SIGNS,    NONE,     NONE,     BARS,     NONE,     BARS);
      case BILL_SELL_GOODS              -> new Consents(SIGNS,    NONE,     NONE,     NONE,     NONE,     BARS);
      case INSPECTION_LIFT              -> new Consents(NONE,     NONE,     NONE,     NONE,     NONE,     SIGNS);
      case BILL_ENDORSE, BILL_ACCEPT, BILL_DECLINE, BILL_WITHDRAW, BILL_CONSENT,
           BILL_DEMAND_SECURITY, BILL_EXECUTE_INSTRUCTION,
           BILL_VOID, BILL_SPLIT, BILL_MERGE, BILL_ACCEPT_SURRENDER, BILL_REJECT_SURRENDER,
           BILL_NOTIFY_ARRIVAL, BILL_STORE_GOODS, BILL_MILESTONE, BILL_REFUSAL,
           INSPECTION_INSPECT, INSPECTION_HOLD,
           COLLATERAL_REQUEST, COLLATERAL_OFFER, COLLATERAL_DECLINE,
           PARTY_ENROL, PARTY_ADD_KEY, PARTY_REVOKE_KEY, PARTY_FREEZE, PARTY_LIFT_FREEZE,
           PARTY_PROPOSE_KEY, PARTY_CONFIRM_KEY,
           STATEMENT_AGREE, STATEMENT_RECEIVE, STATEMENT_IN_CONTROL, STATEMENT_REQUEST_KEY -> NO_CHANGE;
    };
    // spotless:on
  }

  /** Whether anybody has a say in it. */
  public boolean isChange() {
    return !equals(NO_CHANGE);
  }

  /** Who proposes it, or consents where another has. */
  Set<PartyId> needed(Instrument bill, Title.Settled settled) {
    var parties = new HashSet<PartyId>();
    if (operator.isConsent()) {
      parties.add(bill.operator());
    }
    if (consignor.isConsent()) {
      parties.add(bill.document().consignor().party());
    }
    if (holder.isConsent()) {
      settled.claimant().ifPresent(parties::add);
    }
    if (pledgee.isConsent() && settled instanceof Title.Pledged pledged) {
      parties.add(pledged.pledgee());
    }
    return Set.copyOf(parties);
  }

  /** Who of them may propose it. */
  Set<PartyId> proposers(Instrument bill, Title.Settled settled) {
    var parties = new HashSet<PartyId>();
    if (operator == PROPOSES) {
      parties.add(bill.operator());
    }
    if (holder == PROPOSES) {
      settled.claimant().ifPresent(parties::add);
    }
    return Set.copyOf(parties);
  }
}
