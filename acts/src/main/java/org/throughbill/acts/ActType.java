package org.throughbill.acts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughbill.acts.chain.Topic;

/**
 * The catalogue of acts: the name of each on the wire, the record it is read into, the event it
 * becomes, and the chains it may stand on, its own first.
 *
 * <p>A wire name is for ever. A changed act gets a new version beside the old one.
 */
public enum ActType {
  PARTY_ENROL("party.enrol.v1", PartyAct.Enrol.class, "party.enrolled.v1", Topic.PARTY_EVENTS),
  PARTY_ADD_KEY(
      "party.add-key.v2", PartyAct.AddKey.class, "party.key-added.v2", Topic.PARTY_EVENTS),
  PARTY_REVOKE_KEY(
      "party.revoke-key.v1", PartyAct.RevokeKey.class, "party.key-revoked.v1", Topic.PARTY_EVENTS),
  PARTY_FREEZE("party.freeze.v1", PartyAct.Freeze.class, "party.frozen.v1", Topic.PARTY_EVENTS),
  PARTY_LIFT_FREEZE(
      "party.lift-freeze.v1",
      PartyAct.LiftFreeze.class,
      "party.freeze-lifted.v1",
      Topic.PARTY_EVENTS),
  PARTY_PROPOSE_KEY(
      "party.propose-key.v1",
      PartyAct.ProposeKey.class,
      "party.key-proposed.v1",
      Topic.PARTY_EVENTS),
  PARTY_CONFIRM_KEY(
      "party.confirm-key.v1",
      PartyAct.ConfirmKey.class,
      "party.key-confirmed.v1",
      Topic.PARTY_EVENTS),

