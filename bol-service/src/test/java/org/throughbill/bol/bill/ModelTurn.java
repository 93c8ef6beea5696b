package org.throughbill.bol.bill;

import static org.throughbill.acts.Rule.R13;
import static org.throughbill.acts.Rule.R16;
import static org.throughbill.acts.Rule.R17;
import static org.throughbill.acts.Rule.R18;
import static org.throughbill.acts.Rule.R21;
import static org.throughbill.acts.Rule.R26;
import static org.throughbill.acts.Rule.R28;
import static org.throughbill.acts.Rule.R29;
import static org.throughbill.acts.Rule.R31;
import static org.throughbill.acts.Rule.R45;
import static org.throughbill.acts.Rule.R64;
import static org.throughbill.acts.Rule.R74;
import static org.throughbill.acts.Rule.R80;
import static org.throughbill.acts.Rule.R84;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Role;
import org.throughbill.acts.document.Endorsement.Kind;
import org.throughbill.acts.title.TitleState;

/** Whose an act is, in the model. */
final class ModelTurn {
  private ModelTurn() {}

  /** The rule that refuses a party whose act it is not. */
  static @Nullable Reason notHis(Model bill, Move move, TitleState present) {
    Party by = move.by();
    return switch (move.type()) {
      case BILL_TRANSFER, BILL_OFFER_TRANSFER -> by == bill.controller ? null : R13;
      case BILL_PLEDGE, BILL_INSTRUCT, BILL_SURRENDER, BILL_SURRENDER_FOR_AMENDMENT ->
          notTheHolder(bill, by);
      case BILL_SURRENDER_FOR_SPLIT, BILL_SURRENDER_FOR_MERGE -> notTheHolder(bill, by);
      case BILL_ENDORSE -> bill.mayEndorse(by) ? null : bill.order == Kind.BLANK ? R18 : R16;
      case BILL_ACCEPT -> isOfferee(bill, by) ? null : R13;
      case BILL_DECLINE -> bill.asked.contains(by) ? null : R13;
      case BILL_WITHDRAW -> by == bill.offeror ? null : R13;
      case BILL_AMEND -> mayPropose(bill, by, present) ? null : R26;
      case BILL_CONVERT_TO_PAPER -> mayPropose(bill, by, present) ? null : R29;
      case BILL_CANCEL -> mayPropose(bill, by, present) ? null : R84;
      case BILL_CONSENT -> bill.awaited.contains(by) ? null : R26;
      case BILL_DEMAND_SECURITY, BILL_EXECUTE_INSTRUCTION ->
          isOffered(bill, ActType.BILL_INSTRUCT) && by == Party.OPERATOR ? null : R28;
      case BILL_RELEASE -> by == bill.bank ? null : R64;
      case BILL_MILESTONE ->
          Set.of(Party.OPERATOR, Party.RAILWAY, Party.SEA_LINE).contains(by) ? null : R80;
      case BILL_REFUSAL -> by == Party.REGISTRY ? null : R74;
      case INSPECTION_INSPECT, INSPECTION_HOLD, INSPECTION_LIFT ->
          by.roles().contains(Role.OFFICER) ? null : R45;
      default -> by == Party.OPERATOR ? null : R31;
    };
  }

  private static @Nullable Reason notTheHolder(Model bill, Party by) {
    boolean former = bill.has(Model.Flaw.A_FORMER_HOLDER_SURRENDERS) && by == Party.SHIPPER;
    return by != bill.controller && !former ? R21 : bill.leadsTo(by) || former ? null : R17;
  }

  private static boolean mayPropose(Model bill, Party by, TitleState present) {
    return by == Party.OPERATOR || by == bill.claimant(present);
  }

  static boolean isOffered(Model bill, ActType of) {
    return bill.offer != null && bill.offer.type() == of;
  }

  private static boolean isOfferee(Model bill, Party by) {
    return switch (Objects.requireNonNull(bill.offer).type()) {
      case BILL_OFFER_TRANSFER, BILL_PLEDGE, BILL_CONVERT_TO_ELECTRONIC -> by == bill.offeree;
      default -> false;
    };
  }

  /** Who would do it in earnest. */
  static Party naturally(Model bill, Move move) {
    return switch (move.type()) {
      case BILL_TRANSFER, BILL_OFFER_TRANSFER, BILL_PLEDGE, BILL_INSTRUCT -> bill.controller;
      case BILL_SURRENDER, BILL_SURRENDER_FOR_AMENDMENT, BILL_SURRENDER_FOR_SPLIT ->
          bill.controller;
      case BILL_SURRENDER_FOR_MERGE -> bill.controller;
      case BILL_ENDORSE -> bill.orderTo == null ? bill.controller : bill.orderTo;
      case BILL_ACCEPT -> bill.offeree;
      case BILL_DECLINE -> bill.asked.stream().findFirst().orElse(Party.OPERATOR);
      case BILL_WITHDRAW -> bill.offeror;
      case BILL_AMEND, BILL_CONVERT_TO_PAPER, BILL_CANCEL ->
          move.id() % 2 == 0 ? Party.OPERATOR : bill.claimant(bill.state);
      case BILL_CONSENT -> bill.awaited.stream().findFirst().orElse(Party.OPERATOR);
      case BILL_RELEASE -> bill.bank;
      case BILL_MILESTONE -> move.leg() == 1 ? Party.RAILWAY : Party.SEA_LINE;
      case BILL_REFUSAL -> Party.REGISTRY;
      case INSPECTION_INSPECT, INSPECTION_HOLD, INSPECTION_LIFT ->
          switch (move.id() % 5) {
            case 0 -> Party.CUSTOMS_AT_THE_PORT;
            case 1 -> Party.MARITIME;
            default -> Party.CUSTOMS;
          };
      default -> Party.OPERATOR;
    };
  }
}
