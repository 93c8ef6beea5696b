package org.throughbill.bol.bill;

import static org.throughbill.acts.Rule.R01;
import static org.throughbill.acts.Rule.R15;
import static org.throughbill.acts.Rule.R16;
import static org.throughbill.acts.Rule.R17;
import static org.throughbill.acts.Rule.R22;
import static org.throughbill.acts.Rule.R23;
import static org.throughbill.acts.Rule.R26;
import static org.throughbill.acts.Rule.R27;
import static org.throughbill.acts.Rule.R28;
import static org.throughbill.acts.Rule.R29;
import static org.throughbill.acts.Rule.R30;
import static org.throughbill.acts.Rule.R31;
import static org.throughbill.acts.Rule.R32;
import static org.throughbill.acts.Rule.R33;
import static org.throughbill.acts.Rule.R34;
import static org.throughbill.acts.Rule.R35;
import static org.throughbill.acts.Rule.R45;
import static org.throughbill.acts.Rule.R46;
import static org.throughbill.acts.Rule.R51;
import static org.throughbill.acts.Rule.R58;
import static org.throughbill.acts.Rule.R61;
import static org.throughbill.acts.Rule.R64;
import static org.throughbill.acts.Rule.R73;
import static org.throughbill.acts.Rule.R80;
import static org.throughbill.acts.Rule.R83;
import static org.throughbill.acts.Rule.R84;
import static org.throughbill.acts.Rule.R85;
import static org.throughbill.acts.title.TitleState.HELD;
import static org.throughbill.acts.title.TitleState.OFFERED;
import static org.throughbill.acts.title.TitleState.PAPER;
import static org.throughbill.acts.title.TitleState.PLEDGED;
import static org.throughbill.acts.title.TitleState.SURRENDERED;
import static org.throughbill.acts.title.TitleState.SURRENDERING;
import static org.throughbill.acts.title.TitleState.UNISSUED;
import static org.throughbill.acts.title.TitleState.VOID;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Form;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Rule;
import org.throughbill.acts.document.Endorsement.Kind;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.title.TitleState;
import org.throughbill.bol.bill.Model.Flaw;

/** What the model says against an act: the bill's state, or what the act says. */
final class ModelRules {
  private final Model bill;

  ModelRules(Model bill) {
    this.bill = bill;
  }

  /** By which rule the bill's state rules an act out, whoever signs it. */
  @Nullable Reason closed(ActType type, TitleState present) {
    if (type == ActType.BILL_ISSUE) {
      return present == UNISSUED ? null : R15;
    }
    if (present == UNISSUED) {
      return Form.NOT_FOUND;
    }
    if (type == ActType.BILL_REFUSAL) {
      return null;
    }
    if (Model.hasEnded(present) && !(present == VOID && bill.has(Flaw.A_VOID_BILL_LIVES_ON))) {
      return R35;
    }
    return switch (type) {
      case BILL_TRANSFER, BILL_OFFER_TRANSFER, BILL_ENDORSE, BILL_PLEDGE -> locked(present);
      case BILL_INSTRUCT, BILL_SURRENDER -> locked(present);
      case BILL_SURRENDER_FOR_AMENDMENT -> present == PLEDGED ? R27 : locked(present);
      case BILL_SURRENDER_FOR_SPLIT, BILL_SURRENDER_FOR_MERGE -> locked(present);
      case BILL_AMEND, BILL_CONVERT_TO_PAPER, BILL_CANCEL ->
          present == PLEDGED ? null : locked(present);
      case BILL_ACCEPT, BILL_DECLINE, BILL_WITHDRAW ->
          switch (present) {
            case OFFERED -> null;
            case HELD, PAPER -> R22;
            case PLEDGED -> R61;
            default -> R31;
          };
      case BILL_CONSENT -> unanswerable(present, R26);
      case BILL_DEMAND_SECURITY, BILL_EXECUTE_INSTRUCTION -> unanswerable(present, R28);
      case BILL_CONVERT_TO_ELECTRONIC -> present == PAPER ? null : R30;
      case BILL_DELIVER_AGAINST_PAPER -> present == PAPER ? null : present == OFFERED ? R61 : R29;
      case BILL_RELEASE -> present == PLEDGED ? null : present == PAPER ? R29 : R64;
      case BILL_VOID, BILL_SPLIT, BILL_MERGE ->
          switch (present) {
            case SURRENDERING -> null;
            case SURRENDERED -> R31;
            case PAPER -> R29;
            default -> type == ActType.BILL_VOID ? R27 : type == ActType.BILL_SPLIT ? R83 : R85;
          };
      case BILL_ACCEPT_SURRENDER, BILL_REJECT_SURRENDER ->
          present == SURRENDERING ? null : present == PAPER ? R29 : R31;
      case BILL_DELIVER -> present == PAPER ? R29 : null;
      case BILL_SELL_GOODS -> present == SURRENDERING ? R31 : null;
      case BILL_DELIVER_ON_INDEMNITY -> present == HELD || present == PAPER ? null : R33;
      default -> null;
    };
  }