  BILL_ISSUE("bill.issue.v1", TitleAct.Issue.class, "bill.issued.v1", Topic.BILL_EVENTS),
  BILL_TRANSFER(
      "bill.transfer.v1", TitleAct.Transfer.class, "bill.transferred.v1", Topic.BILL_EVENTS),
  BILL_OFFER_TRANSFER(
      "bill.offer-transfer.v1",
      TitleAct.OfferTransfer.class,
      "bill.transfer-offered.v1",
      Topic.BILL_EVENTS),
  BILL_ENDORSE("bill.endorse.v1", TitleAct.Endorse.class, "bill.endorsed.v1", Topic.BILL_EVENTS),
  BILL_PLEDGE("bill.pledge.v1", TitleAct.Pledge.class, "bill.pledge-offered.v1", Topic.BILL_EVENTS),
  BILL_ACCEPT(
      "bill.accept.v1",
      TitleAct.Accept.class,
      "bill.offer-accepted.v1",
      Topic.BILL_EVENTS,
      Topic.COLLATERAL_EVENTS),
  BILL_DECLINE(
      "bill.decline.v1", TitleAct.Decline.class, "bill.offer-declined.v1", Topic.BILL_EVENTS),
  BILL_WITHDRAW(
      "bill.withdraw.v1", TitleAct.Withdraw.class, "bill.offer-withdrawn.v1", Topic.BILL_EVENTS),
  BILL_AMEND(
      "bill.amend.v1", TitleAct.Amend.class, "bill.amendment-proposed.v1", Topic.BILL_EVENTS),
  BILL_CONSENT(
      "bill.consent.v1",
      TitleAct.Consent.class,
      "bill.amendment-consented.v1",
      Topic.BILL_EVENTS,
      Topic.COLLATERAL_EVENTS),
  BILL_INSTRUCT(
      "bill.instruct.v1", TitleAct.Instruct.class, "bill.instructed.v1", Topic.BILL_EVENTS),
  BILL_DEMAND_SECURITY(
      "bill.demand-security.v1",
      TitleAct.DemandSecurity.class,
      "bill.security-demanded.v1",
      Topic.BILL_EVENTS),
  BILL_EXECUTE_INSTRUCTION(
      "bill.execute-instruction.v1",
      TitleAct.ExecuteInstruction.class,
      "bill.instruction-executed.v1",
      Topic.BILL_EVENTS),
  BILL_CONVERT_TO_PAPER(
      "bill.convert-to-paper.v1",
      TitleAct.ConvertToPaper.class,
      "bill.paper-proposed.v1",
      Topic.BILL_EVENTS),
  BILL_CONVERT_TO_ELECTRONIC(
      "bill.convert-to-electronic.v1",
      TitleAct.ConvertToElectronic.class,
      "bill.electronic-offered.v1",
      Topic.BILL_EVENTS),
  BILL_DELIVER_AGAINST_PAPER(
      "bill.deliver-against-paper.v1",
      TitleAct.DeliverAgainstPaper.class,
      "bill.delivered-against-paper.v1",
      Topic.BILL_EVENTS,
      Topic.COLLATERAL_EVENTS),
  BILL_RELEASE(
      "bill.release.v1",
      TitleAct.Release.class,
      "bill.released.v1",
      Topic.BILL_EVENTS,
      Topic.COLLATERAL_EVENTS),
  BILL_SURRENDER(
      "bill.surrender.v1", TitleAct.Surrender.class, "bill.surrendered.v1", Topic.BILL_EVENTS),
  BILL_SURRENDER_FOR_AMENDMENT(
      "bill.surrender-for-amendment.v1",
      TitleAct.SurrenderForAmendment.class,
      "bill.surrendered-for-amendment.v1",
      Topic.BILL_EVENTS),
  BILL_VOID("bill.void.v1", TitleAct.VoidBill.class, "bill.voided.v1", Topic.BILL_EVENTS),
  BILL_SURRENDER_FOR_SPLIT(
      "bill.surrender-for-split.v1",
      TitleAct.SurrenderForSplit.class,
      "bill.surrendered-for-split.v1",
      Topic.BILL_EVENTS),
  BILL_SPLIT("bill.split.v1", TitleAct.SplitBill.class, "bill.split.v1", Topic.BILL_EVENTS),
  BILL_SURRENDER_FOR_MERGE(
      "bill.surrender-for-merge.v1",
      TitleAct.SurrenderForMerge.class,
      "bill.surrendered-for-merge.v1",
      Topic.BILL_EVENTS),
  BILL_MERGE("bill.merge.v1", TitleAct.MergeBill.class, "bill.merged.v1", Topic.BILL_EVENTS),
  BILL_CANCEL(
      "bill.cancel.v1", TitleAct.Cancel.class, "bill.cancellation-proposed.v1", Topic.BILL_EVENTS),
  BILL_ACCEPT_SURRENDER(
      "bill.accept-surrender.v1",
      TitleAct.AcceptSurrender.class,
      "bill.surrender-accepted.v1",
      Topic.BILL_EVENTS),
  BILL_REJECT_SURRENDER(
      "bill.reject-surrender.v1",
      TitleAct.RejectSurrender.class,
      "bill.surrender-rejected.v1",
      Topic.BILL_EVENTS),
  BILL_DELIVER("bill.deliver.v1", TitleAct.Deliver.class, "bill.delivered.v1", Topic.BILL_EVENTS),
  BILL_NOTIFY_ARRIVAL(
      "bill.notify-arrival.v1",
      TitleAct.NotifyArrival.class,
      "bill.arrival-notified.v1",
      Topic.BILL_EVENTS),
  BILL_STORE_GOODS(
      "bill.store-goods.v1", TitleAct.StoreGoods.class, "bill.goods-stored.v1", Topic.BILL_EVENTS),
  BILL_SELL_GOODS(
      "bill.sell-goods.v1",
      TitleAct.SellGoods.class,
      "bill.goods-sold.v1",
      Topic.BILL_EVENTS,
      Topic.COLLATERAL_EVENTS),
  BILL_DELIVER_ON_INDEMNITY(
      "bill.deliver-on-indemnity.v1",
      TitleAct.DeliverOnIndemnity.class,
      "bill.delivered-on-indemnity.v1",
      Topic.BILL_EVENTS),
  BILL_MILESTONE(
      "bill.milestone.v1",
      TitleAct.Milestone.class,
      "bill.milestone-reached.v1",
      Topic.BILL_EVENTS),
  BILL_REFUSAL(
      "bill.refusal.v1",
      TitleAct.Refusal.class,
      "bill.refused.v1",
      Topic.BILL_EVENTS,
      Topic.COLLATERAL_EVENTS),

