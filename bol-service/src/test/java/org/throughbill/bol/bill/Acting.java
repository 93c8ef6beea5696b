package org.throughbill.bol.bill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.Instruction;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Place;
import org.throughbill.acts.value.Unlocode;

/** A move as the act that its party would sign. */
final class Acting {
  private static final Unlocode PLACE = new Unlocode("CNCKG");
  private static final Duration AGO = Duration.ofMinutes(10);
  private static final Hash CONTRACT = Walk.contract();

  private final Walk walk;
  private final Move move;
  private final BillId bill;
  private final Hash after;
  private final PartyId by;
  private final PartyId to;
  private final Instant at;
  private final Instant until;

  Acting(Walk walk, Move move) {
    this.walk = walk;
    this.move = move;
    this.bill = walk.id();
    this.after = walk.hashUpon(move);
    this.by = move.by().id();
    this.to = move.to().id();
    this.at = walk.now().plus(move.skew());
    this.until = at.plus(move.term());
  }

  Act act() {
    return switch (move.type()) {
      case BILL_ISSUE ->
          new TitleAct.Issue(by, at, PLACE, new BillNumber("NLS1"), walk.agreement());
      case BILL_TRANSFER ->
          new TitleAct.Transfer(bill, after, by, at, PLACE, to, Model.endorsement(move));
      case BILL_OFFER_TRANSFER ->
          new TitleAct.OfferTransfer(
              bill, after, by, at, PLACE, to, Model.endorsement(move), until);
      case BILL_ENDORSE ->
          new TitleAct.Endorse(
              bill, after, by, at, PLACE, Objects.requireNonNull(Model.endorsement(move)));
      case BILL_PLEDGE ->
          new TitleAct.Pledge(
              bill, after, by, at, PLACE, to, money(move.right() ? 100 : 0), CONTRACT, until);
      case BILL_ACCEPT -> new TitleAct.Accept(bill, after, by, at, PLACE);
      case BILL_DECLINE -> new TitleAct.Decline(bill, after, by, at, PLACE, "no");
      case BILL_WITHDRAW -> new TitleAct.Withdraw(bill, after, by, at, PLACE);
      case BILL_AMEND ->
          new TitleAct.Amend(bill, after, by, at, PLACE, List.of(change()), "told so", until);
      case BILL_CONSENT -> new TitleAct.Consent(bill, after, by, at, PLACE);
      case BILL_INSTRUCT ->
          new TitleAct.Instruct(bill, after, by, at, PLACE, instruction(), until, acknowledged());
      case BILL_DEMAND_SECURITY ->
          new TitleAct.DemandSecurity(bill, after, by, at, PLACE, money(100), "a day");
      case BILL_EXECUTE_INSTRUCTION -> new TitleAct.ExecuteInstruction(bill, after, by, at, PLACE);
      case BILL_CONVERT_TO_PAPER ->
          new TitleAct.ConvertToPaper(
              bill,
              after,
              by,
              at,
              PLACE,
              Deeds.ORIGINALS,
              "Replaces " + bill + ", which is inoperative",
              CONTRACT,
              until);
      case BILL_CONVERT_TO_ELECTRONIC ->
          new TitleAct.ConvertToElectronic(
              bill,
              after,
              by,
              at,
              PLACE,
              to,
              move.right() ? Deeds.ORIGINALS : 1,
              Model.endorsement(move),
              "The originals are inoperative",
              until);
      case BILL_DELIVER_AGAINST_PAPER ->
          new TitleAct.DeliverAgainstPaper(bill, after, by, at, PLACE, 1, "the receiver");
      case BILL_RELEASE -> new TitleAct.Release(bill, after, by, at, PLACE);
      case BILL_SURRENDER -> new TitleAct.Surrender(bill, after, by, at, PLACE, acknowledged());
      case BILL_SURRENDER_FOR_AMENDMENT ->
          new TitleAct.SurrenderForAmendment(
              bill, after, by, at, PLACE, Walk.anew(move.to()), acknowledged());
      case BILL_SURRENDER_FOR_SPLIT ->
          new TitleAct.SurrenderForSplit(
              bill,
              after,
              by,
              at,
              PLACE,
              List.of(Walk.anew(Party.SHIPPER), Walk.anew(Party.BUYER)),
              acknowledged());
      case BILL_SPLIT ->
          new TitleAct.SplitBill(
              bill,
              after,
              by,
              at,
              PLACE,
              List.of(new BillNumber("NLS2"), new BillNumber(move.what() == 0 ? "NLS1" : "NLS3")));
      case BILL_SURRENDER_FOR_MERGE ->
          new TitleAct.SurrenderForMerge(
              bill, after, by, at, PLACE, Walk.MERGED, Walk.anew(move.to()), acknowledged());
      case BILL_MERGE -> new TitleAct.MergeBill(bill, after, by, at, PLACE, new BillNumber("NLS2"));
      case BILL_CANCEL -> new TitleAct.Cancel(bill, after, by, at, PLACE, "no sale", until);
      case BILL_VOID ->
          new TitleAct.VoidBill(
              bill, after, by, at, PLACE, new BillNumber(move.what() == 0 ? "NLS1" : "NLS2"));
      case BILL_ACCEPT_SURRENDER -> new TitleAct.AcceptSurrender(bill, after, by, at, PLACE);
      case BILL_REJECT_SURRENDER ->
          new TitleAct.RejectSurrender(bill, after, by, at, PLACE, "freight is unpaid");
      case BILL_DELIVER ->
          new TitleAct.Deliver(bill, after, by, at, PLACE, Walk.anew(Party.SHIPPER));
      case BILL_SELL_GOODS ->
          new TitleAct.SellGoods(bill, after, by, at, PLACE, money(200), money(30), "order");
      case BILL_DELIVER_ON_INDEMNITY ->
          new TitleAct.DeliverOnIndemnity(bill, after, by, at, PLACE, to, CONTRACT);
      default -> notation();
    };
  }

