package org.throughbill.financing.collateral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Form;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.title.TitleState;

class TurnTest {
  @Test
  void every_act_about_a_request_in_every_state_is_legal_or_refused() {
    assertThat(table(State.values(), Turn::of))
        .isEqualTo(
            """
            NONE OPEN OFFERED DECLINED TAKEN RELEASED ENDED
            bill.accept.v1 R58 R58 BANK R58 R61 R58 R58
            bill.consent.v1 R64 R64 R64 R64 TITLE R64 R64
            bill.deliver-against-paper.v1 R64 R64 R64 R64 TITLE R64 R64
            bill.release.v1 R64 R64 R64 R64 PLEDGEE R64 R64
            bill.sell-goods.v1 R64 R64 R64 R64 TITLE R64 R64
            bill.refusal.v1 REGISTRY REGISTRY REGISTRY REGISTRY REGISTRY REGISTRY REGISTRY
            collateral.request.v1 HOLDER R20 R20 R20 R20 R20 R20
            collateral.offer.v1 not-found BANK R20 R20 R61 R20 R20
            collateral.decline.v1 not-found BANK R20 R20 R61 R20 R20
            """);
  }

  @Test
  void every_act_upon_every_title_is_legal_or_refused() {
    assertThat(table(TitleState.values(), Turn::upon))
        .isEqualTo(
            """
            UNISSUED HELD OFFERED PLEDGED SURRENDERING SURRENDERED PAPER DELIVERED VOID SOLD CANCELLED
            bill.accept.v1 R58 R58 R58 BANK R58 R58 R58 R58 R58 R58 R58
            bill.consent.v1 R64 R64 R64 R64 R64 R64 R64 R64 R64 R64 TITLE
            bill.deliver-against-paper.v1 R64 R64 R64 R64 R64 R64 R64 TITLE R64 R64 R64
            bill.release.v1 R64 PLEDGEE R64 R64 R64 R64 R64 R64 R64 R64 R64
            bill.sell-goods.v1 R64 R64 R64 R64 R64 R64 R64 R64 R64 TITLE R64
            bill.refusal.v1 not-found REGISTRY REGISTRY REGISTRY REGISTRY REGISTRY REGISTRY REGISTRY REGISTRY REGISTRY REGISTRY
            collateral.request.v1 not-found HOLDER R61 R61 R31 R31 R29 R35 R35 R35 R35
            collateral.offer.v1 not-found BANK R61 R61 R31 R31 R29 R35 R35 R35 R35
            collateral.decline.v1 not-found BANK BANK BANK BANK BANK BANK BANK BANK BANK BANK
            """);
  }

  @Test
  void acts_of_other_chains_have_no_turn_here() {
    for (ActType act : ActType.values()) {
      if (!act.mayStandOn(Topic.COLLATERAL_EVENTS)) {
        for (State state : State.values()) {
          assertThat(Turn.of(state, act)).isEqualTo(new Turn.Never(Form.WRONG_PLACE));
        }
        for (TitleState state : TitleState.values()) {
          assertThat(Turn.upon(state, act)).isEqualTo(new Turn.Never(Form.WRONG_PLACE));
        }
      }
    }
  }

  private interface Turns<S> {
    Turn of(S state, ActType act);
  }

  private static <S> String table(S[] states, Turns<S> turns) {
    List<S> all = Arrays.asList(states);
    Stream<String> rows =
        Arrays.stream(ActType.values())
            .filter(act -> act.mayStandOn(Topic.COLLATERAL_EVENTS))
            .map(act -> act.wireName() + " " + row(all, state -> turns.of(state, act)));
    return Stream.concat(Stream.of(row(all, Object::toString)), rows)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static <S> String row(List<S> states, Function<S, Object> cell) {
    return states.stream()
        .map(cell)
        .map(
            value ->
                switch (value) {
                  case Turn.For turn -> turn.actor().name();
                  case Turn.Never never -> never.reason().id();
                  default -> value.toString();
                })
        .collect(Collectors.joining(" "));
  }
}
