package org.throughbill.customs.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.customs.inspection.Story.CHONGQING;
import static org.throughbill.customs.inspection.Story.CUSTOMS;
import static org.throughbill.customs.inspection.Story.CUSTOMS_CHONGQING;
import static org.throughbill.customs.inspection.Story.NOON;
import static org.throughbill.customs.inspection.Story.delivered;
import static org.throughbill.customs.inspection.Story.done;
import static org.throughbill.customs.inspection.Story.given;
import static org.throughbill.customs.inspection.Story.issued;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Form;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.value.Hash;

class CaseTurnTest {
  /** Every act in every state; HELD is open with a hold of the officer's own authority. */
  private static final String TURNS =
      """
      act                        UNOPENED     OPEN         HELD         CLOSED
      inspection.inspect.v1      not-found    legal        legal        R35
      inspection.hold.v1         not-found    legal        legal        R35
      inspection.lift.v1         not-found    R51          legal        R35
      party.enrol.v1             wrong-place  wrong-place  wrong-place  wrong-place
      party.add-key.v2           wrong-place  wrong-place  wrong-place  wrong-place
      party.revoke-key.v1        wrong-place  wrong-place  wrong-place  wrong-place
      party.freeze.v1            wrong-place  wrong-place  wrong-place  wrong-place
      party.lift-freeze.v1       wrong-place  wrong-place  wrong-place  wrong-place
      party.propose-key.v1       wrong-place  wrong-place  wrong-place  wrong-place
      party.confirm-key.v1       wrong-place  wrong-place  wrong-place  wrong-place
      bill.issue.v1              wrong-place  wrong-place  wrong-place  wrong-place
      bill.transfer.v1           wrong-place  wrong-place  wrong-place  wrong-place
      bill.offer-transfer.v1     wrong-place  wrong-place  wrong-place  wrong-place
      bill.endorse.v1            wrong-place  wrong-place  wrong-place  wrong-place
      bill.pledge.v1             wrong-place  wrong-place  wrong-place  wrong-place
      bill.accept.v1             wrong-place  wrong-place  wrong-place  wrong-place
      bill.decline.v1            wrong-place  wrong-place  wrong-place  wrong-place
      bill.withdraw.v1           wrong-place  wrong-place  wrong-place  wrong-place
      bill.amend.v1              wrong-place  wrong-place  wrong-place  wrong-place
      bill.consent.v1            wrong-place  wrong-place  wrong-place  wrong-place
      bill.instruct.v1           wrong-place  wrong-place  wrong-place  wrong-place
      bill.demand-security.v1    wrong-place  wrong-place  wrong-place  wrong-place
      bill.execute-instruction.v1 wrong-place wrong-place  wrong-place  wrong-place
      bill.convert-to-paper.v1   wrong-place  wrong-place  wrong-place  wrong-place
      bill.convert-to-electronic.v1 wrong-place wrong-place wrong-place wrong-place
      bill.deliver-against-paper.v1 wrong-place wrong-place wrong-place wrong-place
      bill.release.v1            wrong-place  wrong-place  wrong-place  wrong-place
      bill.surrender.v1          wrong-place  wrong-place  wrong-place  wrong-place
      bill.surrender-for-amendment.v1 wrong-place wrong-place wrong-place wrong-place
      bill.void.v1               wrong-place  wrong-place  wrong-place  wrong-place
      bill.surrender-for-split.v1 wrong-place wrong-place wrong-place wrong-place
      bill.split.v1              wrong-place  wrong-place  wrong-place  wrong-place
      bill.surrender-for-merge.v1 wrong-place wrong-place wrong-place wrong-place
      bill.merge.v1              wrong-place  wrong-place  wrong-place  wrong-place
      bill.cancel.v1             wrong-place  wrong-place  wrong-place  wrong-place
      bill.accept-surrender.v1   wrong-place  wrong-place  wrong-place  wrong-place
      bill.reject-surrender.v1   wrong-place  wrong-place  wrong-place  wrong-place
      bill.deliver.v1            wrong-place  wrong-place  wrong-place  wrong-place
      bill.notify-arrival.v1     wrong-place  wrong-place  wrong-place  wrong-place
      bill.store-goods.v1        wrong-place  wrong-place  wrong-place  wrong-place
      bill.sell-goods.v1         wrong-place  wrong-place  wrong-place  wrong-place
      bill.deliver-on-indemnity.v1 wrong-place wrong-place wrong-place wrong-place
      bill.milestone.v1          wrong-place  wrong-place  wrong-place  wrong-place
      bill.refusal.v1            wrong-place  wrong-place  wrong-place  wrong-place
      collateral.request.v1      wrong-place  wrong-place  wrong-place  wrong-place
      collateral.offer.v1        wrong-place  wrong-place  wrong-place  wrong-place
      collateral.decline.v1      wrong-place  wrong-place  wrong-place  wrong-place
      statement.agree.v1         wrong-place  wrong-place  wrong-place  wrong-place
      statement.in-control.v1    wrong-place  wrong-place  wrong-place  wrong-place
      statement.receive.v1       wrong-place  wrong-place  wrong-place  wrong-place
      statement.request-key.v1   wrong-place  wrong-place  wrong-place  wrong-place
      """;