  /** What a controller does with a bill of its own needs the bill to be free. */
  private @Nullable Reason locked(TitleState present) {
    return switch (present) {
      case PLEDGED -> bill.has(Flaw.A_PLEDGE_DOES_NOT_LOCK) ? null : R61;
      case OFFERED -> R61;
      case SURRENDERING, SURRENDERED -> R31;
      case PAPER -> R29;
      default -> null;
    };
  }

  private static @Nullable Reason unanswerable(TitleState present, Rule unasked) {
    return switch (present) {
      case OFFERED -> null;
      case HELD, PLEDGED -> unasked;
      case PAPER -> R29;
      default -> R31;
    };
  }

  /** What is wrong with what the act says. */
  @Nullable Reason wrong(Move move, TitleState present, Duration now) {
    boolean lapsing = move.skew().plus(move.term()).compareTo(Duration.ZERO) <= 0;
    boolean lost = !bill.holds.isEmpty() || bill.passed.containsValue(false);
    if (bill.profile.holdStopsTitle() && !bill.holds.isEmpty() && movesTitle(move.type())) {
      return R51;
    }
    return switch (move.type()) {
      case BILL_ISSUE -> move.by() == Party.OPERATOR ? null : R01;
      case BILL_TRANSFER ->
          cannotReceive(move) || move.to() == Party.RELUCTANT ? R22 : unendorsable(move);
      case BILL_OFFER_TRANSFER -> cannotReceive(move) || lapsing ? R22 : unendorsable(move);
      case BILL_PLEDGE ->
          !Model.isBank(move.to()) || move.to() == move.by() || !move.right() || lapsing
              ? R58
              : null;
      case BILL_SURRENDER -> isUnaware(move) ? R23 : null;
      case BILL_SURRENDER_FOR_AMENDMENT ->
          isUnaware(move) ? R23 : lost || move.to() != move.by() ? R27 : null;
      case BILL_SURRENDER_FOR_SPLIT ->
          isUnaware(move) ? R23 : lost || move.to() != move.by() || !isWhole(move) ? R83 : null;
      case BILL_SURRENDER_FOR_MERGE ->
          isUnaware(move) ? R23 : lost || move.to() != move.by() || move.what() == 0 ? R85 : null;
      case BILL_VOID ->
          bill.newBills != 1 || bill.oldBills != 1 || lost || move.what() == 0 ? R27 : null;
      case BILL_MERGE -> bill.oldBills < 2 || lost || !allGivenUp(move) ? R85 : null;
      case BILL_SPLIT -> bill.newBills != 2 || lost || move.what() == 0 ? R83 : null;
      case BILL_ACCEPT_SURRENDER -> bill.newBills > 0 ? R27 : null;
      case BILL_CANCEL ->
          lapsing
              ? R84
              : !bill.leadsTo(bill.claimant(present)) ? R17 : bill.holds.isEmpty() ? null : R84;
      case BILL_CONSENT -> isOfCancellation() && !bill.holds.isEmpty() ? R84 : null;
      case BILL_INSTRUCT ->
          isUnaware(move)
              ? R23
              : lapsing ? R28 : move.what() == 1 && move.to() == Party.UNKNOWN ? R22 : null;
      case BILL_AMEND ->
          lapsing ? R26 : !bill.leadsTo(bill.claimant(present)) ? R17 : move.right() ? null : R26;
      case BILL_CONVERT_TO_PAPER ->
          lapsing ? R29 : bill.leadsTo(bill.claimant(present)) ? null : R17;
      case BILL_CONVERT_TO_ELECTRONIC ->
          lapsing || (!move.right() && !bill.has(Flaw.ONE_ORIGINAL_IS_ENOUGH))
              ? R30
              : move.to() == Party.UNKNOWN ? R22 : leadsBack(move) ? null : R17;
      case BILL_SELL_GOODS ->
          !bill.hasArrived
              ? R34
              : !bill.holds.isEmpty() ? R51 : early(present, bill.profile.sale(), now);
      case BILL_DELIVER ->
          present == SURRENDERED && gatesOpen() && move.to() == bill.givenUpBy ? null : R32;
      case BILL_DELIVER_AGAINST_PAPER -> gatesOpen() ? null : R32;
      case BILL_DELIVER_ON_INDEMNITY -> !bill.profile.indemnity() ? R33 : gatesOpen() ? null : R32;
      case BILL_NOTIFY_ARRIVAL -> bill.isUsed(move) || !bill.hasArrived ? R34 : null;
      case BILL_STORE_GOODS -> bill.isUsed(move) ? R34 : early(present, bill.profile.notice(), now);
      case BILL_REFUSAL -> bill.isUsed(move) ? R73 : null;
      case BILL_MILESTONE -> misplaced(move);
      case INSPECTION_INSPECT -> unfit(move, Model.scope(move).competent() == authority(move.by()));
      case INSPECTION_HOLD ->
          bill.isUsed(move)
              ? R46
              : !move.right() ? R45 : bill.holds.containsKey(move.id()) ? R46 : null;
      case INSPECTION_LIFT -> {
        Party holding = bill.holds.get(move.what());
        yield bill.isUsed(move)
            ? R46
            : !move.right() ? R45 : holding == null || !mayLift(move.by(), holding) ? R51 : null;
      }
      default -> null;
    };
  }