  private Act notation() {
    return switch (move.type()) {
      case BILL_NOTIFY_ARRIVAL ->
          new TitleAct.NotifyArrival(
              bill, id(move.id()), by, at, PLACE, Walk.told(move).stream().map(Party::id).toList());
      case BILL_STORE_GOODS ->
          new TitleAct.StoreGoods(bill, id(move.id()), by, at, PLACE, Papers.HAIPHONG, "keeper");
      case BILL_MILESTONE -> milestone();
      case BILL_REFUSAL ->
          new TitleAct.Refusal(bill, id(move.id()), by, at, PLACE, CONTRACT, Rule.R51, "none");
      case INSPECTION_INSPECT ->
          new InspectionAct.Inspect(
              bill,
              id(move.id()),
              by,
              at,
              PLACE,
              office(),
              Model.scope(move),
              move.what() / 2 % 2 == 0 ? InspectionResult.PASS : InspectionResult.FAIL,
              at,
              List.of(),
              List.of(),
              CONTRACT,
              null);
      case INSPECTION_HOLD ->
          new InspectionAct.Hold(bill, id(move.id()), by, at, PLACE, office(), "art. 1");
      case INSPECTION_LIFT ->
          new InspectionAct.Lift(
              bill, id(move.id()), by, at, PLACE, office(), id(move.what()), "all is well");
      default -> throw new IllegalArgumentException(move.type() + " stands on no title chain");
    };
  }

  private TitleAct.Milestone milestone() {
    MilestoneKind kind = List.of(MilestoneKind.values()).get(move.what() % Move.STEPS_OF_A_LEG);
    boolean start = kind.compareTo(MilestoneKind.ARRIVED) < 0;
    Place first = start ? Papers.CHONGQING : Papers.QINZHOU;
    Place second = start ? Papers.QINZHOU : Papers.HAIPHONG;
    return new TitleAct.Milestone(
        bill,
        id(move.id()),
        by,
        at,
        PLACE,
        move.leg(),
        kind,
        walk.now().minus(AGO),
        move.leg() == 1 ? first : second);
  }

  private static NotationId id(int id) {
    return new NotationId("notation-" + id);
  }

  private static Money money(long amount) {
    return new Money("CNY", amount);
  }

  private @Nullable Boolean acknowledged() {
    return move.right() ? true : null;
  }

  private Change change() {
    String now = walk.model.vessel;
    String other = now.equals(Model.FIRST_VESSEL) ? Model.OTHER_VESSEL : Model.FIRST_VESSEL;
    return Deeds.change("/legs/1/conveyance", move.right() ? now : "NO SUCH SHIP", other);
  }

  private Instruction instruction() {
    return new Instruction(
        move.what() == 1
            ? Instruction.Kind.REPLACE_CONSIGNEE
            : Instruction.Kind.REPLACE_NOTIFY_PARTY,
        null,
        Papers.particulars(move.to()));
  }

  /** The signer's own office, or wrongly another's. */
  private Office office() {
    Party own = move.by().office() == null ? Party.CUSTOMS : move.by();
    Party other = own == Party.MARITIME ? Party.CUSTOMS : Party.MARITIME;
    return Objects.requireNonNull((move.right() ? own : other).office());
  }
}