  private static final Map<String, Story> STATES =
      Map.of(
          "UNOPENED", given(),
          "OPEN", given(issued()),
          "HELD", given(issued(), done(Pen.customs().holds("hold-0001"))),
          "CLOSED", given(issued(), done(Pen.customs().holds("hold-0001")), delivered()));

  @Test
  void the_table_of_turns_names_every_act_once() {
    assertThat(TURNS.lines().skip(1).map(row -> cells(row).getFirst()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ActType.values()).map(ActType::wireName).toList());
  }

  @TestFactory
  Stream<DynamicTest> an_officers_turn_is_as_the_table_says() {
    List<String> states = cells(TURNS.lines().findFirst().orElseThrow());
    return TURNS
        .lines()
        .skip(1)
        .map(CaseTurnTest::cells)
        .flatMap(
            row ->
                states.stream()
                    .skip(1)
                    .map(state -> turn(row.getFirst(), state, row.get(states.indexOf(state)))));
  }

  private static List<String> cells(String row) {
    return List.of(row.split(" +", -1));
  }

  private static DynamicTest turn(String act, String state, String expected) {
    return DynamicTest.dynamicTest(
        act + " on a case " + state + ": " + expected,
        () ->
            assertThat(verdict(type(act), Objects.requireNonNull(STATES.get(state))))
                .isEqualTo(expected));
  }

  /** The table's word, and for officers' acts the same word from the whole decision. */
  private static String verdict(ActType type, Story story) {
    String listed =
        reason(
            () ->
                Capacity.require(
                    story.inspected(),
                    type,
                    Set.of(Role.OFFICER),
                    Set.of(CUSTOMS_CHONGQING),
                    story.situation()));
    InspectionAct act =
        switch (type) {
          case INSPECTION_INSPECT -> Pen.customs().inspects("inspect-9");
          case INSPECTION_HOLD -> Pen.customs().holds("hold-0009");
          case INSPECTION_LIFT -> Pen.customs().lifts("hold-0001", "lift-0009");
          default -> null;
        };
    if (act != null) {
      assertThat(reason(() -> story.when(act).allowed())).isEqualTo(listed);
    }
    return listed;
  }

  private static String reason(Runnable decision) {
    try {
      decision.run();
      return "legal";
    } catch (Refused refused) {
      return refused.reason().id();
    }
  }

  private static ActType type(String wireName) {
    return Arrays.stream(ActType.values())
        .filter(type -> type.wireName().equals(wireName))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_act_of_another_chain_is_refused_whoever_signs() {
    given(issued())
        .when(new TitleAct.Surrender(Story.BILL, Hash.NONE, CUSTOMS.id(), NOON, CHONGQING))
        .refusedBy(Form.WRONG_PLACE);
  }
}
