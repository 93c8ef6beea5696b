package org.throughbill.bol.bill;

import static org.throughbill.acts.Refused.require;

import java.util.ArrayList;
import java.util.List;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Instruction;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.title.Offer;
import org.throughbill.acts.title.Title;

/** Whether the operator could carry out what the holder instructs (R28). */
final class InstructionRules {
  private InstructionRules() {}

  static void decide(Bill bill, TitleAct.Instruct instruct, Situation situation) {
    Rules.requireAwareOfLiability(bill, instruct.by(), instruct.acknowledgeLiability());
    require(
        instruct.until().isAfter(situation.now()), Rule.R28, "the instruction's term has passed");
    requireExecutable(bill, instruct.instruction(), situation);
  }

  /** The goods have gone on since it was given; what was executable then may not be now. */
  static void decideExecution(Bill bill, Situation situation) {
    if (bill.title() instanceof Title.Offered(_, Offer.OfInstruction(var terms, _, _))) {
      requireExecutable(bill, terms.instruction(), situation);
    }
  }

  private static void requireExecutable(Bill bill, Instruction instruction, Situation situation) {
    instruction
        .consignee()
        .ifPresent(
            consignee ->
                require(
                    situation.standing().apply(consignee.party()).enrolled(),
                    Rule.R22,
                    consignee.party() + " is not enrolled"));
    if (instruction.kind().isOfPlace()) {
      requireStillOnTheWay(bill, instruction);
    }
    requireIssuable(instruction.carriedOut(bill.document()), situation);
  }

  private static void requireStillOnTheWay(Bill bill, Instruction instruction) {
    int last = instruction.lastLeg(bill.document());
    require(
        bill.milestones().stream().noneMatch(step -> isTooLate(step, last, instruction)),
        Rule.R28,
        "goods have gone beyond, or reached, the end of leg " + last);
  }

  /** En route the goods are waited for at the end of the leg; another end needs them before it. */
  private static boolean isTooLate(TitleAct.Milestone step, int last, Instruction instruction) {
    return step.leg() > last
        || (instruction.kind() == Instruction.Kind.REROUTE
            && step.leg() == last
            && step.kind().compareTo(MilestoneKind.ARRIVED) >= 0);
  }

  /** What may not be issued is not reached by an instruction either. */
  private static void requireIssuable(Document varied, Situation situation) {
    List<Fault> faults = IssueRules.faultsOnceIssued(varied, situation);
    if (!faults.isEmpty()) {
      var all = new ArrayList<Fault>();
      all.add(new Fault("/instruction", Rule.R28, "a bill of what it makes is not issued"));
      all.addAll(faults);
      throw new Refused(all);
    }
  }
}
