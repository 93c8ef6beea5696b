package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.bol.bill.Deeds.accept;
import static org.throughbill.bol.bill.Deeds.acceptSurrender;
import static org.throughbill.bol.bill.Deeds.amend;
import static org.throughbill.bol.bill.Deeds.anotherGivenUpForMerge;
import static org.throughbill.bol.bill.Deeds.arrived;
import static org.throughbill.bol.bill.Deeds.cancel;
import static org.throughbill.bol.bill.Deeds.cleared;
import static org.throughbill.bol.bill.Deeds.consent;
import static org.throughbill.bol.bill.Deeds.convertToElectronic;
import static org.throughbill.bol.bill.Deeds.convertToPaper;
import static org.throughbill.bol.bill.Deeds.decline;
import static org.throughbill.bol.bill.Deeds.deliver;
import static org.throughbill.bol.bill.Deeds.deliverAgainstPaper;
import static org.throughbill.bol.bill.Deeds.deliverOnIndemnity;
import static org.throughbill.bol.bill.Deeds.demandSecurity;
import static org.throughbill.bol.bill.Deeds.endorse;
import static org.throughbill.bol.bill.Deeds.executeInstruction;
import static org.throughbill.bol.bill.Deeds.hold;
import static org.throughbill.bol.bill.Deeds.inspect;
import static org.throughbill.bol.bill.Deeds.instruct;
import static org.throughbill.bol.bill.Deeds.issue;
import static org.throughbill.bol.bill.Deeds.lift;
import static org.throughbill.bol.bill.Deeds.merge;
import static org.throughbill.bol.bill.Deeds.milestone;
import static org.throughbill.bol.bill.Deeds.notifyArrival;
import static org.throughbill.bol.bill.Deeds.offerTo;
import static org.throughbill.bol.bill.Deeds.pledgeTo;
import static org.throughbill.bol.bill.Deeds.refusal;
import static org.throughbill.bol.bill.Deeds.rejectSurrender;
import static org.throughbill.bol.bill.Deeds.release;
import static org.throughbill.bol.bill.Deeds.sellGoods;
import static org.throughbill.bol.bill.Deeds.split;
import static org.throughbill.bol.bill.Deeds.storeGoods;
import static org.throughbill.bol.bill.Deeds.surrender;
import static org.throughbill.bol.bill.Deeds.surrenderForAmendment;
import static org.throughbill.bol.bill.Deeds.surrenderForMerge;
import static org.throughbill.bol.bill.Deeds.surrenderForSplit;
import static org.throughbill.bol.bill.Deeds.toOrderOf;
import static org.throughbill.bol.bill.Deeds.transferTo;
import static org.throughbill.bol.bill.Deeds.voided;
import static org.throughbill.bol.bill.Deeds.withdraw;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughbill.acts.Act;
import org.throughbill.acts.ActType;
import org.throughbill.acts.CollateralAct;
import org.throughbill.acts.Form;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.title.TitleState;
import org.throughbill.acts.value.KeyId;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Unlocode;