  INSPECTION_INSPECT(
      "inspection.inspect.v1",
      InspectionAct.Inspect.class,
      "inspection.inspected.v1",
      Topic.INSPECTION_EVENTS,
      Topic.BILL_EVENTS),
  INSPECTION_HOLD(
      "inspection.hold.v1",
      InspectionAct.Hold.class,
      "inspection.held.v1",
      Topic.INSPECTION_EVENTS,
      Topic.BILL_EVENTS),
  INSPECTION_LIFT(
      "inspection.lift.v1",
      InspectionAct.Lift.class,
      "inspection.lifted.v1",
      Topic.INSPECTION_EVENTS,
      Topic.BILL_EVENTS),

  COLLATERAL_REQUEST(
      "collateral.request.v1",
      CollateralAct.RequestFinance.class,
      "collateral.requested.v1",
      Topic.COLLATERAL_EVENTS),
  COLLATERAL_OFFER(
      "collateral.offer.v1",
      CollateralAct.OfferFinance.class,
      "collateral.offered.v1",
      Topic.COLLATERAL_EVENTS),
  COLLATERAL_DECLINE(
      "collateral.decline.v1",
      CollateralAct.DeclineFinance.class,
      "collateral.declined.v1",
      Topic.COLLATERAL_EVENTS),

  STATEMENT_AGREE("statement.agree.v1", Statement.Agree.class, "statement.agreed.v1"),
  STATEMENT_RECEIVE("statement.receive.v1", Statement.Receive.class, "statement.received.v1"),
  STATEMENT_IN_CONTROL(
      "statement.in-control.v1", Statement.InControl.class, "statement.control-shown.v1"),
  STATEMENT_REQUEST_KEY(
      "statement.request-key.v1", Statement.RequestKey.class, "statement.key-requested.v1");

