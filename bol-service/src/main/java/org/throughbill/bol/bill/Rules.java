package org.throughbill.bol.bill;

import static org.throughbill.acts.Refused.require;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Form;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.title.Consents;
import org.throughbill.acts.title.Offer;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;

/** Whether an act may follow: read a method as the list of rules it is. */
public final class Rules {
  /** How far a signer's clock may be from the registry's (R06, R38). */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private Rules() {}

  /** Refuses, or returns if the act may follow the bill now. */
  public static void decide(
      Optional<Bill> bill, Verified<? extends Act> verified, Situation situation) {
    Act act = verified.act();
    requireTurn(bill, verified, situation);
    if (!(act
        instanceof InspectionAct)) { // noted here from customs' chain, where its time was judged
      requirePresentTime(act, situation);
    }
    switch (act) {
      case TitleAct.Issue issue -> {
        IssueRules.decide(issue, verified.statement(), situation);
        ReissueRules.decideIssue(issue, situation);
      }
      case TitleAct.Control control ->
          decideControl(known(bill), control, verified.statements(), situation);
      case TitleAct.Milestone milestone -> JourneyRules.decide(known(bill), milestone);
      case TitleAct.NotifyArrival notice -> UndeliveredRules.decide(known(bill), notice);
      case TitleAct.StoreGoods storage -> UndeliveredRules.decide(known(bill), storage, situation);
      case TitleAct.Refusal refusal ->
          requireNew(known(bill), new Bill.Notation(refusal.by(), refusal.id()), Rule.R73);
      case InspectionAct inspection -> decideInspection(known(bill), inspection, verified);
      default -> throw new Refused(Form.WRONG_PLACE, "this act is no part of a title");
    }
  }

  /** Whose turn it is by the table, and whether the signer is in that capacity. */
  private static void requireTurn(
      Optional<Bill> bill, Verified<? extends Act> verified, Situation situation) {
    Act act = verified.act();
    if (act instanceof TitleAct.Control control && bill.isPresent()) {
      require(
          bill.get().signableUpon().contains(control.after()),
          Rule.R14,
          "another act upon control came after the entry this one was signed upon");
    }
    if (act instanceof TitleAct.Issue) {
      require(
          verified.key().roles().contains(Role.OPERATOR),
          Rule.R01,
          act.by() + " is not an operator");
    }
    Capacity.require(bill, ActType.of(act), act.by(), verified.key().roles(), situation);
  }

  private static Bill known(Optional<Bill> bill) {
    return bill.orElseThrow(() -> new Refused(Form.NOT_FOUND, "there is no such bill"));
  }

  private static void requirePresentTime(Act act, Situation situation) {
    Duration apart = Duration.between(act.at(), situation.now()).abs();
    Rule rule = act instanceof TitleAct.Issue ? Rule.R06 : Rule.R38;
    require(
        apart.compareTo(CLOCK_SKEW) <= 0,
        rule,
        "the act says " + act.at() + ", it is " + situation.now());
  }

  private static void decideControl(
      Bill bill, TitleAct.Control act, List<Statement> statements, Situation situation) {
    @Nullable Statement statement = statements.isEmpty() ? null : statements.getFirst();
    requireTitleFree(bill, act, situation);
    switch (act) {
      case TitleAct.Transfer transfer -> {
        requireAnother(transfer.to(), transfer.by(), situation);
        require(
            situation.standing().apply(transfer.to()).acceptsTransfers(),
            Rule.R22,
            transfer.to() + " has no standing acceptance of transfers; offer it the bill");
        requireEndorsable(bill, transfer.endorsement(), transfer.by());
      }
      case TitleAct.OfferTransfer offer -> {
        requireAnother(offer.to(), offer.by(), situation);
        require(offer.until().isAfter(situation.now()), Rule.R22, "the offer's term has passed");
        requireEndorsable(bill, offer.endorsement(), offer.by());
      }
      case TitleAct.Pledge pledge -> {
        Standing bank = situation.standing().apply(pledge.to());
        require(
            bank.roles().contains(Role.BANK), Rule.R58, pledge.to() + " is not an enrolled bank");
        require(!pledge.to().equals(pledge.by()), Rule.R58, "a pledge is given to another party");
        require(pledge.secured().minorUnits() > 0, Rule.R58, "a pledge secures a debt");
        require(pledge.until().isAfter(situation.now()), Rule.R58, "the offer's term has passed");
      }
      case TitleAct.Surrender surrender ->
          requireAwareOfLiability(bill, surrender.by(), surrender.acknowledgeLiability());
      case TitleAct.VoidBill gone -> ReissueRules.decideVoid(bill, gone, situation);
      case TitleAct.AcceptSurrender _ -> ReissueRules.decideAcceptance(bill);
      case TitleAct.SurrenderForAmendment surrender ->
          ReissueRules.decide(bill, surrender, statement, situation);
      case TitleAct.SurrenderForSplit surrender ->
          SplitRules.decide(bill, surrender, statements, situation);
      case TitleAct.SplitBill split -> SplitRules.decide(bill, split, situation);
      case TitleAct.SurrenderForMerge surrender ->
          MergeRules.decide(bill, surrender, statement, situation);
      case TitleAct.MergeBill merge -> MergeRules.decide(bill, merge, situation);
      case TitleAct.RejectSurrender _ -> MergeRules.decideRejection(bill, situation);
      case TitleAct.Cancel cancel -> CancellationRules.decide(bill, cancel, situation);
      case TitleAct.Consent _ -> CancellationRules.decideConsent(bill);
      case TitleAct.Instruct instruct -> InstructionRules.decide(bill, instruct, situation);
      case TitleAct.ExecuteInstruction _ -> InstructionRules.decideExecution(bill, situation);
      case TitleAct.Amend amend -> AmendmentRules.decide(bill, amend, situation);
      case TitleAct.ConvertToPaper paper -> MediumRules.decide(bill, paper, situation);
      case TitleAct.ConvertToElectronic electronic ->
          MediumRules.decide(bill, electronic, situation);
      case TitleAct.SellGoods _ -> UndeliveredRules.decideSale(bill, situation);
      case TitleAct.DeliverOnIndemnity _ -> {
        UndeliveredRules.decideOnIndemnity(bill, situation);
        requireOpenGates(bill.at(situation.now()), null, Gate.SURRENDERED);
      }
      case TitleAct.DeliverAgainstPaper _ -> requireOpenGates(bill.at(situation.now()), null);
      case TitleAct.Deliver _ -> requireOpenGates(bill.at(situation.now()), statement);
      case TitleAct.Endorse _,
          TitleAct.Accept _,
          TitleAct.Decline _,
          TitleAct.Withdraw _,
          TitleAct.DemandSecurity _,
          TitleAct.Release _ -> {}
    }
  }