/** Every state and every act: in whose turn it is, or the rule that refuses it. */
class TurnTableTest {
  private static final String TABLE =
      """
      act                          UNISSUED    HELD        OFFERED     PLEDGED     SURRENDERING SURRENDERED PAPER       DELIVERED   VOID        SOLD        CANCELLED
      BILL_ISSUE                   operator    R15         R15         R15         R15          R15         R15         R15         R15         R15         R15
      BILL_TRANSFER                not-found   controller  R61         R61         R31          R31         R29         R35         R35         R35         R35
      BILL_OFFER_TRANSFER          not-found   controller  R61         R61         R31          R31         R29         R35         R35         R35         R35
      BILL_ENDORSE                 not-found   endorser    R61         R61         R31          R31         R29         R35         R35         R35         R35
      BILL_PLEDGE                  not-found   holder      R61         R61         R31          R31         R29         R35         R35         R35         R35
      BILL_ACCEPT                  not-found   R22         offeree     R61         R31          R31         R22         R35         R35         R35         R35
      BILL_DECLINE                 not-found   R22         asked       R61         R31          R31         R22         R35         R35         R35         R35
      BILL_WITHDRAW                not-found   R22         offeror     R61         R31          R31         R22         R35         R35         R35         R35
      BILL_AMEND                   not-found   amender     R61         amender     R31          R31         R29         R35         R35         R35         R35
      BILL_CONSENT                 not-found   R26         consenter   R26         R31          R31         R29         R35         R35         R35         R35
      BILL_INSTRUCT                not-found   holder      R61         R61         R31          R31         R29         R35         R35         R35         R35
      BILL_DEMAND_SECURITY         not-found   R28         instructed  R28         R31          R31         R29         R35         R35         R35         R35
      BILL_EXECUTE_INSTRUCTION     not-found   R28         instructed  R28         R31          R31         R29         R35         R35         R35         R35
      BILL_CONVERT_TO_PAPER        not-found   converter   R61         converter   R31          R31         R29         R35         R35         R35         R35
      BILL_CONVERT_TO_ELECTRONIC   not-found   R30         R30         R30         R30          R30         operator    R35         R35         R35         R35
      BILL_DELIVER_AGAINST_PAPER   not-found   R29         R61         R29         R29          R29         operator    R35         R35         R35         R35
      BILL_RELEASE                 not-found   R64         R64         pledgee     R64          R64         R29         R35         R35         R35         R35
      BILL_SURRENDER               not-found   holder      R61         R61         R31          R31         R29         R35         R35         R35         R35
      BILL_SURRENDER_FOR_AMENDMENT not-found   holder      R61         R27         R31          R31         R29         R35         R35         R35         R35
      BILL_VOID                    not-found   R27         R27         R27         operator     R31         R29         R35         R35         R35         R35
      BILL_SURRENDER_FOR_SPLIT     not-found   holder      R61         R61         R31          R31         R29         R35         R35         R35         R35
      BILL_SPLIT                   not-found   R83         R83         R83         operator     R31         R29         R35         R35         R35         R35
      BILL_SURRENDER_FOR_MERGE     not-found   holder      R61         R61         R31          R31         R29         R35         R35         R35         R35
      BILL_MERGE                   not-found   R85         R85         R85         operator     R31         R29         R35         R35         R35         R35
      BILL_CANCEL                  not-found   canceller   R61         canceller   R31          R31         R29         R35         R35         R35         R35
      BILL_ACCEPT_SURRENDER        not-found   R31         R31         R31         operator     R31         R29         R35         R35         R35         R35
      BILL_REJECT_SURRENDER        not-found   R31         R31         R31         operator     R31         R29         R35         R35         R35         R35
      BILL_DELIVER                 not-found   operator    operator    operator    operator     operator    R29         R35         R35         R35         R35
      BILL_NOTIFY_ARRIVAL          not-found   operator    operator    operator    operator     operator    operator    R35         R35         R35         R35
      BILL_STORE_GOODS             not-found   operator    operator    operator    operator     operator    operator    R35         R35         R35         R35
      BILL_SELL_GOODS              not-found   operator    operator    operator    R31          operator    operator    R35         R35         R35         R35
      BILL_DELIVER_ON_INDEMNITY    not-found   operator    R33         R33         R33          R33         operator    R35         R35         R35         R35
      BILL_MILESTONE               not-found   carrier     carrier     carrier     carrier      carrier     carrier     R35         R35         R35         R35
      BILL_REFUSAL                 not-found   registry    registry    registry    registry     registry    registry    registry    registry    registry    registry
      INSPECTION_INSPECT           not-found   authority   authority   authority   authority    authority   authority   R35         R35         R35         R35
      INSPECTION_HOLD              not-found   authority   authority   authority   authority    authority   authority   R35         R35         R35         R35
      INSPECTION_LIFT              not-found   authority   authority   authority   authority    authority   authority   R35         R35         R35         R35
      PARTY_ENROL                  wrong-place wrong-place wrong-place wrong-place wrong-place  wrong-place wrong-place wrong-place wrong-place wrong-place wrong-place
      PARTY_ADD_KEY                wrong-place wrong-place wrong-place wrong-place wrong-place  wrong-place wrong-place wrong-place wrong-place wrong-place wrong-place
      PARTY_REVOKE_KEY             wrong-place wrong-place wrong-place wrong-place wrong-place  wrong-place wrong-place wrong-place wrong-place wrong-place wrong-place
      PARTY_FREEZE                 wrong-place wrong-place wrong-place wrong-place wrong-place  wrong-place wrong-place wrong-place wrong-place wrong-place wrong-place
      PARTY_LIFT_FREEZE            wrong-place wrong-place wrong-place wrong-place wrong-place  wrong-place wrong-place wrong-place wrong-place wrong-place wrong-place
      PARTY_PROPOSE_KEY            wrong-place wrong-place wrong-place wrong-place wrong-place  wrong-place wrong-place wrong-place wrong-place wrong-place wrong-place
      PARTY_CONFIRM_KEY            wrong-place wrong-place wrong-place wrong-place wrong-place  wrong-place wrong-place wrong-place wrong-place wrong-place wrong-place
      COLLATERAL_REQUEST           wrong-place wrong-place wrong-place wrong-place wrong-place  wrong-place wrong-place wrong-place wrong-place wrong-place wrong-place
      COLLATERAL_OFFER             wrong-place wrong-place wrong-place wrong-place wrong-place  wrong-place wrong-place wrong-place wrong-place wrong-place wrong-place
      COLLATERAL_DECLINE           wrong-place wrong-place wrong-place wrong-place wrong-place  wrong-place wrong-place wrong-place wrong-place wrong-place wrong-place
      STATEMENT_AGREE              wrong-place wrong-place wrong-place wrong-place wrong-place  wrong-place wrong-place wrong-place wrong-place wrong-place wrong-place
      STATEMENT_RECEIVE            wrong-place wrong-place wrong-place wrong-place wrong-place  wrong-place wrong-place wrong-place wrong-place wrong-place wrong-place
      STATEMENT_IN_CONTROL         wrong-place wrong-place wrong-place wrong-place wrong-place  wrong-place wrong-place wrong-place wrong-place wrong-place wrong-place
      STATEMENT_REQUEST_KEY        wrong-place wrong-place wrong-place wrong-place wrong-place  wrong-place wrong-place wrong-place wrong-place wrong-place wrong-place
      """;

