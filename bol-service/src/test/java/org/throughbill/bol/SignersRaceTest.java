package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.bol.Voyage.CKG;
import static org.throughbill.bol.Voyage.now;
import static org.throughbill.bol.Voyage.toOrderOf;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Role;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

/** Several signers upon one bill at once, each with a key of its own: one act is sealed. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class SignersRaceTest extends ApiCase {
  private static final int MOST_SIGNERS = 64;

  /** What a holder may do with a bill of its own, and which excludes every other. */
  private enum Doing {
    TRANSFER,
    PLEDGE,
    SURRENDER,
    SPLIT,
    MERGE
  }

  private List<Signatory> keys = List.of();

  private Machines machines() {
    return new Machines(voyage, keys.getFirst());
  }

  /** A new party with so many keys, each certified and entered by the word of the first. */
  private void holderWithKeys(int count) {
    String id = "holder-" + Voyage.random().toLowerCase(Locale.ROOT);
    Signatory first =
        Servers.shared()
            .pki()
            .signatory(id, "A holder", Algorithm.ES256, Set.of(Role.SHIPPER), null);
    voyage.enrol(first);
    var all = new ArrayList<>(List.of(first));
    while (all.size() < count) {
      SigningKey key = SigningKey.generate(Algorithm.ED25519);
      String certificate =
          Servers.shared().pki().certify(first.id(), key.publicKey(), Set.of(Role.SHIPPER));
      var head = new Hash(voyage.desk(first).get("/parties/" + id).path("head").asText());
      var next = new Signatory(first.id(), first.name(), key, certificate);
      var request = new Statement.RequestKey(first.id(), now(), CKG, List.of(certificate));
      voyage.send(first, new PartyAct.AddKey(first.id(), head, now(), CKG, next.sign(request)));
      all.add(next);
    }
    keys = all;
  }

  private TitleAct act(Doing doing, Receipt after, List<SignedAct> parts) {
    Signatory holder = keys.getFirst();
    var bill = Voyage.bill(after);
    return switch (doing) {
      case TRANSFER -> voyage.transfer(after, holder, cast.buyer(), toOrderOf(cast.buyer()));
      case PLEDGE -> voyage.pledge(after, holder, cast.bank());
      case SURRENDER -> new TitleAct.Surrender(bill, after.hash(), holder.id(), now(), CKG, true);
      case SPLIT ->
          new TitleAct.SurrenderForSplit(bill, after.hash(), holder.id(), now(), CKG, parts, true);
      case MERGE -> {
        List<Receipt> both = List.of(after, machines().another(after));
        yield machines().surrenderForMerge(after, both, machines().whole(both));
      }
    };
  }

  private void assertOneWins(String who, Receipt before, List<Callable<Object>> sendings)
      throws Exception {
    var receipts = new ArrayList<Receipt>();
    var refusals = new ArrayList<RefusedByService>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Object> answer : threads.invokeAll(sendings)) {
        switch (answer.get()) {
          case Receipt receipt -> receipts.add(receipt);
          case RefusedByService refused -> refusals.add(refused);
          default -> throw new IllegalStateException("neither sealed nor refused");
        }
      }
    }
    assertThat(receipts).as(who).hasSize(1);
    assertThat(refusals).as(who).hasSize(sendings.size() - 1);
    assertThat(refusals).as(who).extracting(RefusedByService::rule).containsOnly("R14");
    assertThat(refusals).as(who).extracting(RefusedByService::status).containsOnly(409);
    var bill = voyage.bill(cast.operator(), before);
    assertThat(bill.path("seq").asLong()).as(who).isEqualTo(before.seq() + 1);
    assertThat(bill.path("head").asText()).as(who).isEqualTo(receipts.getFirst().hash().value());
  }

  @Test
  void R20_of_any_two_acts_of_a_holder_under_two_keys_one_is_sealed() throws Exception {
    holderWithKeys(2);
    for (Doing one : Doing.values()) {
      for (Doing other : Doing.values()) {
        Receipt before = machines().held();
        List<SignedAct> parts = machines().parts(before);
        assertOneWins(
            one + " against " + other,
            before,
            List.of(
                sending(keys.getFirst(), keys.getFirst().sign(act(one, before, parts))),
                sending(keys.getLast(), keys.getLast().sign(act(other, before, parts)))));
      }
    }
  }

  @Test
  void R20_of_2_to_64_signers_one_is_sealed() throws Exception {
    holderWithKeys(MOST_SIGNERS);
    for (int signers = 2; signers <= MOST_SIGNERS; signers *= 2) {
      Receipt before = machines().held();
      List<SignedAct> parts = machines().parts(before);
      var sendings = new ArrayList<Callable<Object>>();
      for (int i = 0; i < signers; i++) {
        Doing doing = List.of(Doing.values()).get(i % Doing.values().length);
        sendings.add(sending(keys.get(i), keys.get(i).sign(act(doing, before, parts))));
      }
      assertOneWins(signers + " signers", before, sendings);
    }
  }

  @Test
  void R20_of_operator_and_holder_at_once_one_is_sealed() throws Exception {
    holderWithKeys(1);
    Signatory holder = keys.getFirst();
    for (Doing doing : Doing.values()) {
      Receipt before = machines().held();
      var cancel =
          new TitleAct.Cancel(
              Voyage.bill(before),
              before.hash(),
              cast.operator().id(),
              now(),
              CKG,
              "the sale fell through",
              now().plus(Duration.ofDays(1)));
      assertOneWins(
          doing + " against a cancellation",
          before,
          List.of(
              sending(holder, holder.sign(act(doing, before, machines().parts(before)))),
              sending(cast.operator(), cast.operator().sign(cancel))));
    }
  }

  @Test
  void R83_a_bill_is_split_and_its_parts_are_each_a_bill_of_its_holder() {
    holderWithKeys(1);
    Signatory holder = keys.getFirst();
    Receipt before = machines().held();
    List<SignedAct> parts = machines().parts(before);
    Receipt up = voyage.send(holder, act(Doing.SPLIT, before, parts));
    var numbers = List.of(Machines.number(), Machines.number());
    var bill = Voyage.bill(before);
    assertRefused(
        "R27",
        409,
        () ->
            voyage
                .desk(cast.operator())
                .send(machines().issue(numbers.getFirst(), parts.getFirst(), before)));
    voyage.send(
        cast.operator(),
        new TitleAct.SplitBill(bill, up.hash(), cast.operator().id(), now(), CKG, numbers));
    var old = voyage.bill(holder, before);
    assertThat(old.path("state").asText()).isEqualTo("VOID");
    assertThat(old.path("splitInto")).hasSize(2);
    assertThat(old.has("replacedBy")).isFalse();
    for (int i = 0; i < 2; i++) {
      Receipt part =
          voyage.desk(cast.operator()).send(machines().issue(numbers.get(i), parts.get(i), before));
      var page = voyage.bill(holder, part);
      assertThat(page.path("controller").asText()).isEqualTo(holder.id().value());
      assertThat(page.at("/replaces/bill").asText()).isEqualTo(bill.value());
      assertThat(page.at("/document/goods/0/serialNumbers")).hasSize(1);
    }
    assertRefused(
        "R27",
        409,
        () ->
            voyage
                .desk(cast.operator())
                .send(machines().issue(Machines.number(), parts.getFirst(), before)));
  }

  @Test
  void R85_bills_are_merged_into_one_of_their_holder() {
    holderWithKeys(1);
    Signatory holder = keys.getFirst();
    Receipt first = machines().held();
    List<Receipt> both = List.of(first, machines().another(first));
    SignedAct whole = machines().whole(both);
    BillNumber number = Machines.number();
    Receipt one = voyage.send(holder, machines().surrenderForMerge(first, both, whole));
    assertRefused(
        "R85", 409, () -> voyage.desk(cast.operator()).send(machines().merge(one, number)));
    Receipt two = voyage.send(holder, machines().surrenderForMerge(both.getLast(), both, whole));
    assertRefused(
        "R85", 409, () -> voyage.desk(cast.operator()).send(machines().merge(two, number)));
    voyage.desk(cast.operator()).send(machines().merge(one, number));
    assertRefused(
        "R27", 409, () -> voyage.desk(cast.operator()).send(machines().issue(number, whole, both)));
    voyage.desk(cast.operator()).send(machines().merge(two, number));
    var old = voyage.bill(holder, one);
    assertThat(old.path("state").asText()).isEqualTo("VOID");
    assertThat(old.path("replacedBy").asText()).isEqualTo(number.value());
    assertThat(old.at("/mergedWith/0").asText()).isEqualTo(two.chain());
    assertRefused(
        "R85",
        409,
        () -> voyage.desk(cast.operator()).send(machines().issue(number, whole, first)));
    Receipt issued = voyage.desk(cast.operator()).send(machines().issue(number, whole, both));
    var page = voyage.bill(holder, issued);
    assertThat(page.path("controller").asText()).isEqualTo(holder.id().value());
    assertThat(page.at("/replaces/bill").asText()).isEqualTo(one.chain());
    assertThat(page.at("/replaces/mergedWith/0").asText()).isEqualTo(two.chain());
    assertThat(page.at("/document/goods")).hasSize(2);
  }

  @Test
  void R85_of_two_merges_that_name_one_bill_at_once_one_can_begin() throws Exception {
    holderWithKeys(2);
    Receipt shared = machines().held();
    List<Receipt> left = List.of(shared, machines().another(shared));
    List<Receipt> right = List.of(shared, machines().another(shared));
    SignedAct wholeOfLeft = machines().whole(left);
    SignedAct wholeOfRight = machines().whole(right);
    assertOneWins(
        "two merges",
        shared,
        List.of(
            sending(
                keys.getFirst(),
                keys.getFirst().sign(machines().surrenderForMerge(shared, left, wholeOfLeft))),
            sending(
                keys.getLast(),
                keys.getLast().sign(machines().surrenderForMerge(shared, right, wholeOfRight)))));
    boolean leftWon =
        voyage
            .bill(cast.operator(), shared)
            .at("/mergedWith/0")
            .asText()
            .equals(left.getLast().chain());
    List<Receipt> lost = leftWon ? right : left;
    assertRefused(
        "R85",
        409,
        () ->
            voyage.send(
                keys.getFirst(),
                machines()
                    .surrenderForMerge(
                        lost.getLast(), lost, leftWon ? wholeOfRight : wholeOfLeft)));
  }

  @Test
  void R84_a_cancelled_bill_frees_its_goods() {
    Document document = voyage.document();
    Receipt issue = voyage.desk(cast.operator()).send(voyage.issue(voyage.agreement(document)));
    assertRefused(
        "R04",
        409,
        () -> voyage.desk(cast.operator()).send(voyage.issue(voyage.agreement(document))));
    Receipt proposed =
        voyage.send(
            cast.operator(),
            new TitleAct.Cancel(
                Voyage.bill(issue),
                issue.hash(),
                cast.operator().id(),
                now(),
                CKG,
                "the sale fell through",
                now().plus(Duration.ofDays(1))));
    voyage.send(
        cast.shipper(),
        new TitleAct.Consent(Voyage.bill(issue), proposed.hash(), cast.shipper().id(), now(), CKG));
    assertThat(voyage.bill(cast.shipper(), issue).path("state").asText()).isEqualTo("CANCELLED");
    voyage.desk(cast.operator()).send(voyage.issue(voyage.agreement(document)));
  }
}