  /**
   * A hold stops loading and delivery; title too, where the bill's profile says so. What is offered
   * moves with the answer, whatever was free when it was offered.
   */
  private static void requireTitleFree(Bill bill, TitleAct.Control act, Situation situation) {
    boolean answers = act instanceof TitleAct.Accept || act instanceof TitleAct.Consent;
    ActType change =
        answers && bill.title() instanceof Title.Offered(_, Offer offer)
            ? offer.change()
            : ActType.of(act);
    require(
        Consents.to(change).authority() != Consents.Say.MAY_BAR
            || bill.holds().isEmpty()
            || !situation.profileOf(bill).holdStopsTransfer(),
        Rule.R51,
        "the goods are held by " + bill.holds().values() + ", and the profile stops title too");
  }

  private static void requireAnother(PartyId recipient, PartyId by, Situation situation) {
    require(!recipient.equals(by), Rule.R22, "a transfer is to another party");
    require(
        situation.standing().apply(recipient).enrolled(), Rule.R22, recipient + " is not enrolled");
  }

  static void requireAwareOfLiability(Bill bill, PartyId holder, @Nullable Boolean acknowledged) {
    require(
        !bill.isPassive(holder) || Boolean.TRUE.equals(acknowledged),
        Rule.R23,
        holder + " has exercised no right in the bill yet and would become liable by this one");
  }

  private static void requireEndorsable(
      Bill bill, @Nullable Endorsement endorsement, PartyId controller) {
    if (endorsement != null) {
      bill.order().endorsed(endorsement, controller, true);
    }
  }

  private static void requireOpenGates(Bill bill, @Nullable Statement statement, Gate... without) {
    List<Fault> faults =
        Gate.closedFor(bill).stream()
            .filter(gate -> !List.of(without).contains(gate))
            .map(gate -> new Fault("", Rule.R32, gate + ": opens when " + gate.opensWhen()))
            .collect(Collectors.toCollection(ArrayList::new));
    if (bill.title() instanceof Title.Surrendered surrendered
        && !acknowledged(bill, surrendered, statement)) {
      faults.add(
          new Fault(
              "/receipt",
              Rule.R32,
              "RECEIPT: opens when " + surrendered.entitled() + " acknowledges receipt"));
    }
    if (!faults.isEmpty()) {
      throw new Refused(faults);
    }
  }

  private static boolean acknowledged(
      Bill bill, Title.Surrendered surrendered, @Nullable Statement statement) {
    return statement instanceof Statement.Receive receive
        && receive.bill().equals(bill.id())
        && receive.by().equals(surrendered.entitled());
  }

  private static void decideInspection(
      Bill bill, InspectionAct act, Verified<? extends Act> verified) {
    requireNew(bill, new Bill.Notation(act.by(), act.id()), Rule.R46);
    require(
        act.office().equals(verified.key().office()),
        Rule.R45,
        "the officer's key is of another office");
    switch (act) {
      case InspectionAct.Inspect inspect ->
          require(
              inspect.scope().competent() == act.office().authority(),
              Rule.R45,
              inspect.scope() + " is the business of " + inspect.scope().competent());
      case InspectionAct.Hold hold ->
          require(
              !bill.holds().containsKey(hold.id()),
              Rule.R46,
              "the id " + hold.id() + " is used already, by a hold in force");
      case InspectionAct.Lift lift -> {
        Office holding = bill.holds().get(lift.hold());
        if (holding == null) {
          throw new Refused(Rule.R51, "no hold " + lift.hold() + " is in force");
        }
        require(
            lift.office().authority() == holding.authority(),
            Rule.R51,
            "the hold is " + holding.authority() + "'s");
      }
    }
  }

  static void requireNew(Bill bill, Bill.Notation notation, Rule rule) {
    require(
        !bill.notations().contains(notation), rule, "the id " + notation.id() + " is used already");
  }
}
