package org.throughbill.bol.bill;

import static org.throughbill.acts.title.TitleState.CANCELLED;
import static org.throughbill.acts.title.TitleState.DELIVERED;
import static org.throughbill.acts.title.TitleState.HELD;
import static org.throughbill.acts.title.TitleState.OFFERED;
import static org.throughbill.acts.title.TitleState.PAPER;
import static org.throughbill.acts.title.TitleState.PLEDGED;
import static org.throughbill.acts.title.TitleState.SOLD;
import static org.throughbill.acts.title.TitleState.SURRENDERED;
import static org.throughbill.acts.title.TitleState.SURRENDERING;
import static org.throughbill.acts.title.TitleState.VOID;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.throughbill.acts.ActType;
import org.throughbill.acts.document.Endorsement.Kind;
import org.throughbill.bol.bill.Model.Flaw;

/** What an act does to a bill, in the model. */
final class ModelEffect {
  private final Model bill;
  private final Duration now;

  ModelEffect(Model bill, Duration now) {
    this.bill = bill;
    this.now = now;
  }

  private boolean has(Flaw flaw) {
    return bill.has(flaw);
  }

  void of(Move move) {
    boolean uponControl = Model.isUponControl(move.type()) || move.type() == ActType.BILL_ISSUE;
    if (uponControl) {
      bill.state = bill.at(now);
    }
    switch (move.type()) {
      case BILL_ISSUE -> held(Party.SHIPPER);
      case BILL_TRANSFER -> {
        endorsed(move);
        held(move.to());
      }
      case BILL_ENDORSE -> bill.runTo(Objects.requireNonNull(move.kind()), move.to());
      case BILL_OFFER_TRANSFER, BILL_PLEDGE, BILL_CONVERT_TO_ELECTRONIC -> offered(move, move.to());
      case BILL_INSTRUCT -> {
        becomesLiable(move.by());
        offered(move, Party.OPERATOR);
      }
      case BILL_AMEND, BILL_CONVERT_TO_PAPER, BILL_CANCEL -> proposed(move);
      case BILL_CONSENT -> {
        bill.awaited.remove(move.by());
        inForceIfAllConsent();
      }
      case BILL_ACCEPT -> accepted(Objects.requireNonNull(bill.offer));
      case BILL_DECLINE, BILL_WITHDRAW -> bill.state = bill.under;
      case BILL_DEMAND_SECURITY -> {}
      case BILL_EXECUTE_INSTRUCTION -> carriedOut(Objects.requireNonNull(bill.offer));
      case BILL_RELEASE ->
          held(has(Flaw.A_RELEASE_GIVES_THE_BANK_THE_BILL) ? bill.bank : bill.pledgor);
      case BILL_SURRENDER -> givenUp(move, 1, 0);
      case BILL_SURRENDER_FOR_AMENDMENT -> givenUp(move, 1, 1);
      case BILL_SURRENDER_FOR_SPLIT -> givenUp(move, 1, 2);
      case BILL_SURRENDER_FOR_MERGE -> givenUp(move, 2, 1);
      case BILL_ACCEPT_SURRENDER -> bill.state = SURRENDERED;
      case BILL_REJECT_SURRENDER ->
          held(
              has(Flaw.A_REJECTED_SURRENDER_STAYS_WITH_THE_OPERATOR)
                  ? Party.OPERATOR
                  : bill.givenUpBy);
      case BILL_VOID, BILL_SPLIT, BILL_MERGE -> bill.state = VOID;
      case BILL_DELIVER, BILL_DELIVER_AGAINST_PAPER, BILL_DELIVER_ON_INDEMNITY ->
          bill.state = DELIVERED;
      case BILL_SELL_GOODS -> bill.state = SOLD;
      default -> noted(move);
    }
    bill.sealed(uponControl);
  }

