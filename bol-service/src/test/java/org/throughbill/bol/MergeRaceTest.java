package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.throughbill.bol.Voyage.CKG;
import static org.throughbill.bol.Voyage.now;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Act;
import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.value.NotationId;
import org.throughbill.bol.bill.Bill;
import org.throughbill.bol.bill.Rules;
import org.throughbill.bol.view.BillViews;
import org.throughbill.ledger.Chains;
import org.throughbill.ledger.Fold;
import org.throughbill.ledger.Folds;
import org.throughbill.ledger.Ledger;
import org.throughbill.ledger.Outcome;
import org.throughbill.ledger.RefusedAt;
import org.throughbill.ledger.register.Register;
import org.throughbill.scenarios.Documents;
import org.throughbill.testkit.ServersResource;

/** Acts on several bills of one merge at once: what one is decided upon, no other takes away. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class MergeRaceTest extends ApiCase {
  private static final int ROUNDS = Integer.getInteger("throughbill.rounds", 12);

  @Inject Ledger ledger;
  @Inject Register register;
  @Inject BillViews views;
  @Inject Bills bills;
  @Inject Clock clock;

  /** Two bills that are given up for one, as the last receipt of each has them. */
  private record GivenUp(Receipt first, Receipt other) {}

  private Machines machines() {
    return new Machines(voyage, cast.buyer());
  }

  private GivenUp givenUp() {
    Receipt one = machines().held();
    List<Receipt> both = List.of(one, machines().another(one));
    SignedAct whole = machines().whole(both);
    return new GivenUp(giveUp(one, both, whole), giveUp(both.getLast(), both, whole));
  }

  private Receipt giveUp(Receipt bill, List<Receipt> both, SignedAct whole) {
    return voyage.send(cast.buyer(), machines().surrenderForMerge(bill, both, whole));
  }

  private SignedAct merge(Receipt bill) {
    return machines().merge(bill, Machines.number());
  }

  private SignedAct reject(Receipt bill) {
    return cast.operator()
        .sign(
            new TitleAct.RejectSurrender(
                Voyage.bill(bill), bill.hash(), cast.operator().id(), now(), CKG, "not agreed"));
  }

  private String state(Receipt bill) {
    return voyage.bill(cast.operator(), bill).path("state").asText();
  }

  @Test
  void R85_a_merge_begins_or_another_of_its_bills_goes_back_and_never_both() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      GivenUp bills = givenUp();
      Callable<Object> merging = sending(cast.operator(), merge(bills.first()));
      Callable<Object> rejecting = sending(cast.operator(), reject(bills.other()));
      List<Object> answers =
          atOnce(round % 2 == 0 ? List.of(merging, rejecting) : List.of(rejecting, merging));
      assertThat(answers).filteredOn(Receipt.class::isInstance).hasSize(1);
      assertThat(answers)
          .filteredOn(RefusedByService.class::isInstance)
          .extracting(refused -> ((RefusedByService) refused).rule())
          .containsExactly("R85");
      assertThat(List.of(state(bills.first()), state(bills.other())))
          .isIn(List.of("VOID", "SURRENDERING"), List.of("SURRENDERING", "HELD"));
    }
  }

  private static List<Object> atOnce(List<Callable<Object>> sendings) throws Exception {
    var answers = new ArrayList<Object>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Object> answer : threads.invokeAll(sendings)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  /** Seals as the service does, but for what comes between the first decision and its entry. */
  private Outcome seal(SignedAct signed, Runnable between) {
    var folds = new Folds<>(ledger, Fold.from(Optional.<Bill>empty(), Bill::after), 10);
    var chains = new Chains<>(ledger, folds, views::write, clock, () -> {});
    Verified<Act> act = register.verify(signed, clock.instant());
    var pending = new ArrayList<>(List.of(between));
    return chains.extend(
        ChainId.title(((TitleAct.Control) act.act()).bill()),
        signed,
        act.act(),
        (bill, sealedAt, others) -> {
          Rules.decide(bill, act, bills.situation(sealedAt, others));
          pending.forEach(Runnable::run);
          pending.clear();
        });
  }

  private void assertRefusedOnceThatCame(SignedAct act, SignedAct between) {
    RefusedAt refused =
        catchThrowableOfType(
            RefusedAt.class, () -> seal(act, () -> voyage.desk(cast.operator()).send(between)));
    assertThat(refused).as("both are sealed").isNotNull();
    assertThat(refused.refused().reason()).isEqualTo(Rule.R85);
  }

  @Test
  void R85_a_merge_does_not_begin_once_another_of_its_bills_went_back() {
    GivenUp bills = givenUp();
    assertRefusedOnceThatCame(merge(bills.first()), reject(bills.other()));
    assertThat(state(bills.first())).isEqualTo("SURRENDERING");
    assertThat(state(bills.other())).isEqualTo("HELD");
  }

  @Test
  void R85_a_bill_does_not_go_back_once_its_merge_began() {
    GivenUp bills = givenUp();
    assertRefusedOnceThatCame(reject(bills.other()), merge(bills.first()));
    assertThat(state(bills.first())).isEqualTo("VOID");
    assertThat(state(bills.other())).isEqualTo("SURRENDERING");
  }

  @Test
  void R85_what_comes_between_and_does_not_bear_on_the_merge_delays_nobody() {
    GivenUp bills = givenUp();
    Outcome outcome = seal(merge(bills.first()), () -> gateIn(bills.other()));
    assertThat(outcome.entry().seq()).isEqualTo(bills.first().seq() + 1);
    assertThat(state(bills.first())).isEqualTo("VOID");
    assertRefused("R85", 409, () -> voyage.desk(cast.operator()).send(reject(bills.other())));
  }

  private void gateIn(Receipt bill) {
    voyage.send(
        cast.railway(),
        new TitleAct.Milestone(
            Voyage.bill(bill),
            new NotationId("gate-in-" + Voyage.random()),
            cast.railway().id(),
            now(),
            CKG,
            1,
            MilestoneKind.GATE_IN,
            now(),
            Documents.YUZUI));
  }
}