  private boolean isWhole(Move move) {
    return bill.has(Flaw.PARTS_NEED_NOT_BE_THE_WHOLE) || (bill.hasParts && move.what() != 0);
  }

  private boolean allGivenUp(Move move) {
    return bill.has(Flaw.A_MERGE_BEGINS_WHILE_A_BILL_OF_IT_LIVES) || move.what() != 0;
  }

  private boolean isOfCancellation() {
    return Objects.requireNonNull(bill.offer).type() == ActType.BILL_CANCEL;
  }

  private boolean movesTitle(ActType type) {
    return switch (type) {
      case BILL_TRANSFER, BILL_OFFER_TRANSFER, BILL_PLEDGE -> true;
      case BILL_CONVERT_TO_PAPER, BILL_CONVERT_TO_ELECTRONIC -> true;
      case BILL_ACCEPT -> true;
      case BILL_CONSENT ->
          Objects.requireNonNull(bill.offer).type() == ActType.BILL_CONVERT_TO_PAPER;
      default -> false;
    };
  }

  private static boolean cannotReceive(Move move) {
    return move.to() == move.by() || move.to() == Party.UNKNOWN;
  }

  private boolean isUnaware(Move move) {
    return move.by() != Party.SHIPPER && !bill.liable.contains(move.by()) && !move.right();
  }

  private @Nullable Reason unendorsable(Move move) {
    return move.kind() == null || bill.order == Kind.BLANK
        ? null
        : bill.isOrderOf(move.by()) ? null : R16;
  }

  private boolean leadsBack(Move move) {
    boolean asPledgee = bill.beforePaper == PLEDGED && move.to() == bill.bank;
    return asPledgee || (move.kind() == null ? bill.leadsTo(move.to()) : true);
  }

  private boolean gatesOpen() {
    return (bill.holds.isEmpty() || bill.has(Flaw.A_HOLD_DOES_NOT_STOP_DELIVERY))
        && Boolean.TRUE.equals(bill.passed.get(InspectionScope.CUSTOMS_EXAM))
        && bill.hasArrived;
  }

  private @Nullable Reason early(TitleState present, Duration days, Duration now) {
    var since = Duration.ZERO;
    for (Party party : toBeTold(present)) {
      Duration at = bill.told.get(party);
      if (at == null) {
        return bill.has(Flaw.THE_DAYS_RUN_WITHOUT_NOTICE) ? null : R34;
      }
      since = at.compareTo(since) > 0 ? at : since;
    }
    return now.compareTo(since.plus(days)) < 0 ? R34 : null;
  }

  private Set<Party> toBeTold(TitleState present) {
    TitleState settled = present == OFFERED ? bill.under : present;
    var parties = EnumSet.of(bill.notified);
    switch (settled) {
      case HELD -> parties.add(bill.controller);
      case PLEDGED -> parties.addAll(List.of(bill.bank, bill.pledgor));
      case SURRENDERING, SURRENDERED -> parties.add(bill.givenUpBy);
      default -> parties.add(Party.SHIPPER);
    }
    return parties;
  }

  private @Nullable Reason misplaced(Move move) {
    Party carrier = move.leg() == 1 ? Party.RAILWAY : Party.SEA_LINE;
    int kind = move.what() % Move.STEPS_OF_A_LEG;
    boolean loading = kind == 1 || kind == 2;
    if (bill.isUsed(move)
        || (move.by() != carrier && move.by() != Party.OPERATOR)
        || (kind == 2 && move.leg() == 1)) {
      return R80;
    }
    return loading && !bill.holds.isEmpty() ? R51 : move.what() <= bill.step ? R80 : null;
  }

  private @Nullable Reason unfit(Move move, boolean competent) {
    return bill.isUsed(move) ? R46 : move.right() && competent ? null : R45;
  }

  private static Object authority(Party officer) {
    return Objects.requireNonNull(officer.office()).authority();
  }

  private boolean mayLift(Party by, Party holding) {
    return bill.has(Flaw.ANY_AUTHORITY_LIFTS) || authority(by).equals(authority(holding));
  }
}