  private void noted(Move move) {
    bill.noted(move);
    switch (move.type()) {
      case BILL_MILESTONE -> {
        bill.step = move.what();
        bill.hasArrived |= move.what() == Move.STEPS_OF_A_LEG + 4;
      }
      case BILL_NOTIFY_ARRIVAL -> Walk.told(move).forEach(party -> bill.tell(party, now));
      case INSPECTION_INSPECT ->
          bill.inspected(Model.scope(move), move.what() / 2 % 2 == 0, now.plus(move.skew()));
      case INSPECTION_HOLD -> bill.holds.put(move.id(), move.by());
      case INSPECTION_LIFT -> bill.holds.remove(move.what());
      default -> {}
    }
  }

  private void held(Party by) {
    bill.controller = by;
    bill.state = HELD;
  }

  private void endorsed(Move move) {
    if (move.kind() != null) {
      bill.runTo(move.kind(), move.to());
    }
  }

  private void offered(Move move, Party to) {
    bill.offer = move;
    bill.offeror = move.by();
    bill.offeree = to;
    bill.until = now.plus(move.skew()).plus(move.term());
    bill.under = bill.state;
    bill.asked.clear();
    bill.asked.add(to);
    bill.awaited.clear();
    bill.state = OFFERED;
  }

  /** Everybody with a right in the bill consents to a change of it, but who proposes it. */
  private void proposed(Move move) {
    offered(move, Party.OPERATOR);
    if (bill.under == PLEDGED) {
      bill.asked.add(bill.pledgor);
      if (!has(Flaw.THE_BANK_IS_NOT_ASKED)) {
        bill.asked.add(bill.bank);
      }
    } else {
      bill.asked.add(bill.controller);
    }
    if (move.type() == ActType.BILL_CANCEL && !has(Flaw.THE_CONSIGNOR_IS_NOT_ASKED)) {
      bill.asked.add(Party.SHIPPER);
    }
    bill.asked.remove(move.by());
    bill.awaited.addAll(bill.asked);
    inForceIfAllConsent();
  }

  private void inForceIfAllConsent() {
    if (!bill.awaited.isEmpty()) {
      return;
    }
    bill.state = bill.under;
    switch (Objects.requireNonNull(bill.offer).type()) {
      case BILL_AMEND -> {
        bill.vessel = otherVessel();
        bill.amendments++;
      }
      case BILL_CANCEL -> bill.state = CANCELLED;
      default -> {
        bill.beforePaper = bill.under;
        bill.state = PAPER;
      }
    }
  }

  private String otherVessel() {
    return bill.vessel.equals(Model.FIRST_VESSEL) ? Model.OTHER_VESSEL : Model.FIRST_VESSEL;
  }

  private void accepted(Move terms) {
    switch (terms.type()) {
      case BILL_PLEDGE -> {
        bill.pledgor = terms.by();
        bill.bank = terms.to();
        bill.controller = terms.to();
        bill.state = PLEDGED;
      }
      case BILL_CONVERT_TO_ELECTRONIC -> {
        endorsed(terms);
        boolean asPledgee = bill.beforePaper == PLEDGED && terms.to() == bill.bank;
        held(terms.to());
        bill.state = asPledgee ? PLEDGED : HELD;
      }
      default -> {
        endorsed(terms);
        held(terms.to());
      }
    }
  }

  private void carriedOut(Move instruction) {
    bill.state = bill.under;
    if (instruction.what() == 1) {
      bill.runTo(Kind.NAMED, instruction.to());
    } else {
      bill.notified = instruction.to();
    }
  }

  private void givenUp(Move move, int oldBills, int newBills) {
    becomesLiable(move.by());
    bill.givenUpBy = move.by();
    bill.oldBills = oldBills;
    bill.newBills = newBills;
    bill.controller = Party.OPERATOR;
    bill.state = SURRENDERING;
  }

  private void becomesLiable(Party party) {
    if (!has(Flaw.NOBODY_BECOMES_LIABLE)) {
      bill.liable.addAll(List.of(party));
    }
  }
}