  /** One field of the table. */
  record Pair(TitleState state, ActType act, String expected) {
    @Override
    public String toString() {
      return act + " upon " + state + ": " + expected;
    }
  }

  static Stream<Pair> pairs() {
    List<String[]> rows = TABLE.lines().map(line -> line.strip().split("\\s+", -1)).toList();
    String[] states = rows.getFirst();
    return rows.stream()
        .skip(1)
        .flatMap(
            row ->
                Stream.iterate(1, i -> i < row.length, i -> i + 1)
                    .map(
                        i ->
                            new Pair(
                                TitleState.valueOf(states[i]), ActType.valueOf(row[0]), row[i])));
  }

  @Test
  void every_state_and_every_act_stand_in_the_table() {
    assertThat(pairs().map(p -> p.act() + " " + p.state()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ActType.values())
                .flatMap(act -> Arrays.stream(TitleState.values()).map(state -> act + " " + state))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void the_rules_go_by_the_table(Pair pair) {
    String turn =
        switch (Turn.of(pair.state(), pair.act())) {
          case Turn.For f -> f.actor().name().toLowerCase(Locale.ROOT);
          case Turn.Never never -> never.reason().id();
        };
    assertThat(turn).isEqualTo(pair.expected());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void decisions_agree_with_the_table(Pair pair) {
    Story story = bill(pair.state(), pair.act());
    Deed deed = deed(pair.act());
    var decision = new Given(story).when(deed);
    if (isActor(pair.expected())) {
      if (pair.act() == ActType.BILL_DELIVER && pair.state() != TitleState.SURRENDERED) {
        decision.refusedBy(Rule.R32);
      } else if (pair.act() == ActType.BILL_DELIVER_ON_INDEMNITY) {
        decision.refusedBy(Rule.R33); // the profile does not allow it
      } else {
        decision.allowed();
      }
    } else {
      decision.refusedBy(reason(pair.expected()));
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void a_stranger_is_refused_everywhere(Pair pair) {
    Story story = bill(pair.state(), pair.act());
    Deed deed = deed(pair.act()).by(Party.STRANGER);
    Refused refused = Refusals.of(() -> story.decide(deed.signedIn(story)));
    if (isActor(pair.expected()) && pair.act() != ActType.BILL_ISSUE) {
      Actor actor = Actor.valueOf(pair.expected().toUpperCase(Locale.ROOT));
      assertThat(refused.reason()).isEqualTo(actor.rule());
    }
  }

  private static boolean isActor(String expected) {
    return Arrays.stream(Actor.values())
        .anyMatch(actor -> actor.name().toLowerCase(Locale.ROOT).equals(expected));
  }

  private static Reason reason(String id) {
    return Stream.<Reason>concat(Arrays.stream(Rule.values()), Arrays.stream(Form.values()))
        .filter(reason -> reason.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** A bill in a state, its goods arrived, and held unless that would stop what is next. */
  private static Story bill(TitleState state, ActType next) {
    Story story = Story.of();
    if (state != TitleState.UNISSUED) {
      issue("NLS1", isOfSplit(next) ? Papers.cars() : Papers.document()).happenIn(story);
      if (isOfMerge(next) && !hasEnded(state)) {
        anotherGivenUpForMerge().happenIn(story);
      }
      cleared().happenIn(story);
      if (!hasEnded(state) && !isStoppedByHold(next)) {
        hold("hold-0001").happenIn(story);
      }
      arrived().happenIn(story);
    }
    way(state, next).forEach(fact -> fact.happenIn(story));
    return story;
  }

  private static List<Fact> way(TitleState state, ActType next) {
    return switch (state) {
      case UNISSUED -> List.of();
      case HELD -> List.of(noticed());
      case OFFERED -> List.of(noticed(), offer(next));
      case PLEDGED -> List.of(pledgeTo(Party.BANK), accept(), noticed());
      case SURRENDERING ->
          List.of(
              switch (next) {
                case BILL_VOID -> surrenderForAmendment();
                case BILL_SPLIT -> surrenderForSplit();
                case BILL_MERGE -> surrenderForMerge();
                default -> surrender();
              },
              noticed());
      case SURRENDERED -> List.of(surrender(), acceptSurrender(), noticed());
      case PAPER -> List.of(convertToPaper(), consent(), noticed());
      case VOID -> List.of(surrenderForAmendment(), voided());
      case SOLD -> List.of(noticed(), sellGoods());
      case CANCELLED -> List.of(cancel(), consent());
      case DELIVERED -> List.of(surrender(), acceptSurrender(), deliver());
    };
  }

  /** Everybody was told of the arrival, and the time to sell has come. */
  private static Fact noticed() {
    return story -> {
      notifyArrival("told-to-all").happenIn(story);
      story.passes(Duration.ofDays(60));
    };
  }

  /** Of one machine there are no parts. */
  private static boolean isOfSplit(ActType act) {
    return act == ActType.BILL_SURRENDER_FOR_SPLIT || act == ActType.BILL_SPLIT;
  }

  /** One bill is not merged alone. */
  private static boolean isOfMerge(ActType act) {
    return act == ActType.BILL_SURRENDER_FOR_MERGE || act == ActType.BILL_MERGE;
  }

  private static boolean hasEnded(TitleState state) {
    return switch (state) {
      case DELIVERED, VOID, SOLD, CANCELLED -> true;
      default -> false;
    };
  }

  private static boolean isStoppedByHold(ActType act) {
    return switch (act) {
      case BILL_DELIVER, BILL_DELIVER_AGAINST_PAPER, BILL_SELL_GOODS -> true;
      case BILL_SURRENDER_FOR_AMENDMENT, BILL_VOID -> true;
      case BILL_SURRENDER_FOR_SPLIT, BILL_SPLIT, BILL_CANCEL -> true;
      case BILL_SURRENDER_FOR_MERGE, BILL_MERGE -> true;
      default -> false;
    };
  }

  /** An offer of the kind that the next act answers. */
  private static Deed offer(ActType next) {
    return switch (next) {
      case BILL_CONSENT -> amend();
      case BILL_DEMAND_SECURITY, BILL_EXECUTE_INSTRUCTION -> instruct();
      default -> pledgeTo(Party.BANK);
    };
  }

  private static Deed deed(ActType act) {
    return switch (act) {
      case BILL_ISSUE -> issue();
      case BILL_TRANSFER -> transferTo(Party.BUYER);
      case BILL_OFFER_TRANSFER -> offerTo(Party.RELUCTANT);
      case BILL_ENDORSE -> endorse(toOrderOf(Party.BUYER));
      case BILL_PLEDGE -> pledgeTo(Party.BANK);
      case BILL_ACCEPT -> accept();
      case BILL_DECLINE -> decline();
      case BILL_WITHDRAW -> withdraw();
      case BILL_AMEND -> amend();
      case BILL_CONSENT -> consent();
      case BILL_INSTRUCT -> instruct();
      case BILL_DEMAND_SECURITY -> demandSecurity();
      case BILL_EXECUTE_INSTRUCTION -> executeInstruction();
      case BILL_CONVERT_TO_PAPER -> convertToPaper();
      case BILL_CONVERT_TO_ELECTRONIC -> convertToElectronic(Party.SHIPPER);
      case BILL_DELIVER_AGAINST_PAPER -> deliverAgainstPaper();
      case BILL_RELEASE -> release();
      case BILL_SURRENDER -> surrender();
      case BILL_SURRENDER_FOR_AMENDMENT -> surrenderForAmendment();
      case BILL_VOID -> voided();
      case BILL_SURRENDER_FOR_SPLIT -> surrenderForSplit();
      case BILL_SPLIT -> split();
      case BILL_SURRENDER_FOR_MERGE -> surrenderForMerge();
      case BILL_MERGE -> merge();
      case BILL_CANCEL -> cancel();
      case BILL_ACCEPT_SURRENDER -> acceptSurrender();
      case BILL_REJECT_SURRENDER -> rejectSurrender();
      case BILL_DELIVER -> deliver();
      case BILL_NOTIFY_ARRIVAL -> notifyArrival("notice-01");
      case BILL_STORE_GOODS -> storeGoods();
      case BILL_SELL_GOODS -> sellGoods();
      case BILL_DELIVER_ON_INDEMNITY -> deliverOnIndemnity();
      case BILL_MILESTONE -> milestone(2, MilestoneKind.GATE_OUT);
      case BILL_REFUSAL -> refusal();
      case INSPECTION_INSPECT -> inspect(InspectionScope.CUSTOMS_EXAM, InspectionResult.FAIL);
      case INSPECTION_HOLD -> hold("hold-0002");
      case INSPECTION_LIFT -> lift("hold-0001");
      case PARTY_ENROL, PARTY_ADD_KEY, PARTY_REVOKE_KEY -> elsewhere(act);
      case PARTY_FREEZE, PARTY_LIFT_FREEZE, PARTY_PROPOSE_KEY, PARTY_CONFIRM_KEY -> elsewhere(act);
      case COLLATERAL_REQUEST, COLLATERAL_OFFER, COLLATERAL_DECLINE -> elsewhere(act);
      case STATEMENT_AGREE, STATEMENT_RECEIVE, STATEMENT_IN_CONTROL, STATEMENT_REQUEST_KEY ->
          elsewhere(act);
    };
  }

  /** Acts that have no place on a title chain. */
  private static Deed elsewhere(ActType type) {
    return Deed.of(Party.BANK, b -> elsewhere(type, b));
  }

  private static Act elsewhere(ActType type, Deed.Blanks b) {
    var at = new Unlocode("CNCKG");
    var id = new NotationId("finance-1");
    var until = b.at().plus(Duration.ofDays(1));
    return switch (type) {
      case PARTY_ENROL -> new PartyAct.Enrol(b.party(), b.at(), at, "x", List.of("x"), true);
      case PARTY_ADD_KEY -> new PartyAct.AddKey(b.party(), b.after(), b.at(), at, requestOf(b));
      case PARTY_REVOKE_KEY ->
          new PartyAct.RevokeKey(
              b.party(), b.after(), b.at(), at, new KeyId("0".repeat(64)), "lost");
      case PARTY_FREEZE ->
          new PartyAct.Freeze(b.party(), b.after(), b.party(), b.at(), at, "stolen");
      case PARTY_LIFT_FREEZE ->
          new PartyAct.LiftFreeze(b.party(), b.after(), b.party(), b.at(), at, "found");
      case PARTY_PROPOSE_KEY ->
          new PartyAct.ProposeKey(
              b.party(), b.after(), b.party(), b.at(), at, requestOf(b), "seen in person");
      case PARTY_CONFIRM_KEY ->
          new PartyAct.ConfirmKey(
              b.party(), b.after(), b.party(), b.at(), at, new KeyId("0".repeat(64)), "called");
      case COLLATERAL_REQUEST ->
          new CollateralAct.RequestFinance(
              b.bill(), id, b.party(), b.at(), at, b.party(), Deeds.DEBT, LocalDate.of(2027, 1, 1));
      case COLLATERAL_OFFER ->
          new CollateralAct.OfferFinance(
              b.bill(), id, b.party(), b.at(), at, id, Deeds.DEBT, Deeds.CONTRACT, until);
      case COLLATERAL_DECLINE ->
          new CollateralAct.DeclineFinance(b.bill(), id, b.party(), b.at(), at, id, "no");
      case STATEMENT_AGREE -> new Statement.Agree(b.party(), b.at(), at, Papers.document());
      case STATEMENT_RECEIVE -> new Statement.Receive(b.bill(), b.party(), b.at(), at);
      case STATEMENT_IN_CONTROL ->
          new Statement.InControl(
              b.bill(),
              b.party(),
              b.at(),
              at,
              b.party(),
              1,
              b.after(),
              b.at().plus(Duration.ofMinutes(1)));
      case STATEMENT_REQUEST_KEY -> requested(b);
      default -> throw new IllegalArgumentException(type + " has a place here");
    };
  }

  private static Statement.RequestKey requested(Deed.Blanks b) {
    return new Statement.RequestKey(b.party(), b.at(), new Unlocode("CNCKG"), List.of("x"));
  }

  private static SignedAct requestOf(Deed.Blanks b) {
    return SigningKey.generate(Algorithm.ES256).sign(requested(b));
  }
}