  private static final Map<String, ActType> BY_WIRE_NAME =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(t -> t.wireName, t -> t));

  private final String wireName;
  private final Class<? extends Record> record;
  private final String event;

  @SuppressWarnings("ImmutableEnumChecker") // the copy below cannot change
  private final Set<Topic> topics;

  <A extends Record & Act> ActType(
      String wireName, Class<A> record, String event, Topic... topics) {
    this.wireName = wireName;
    this.record = record;
    this.event = "org.throughbill." + event;
    this.topics = Set.of(topics);
  }

  public String wireName() {
    return wireName;
  }

  public Class<? extends Record> record() {
    return record;
  }

  /** The CloudEvents type of an entry with this act. */
  public String event() {
    return event;
  }

  public boolean mayStandOn(Topic topic) {
    return topics.contains(topic);
  }

  static ActType named(String wireName) {
    ActType type = BY_WIRE_NAME.get(wireName);
    if (type == null) {
      throw new Refused(List.of(new Fault("/act", Form.UNKNOWN_ACT, "there is no such act")));
    }
    return type;
  }

  /** The compiler asks for every new act here. */
  public static ActType of(Act act) {
    return switch (act) {
      case PartyAct.Enrol _ -> PARTY_ENROL;
      case PartyAct.AddKey _ -> PARTY_ADD_KEY;
      case PartyAct.RevokeKey _ -> PARTY_REVOKE_KEY;
      case PartyAct.Freeze _ -> PARTY_FREEZE;
      case PartyAct.LiftFreeze _ -> PARTY_LIFT_FREEZE;
      case PartyAct.ProposeKey _ -> PARTY_PROPOSE_KEY;
      case PartyAct.ConfirmKey _ -> PARTY_CONFIRM_KEY;
      case TitleAct.Issue _ -> BILL_ISSUE;
      case TitleAct.Transfer _ -> BILL_TRANSFER;
      case TitleAct.OfferTransfer _ -> BILL_OFFER_TRANSFER;
      case TitleAct.Endorse _ -> BILL_ENDORSE;
      case TitleAct.Pledge _ -> BILL_PLEDGE;
      case TitleAct.Accept _ -> BILL_ACCEPT;
      case TitleAct.Decline _ -> BILL_DECLINE;
      case TitleAct.Withdraw _ -> BILL_WITHDRAW;
      case TitleAct.Amend _ -> BILL_AMEND;
      case TitleAct.Consent _ -> BILL_CONSENT;
      case TitleAct.Instruct _ -> BILL_INSTRUCT;
      case TitleAct.DemandSecurity _ -> BILL_DEMAND_SECURITY;
      case TitleAct.ExecuteInstruction _ -> BILL_EXECUTE_INSTRUCTION;
      case TitleAct.ConvertToPaper _ -> BILL_CONVERT_TO_PAPER;
      case TitleAct.ConvertToElectronic _ -> BILL_CONVERT_TO_ELECTRONIC;
      case TitleAct.DeliverAgainstPaper _ -> BILL_DELIVER_AGAINST_PAPER;
      case TitleAct.Release _ -> BILL_RELEASE;
      case TitleAct.Surrender _ -> BILL_SURRENDER;
      case TitleAct.SurrenderForAmendment _ -> BILL_SURRENDER_FOR_AMENDMENT;
      case TitleAct.VoidBill _ -> BILL_VOID;
      case TitleAct.SurrenderForSplit _ -> BILL_SURRENDER_FOR_SPLIT;
      case TitleAct.SplitBill _ -> BILL_SPLIT;
      case TitleAct.SurrenderForMerge _ -> BILL_SURRENDER_FOR_MERGE;
      case TitleAct.MergeBill _ -> BILL_MERGE;
      case TitleAct.Cancel _ -> BILL_CANCEL;
      case TitleAct.AcceptSurrender _ -> BILL_ACCEPT_SURRENDER;
      case TitleAct.RejectSurrender _ -> BILL_REJECT_SURRENDER;
      case TitleAct.Deliver _ -> BILL_DELIVER;
      case TitleAct.NotifyArrival _ -> BILL_NOTIFY_ARRIVAL;
      case TitleAct.StoreGoods _ -> BILL_STORE_GOODS;
      case TitleAct.SellGoods _ -> BILL_SELL_GOODS;
      case TitleAct.DeliverOnIndemnity _ -> BILL_DELIVER_ON_INDEMNITY;
      case TitleAct.Milestone _ -> BILL_MILESTONE;
      case TitleAct.Refusal _ -> BILL_REFUSAL;
      case InspectionAct.Inspect _ -> INSPECTION_INSPECT;
      case InspectionAct.Hold _ -> INSPECTION_HOLD;
      case InspectionAct.Lift _ -> INSPECTION_LIFT;
      case CollateralAct.RequestFinance _ -> COLLATERAL_REQUEST;
      case CollateralAct.OfferFinance _ -> COLLATERAL_OFFER;
      case CollateralAct.DeclineFinance _ -> COLLATERAL_DECLINE;
      case Statement.Agree _ -> STATEMENT_AGREE;
      case Statement.Receive _ -> STATEMENT_RECEIVE;
      case Statement.InControl _ -> STATEMENT_IN_CONTROL;
      case Statement.RequestKey _ -> STATEMENT_REQUEST_KEY;
    };
  }
}
