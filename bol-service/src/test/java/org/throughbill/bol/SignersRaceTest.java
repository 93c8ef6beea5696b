package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.bol.Voyage.CKG;
import static org.throughbill.bol.Voyage.now;
import static org.throughbill.bol.Voyage.toOrderOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.throughbill.acts.document.Replacement;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.value.BillId;
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

  /** Two machines under one bill, in the hands of the party with the keys. */
  private Receipt held() {
    return held(twoMachines());
  }

  private Receipt held(Document document) {
    Receipt issue = voyage.desk(cast.operator()).send(voyage.issue(voyage.agreement(document)));
    Signatory holder = keys.getFirst();
    return voyage.send(
        cast.shipper(), voyage.transfer(issue, cast.shipper(), holder, toOrderOf(holder)));
  }

  private Document twoMachines() {
    ObjectNode json = (ObjectNode) StrictJson.parse(RecordJson.write(voyage.document()));
    ObjectNode goods = (ObjectNode) json.at("/goods/0");
    ((ArrayNode) goods.path("serialNumbers")).add("M-" + Voyage.random());
    goods.put("packages", 2).put("grossWeight", "37000");
    return RecordJson.read(json, Document.class);
  }

  /** The part with one of the two machines; the rail note goes with the first. */
  private Document part(Document whole, int which) {
    ObjectNode json = (ObjectNode) StrictJson.parse(RecordJson.write(whole));
    ObjectNode goods = (ObjectNode) json.at("/goods/0");
    ((ArrayNode) goods.path("serialNumbers")).remove(1 - which);
    goods.put("packages", 1).put("grossWeight", "18500");
    ((ObjectNode) json.path("declaredValue")).put("minorUnits", 151_000_000);
    json.putObject("order").put("kind", "TO_ORDER_OF").put("party", keys.getFirst().id().value());
    if (which == 1) {
      json.putArray("underlying");
    }
    return RecordJson.read(json, Document.class);
  }

  private Document document(Receipt bill) {
    return RecordJson.read(voyage.bill(cast.operator(), bill).path("document"), Document.class);
  }

  private List<SignedAct> parts(Receipt bill) {
    Document whole = document(bill);
    return List.of(voyage.agreement(part(whole, 0)), voyage.agreement(part(whole, 1)));
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
        List<Receipt> both = List.of(after, another(after));
        yield surrenderForMerge(after, both, whole(both));
      }
    };
  }

  /** Another machine on the same terms, in the same hands. */
  private Receipt another(Receipt bill) {
    ObjectNode json = (ObjectNode) StrictJson.parse(RecordJson.write(document(bill)));
    ObjectNode goods = (ObjectNode) json.at("/goods/0");
    goods.putArray("serialNumbers").add("M-" + Voyage.random());
    goods.put("packages", 1).put("grossWeight", "18500");
    json.putArray("underlying");
    return held(RecordJson.read(json, Document.class));
  }

  /** What bills of machines have together, agreed to by the consignor. */
  private SignedAct whole(List<Receipt> bills) {
    ObjectNode json = (ObjectNode) StrictJson.parse(RecordJson.write(document(bills.getFirst())));
    for (Receipt other : bills.subList(1, bills.size())) {
      JsonNode more = StrictJson.parse(RecordJson.write(document(other)));
      more.path("goods").forEach(((ArrayNode) json.path("goods"))::add);
      more.path("underlying").forEach(((ArrayNode) json.path("underlying"))::add);
      ObjectNode value = (ObjectNode) json.path("declaredValue");
      value.put(
          "minorUnits",
          value.path("minorUnits").asLong() + more.at("/declaredValue/minorUnits").asLong());
    }
    json.putObject("order").put("kind", "TO_ORDER_OF").put("party", keys.getFirst().id().value());
    return voyage.agreement(RecordJson.read(json, Document.class));
  }

  private TitleAct surrenderForMerge(Receipt bill, List<Receipt> merged, SignedAct whole) {
    return new TitleAct.SurrenderForMerge(
        Voyage.bill(bill),
        bill.hash(),
        keys.getFirst().id(),
        now(),
        CKG,
        merged.stream().map(Voyage::bill).toList(),
        whole,
        true);
  }

  private Callable<Object> sending(Signatory by, SignedAct act) {
    return () -> {
      try {
        return voyage.desk(by).send(act);
      } catch (RefusedByService refused) {
        return refused;
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
        Receipt before = held();
        List<SignedAct> parts = parts(before);
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
      Receipt before = held();
      List<SignedAct> parts = parts(before);
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
      Receipt before = held();
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
              sending(holder, holder.sign(act(doing, before, parts(before)))),
              sending(cast.operator(), cast.operator().sign(cancel))));
    }
  }

  @Test
  void R83_a_bill_is_split_and_its_parts_are_each_a_bill_of_its_holder() {
    holderWithKeys(1);
    Signatory holder = keys.getFirst();
    Receipt before = held();
    List<SignedAct> parts = parts(before);
    Receipt up = voyage.send(holder, act(Doing.SPLIT, before, parts));
    var numbers = List.of(number(), number());
    var bill = Voyage.bill(before);
    assertRefused(
        "R27",
        409,
        () ->
            voyage.desk(cast.operator()).send(issue(numbers.getFirst(), parts.getFirst(), before)));
    voyage.send(
        cast.operator(),
        new TitleAct.SplitBill(bill, up.hash(), cast.operator().id(), now(), CKG, numbers));
    var old = voyage.bill(holder, before);
    assertThat(old.path("state").asText()).isEqualTo("VOID");
    assertThat(old.path("splitInto")).hasSize(2);
    assertThat(old.has("replacedBy")).isFalse();
    for (int i = 0; i < 2; i++) {
      Receipt part = voyage.desk(cast.operator()).send(issue(numbers.get(i), parts.get(i), before));
      var page = voyage.bill(holder, part);
      assertThat(page.path("controller").asText()).isEqualTo(holder.id().value());
      assertThat(page.at("/replaces/bill").asText()).isEqualTo(bill.value());
      assertThat(page.at("/document/goods/0/serialNumbers")).hasSize(1);
    }
    assertRefused(
        "R27",
        409,
        () -> voyage.desk(cast.operator()).send(issue(number(), parts.getFirst(), before)));
  }

  @Test
  void R85_bills_are_merged_into_one_of_their_holder() {
    holderWithKeys(1);
    Signatory holder = keys.getFirst();
    Receipt first = held();
    List<Receipt> both = List.of(first, another(first));
    SignedAct whole = whole(both);
    BillNumber number = number();
    Receipt one = voyage.send(holder, surrenderForMerge(first, both, whole));
    assertRefused("R85", 409, () -> voyage.desk(cast.operator()).send(merge(one, number)));
    Receipt two = voyage.send(holder, surrenderForMerge(both.getLast(), both, whole));
    assertRefused("R85", 409, () -> voyage.desk(cast.operator()).send(merge(two, number)));
    voyage.desk(cast.operator()).send(merge(one, number));
    assertRefused("R27", 409, () -> voyage.desk(cast.operator()).send(issue(number, whole, both)));
    voyage.desk(cast.operator()).send(merge(two, number));
    var old = voyage.bill(holder, one);
    assertThat(old.path("state").asText()).isEqualTo("VOID");
    assertThat(old.path("replacedBy").asText()).isEqualTo(number.value());
    assertThat(old.at("/mergedWith/0").asText()).isEqualTo(two.chain());
    assertRefused("R85", 409, () -> voyage.desk(cast.operator()).send(issue(number, whole, first)));
    Receipt issued = voyage.desk(cast.operator()).send(issue(number, whole, both));
    var page = voyage.bill(holder, issued);
    assertThat(page.path("controller").asText()).isEqualTo(holder.id().value());
    assertThat(page.at("/replaces/bill").asText()).isEqualTo(one.chain());
    assertThat(page.at("/replaces/mergedWith/0").asText()).isEqualTo(two.chain());
    assertThat(page.at("/document/goods")).hasSize(2);
  }

  @Test
  void R85_of_two_merges_that_name_one_bill_at_once_one_can_begin() throws Exception {
    holderWithKeys(2);
    Receipt shared = held();
    List<Receipt> left = List.of(shared, another(shared));
    List<Receipt> right = List.of(shared, another(shared));
    SignedAct wholeOfLeft = whole(left);
    SignedAct wholeOfRight = whole(right);
    assertOneWins(
        "two merges",
        shared,
        List.of(
            sending(
                keys.getFirst(),
                keys.getFirst().sign(surrenderForMerge(shared, left, wholeOfLeft))),
            sending(
                keys.getLast(),
                keys.getLast().sign(surrenderForMerge(shared, right, wholeOfRight)))));
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
                surrenderForMerge(lost.getLast(), lost, leftWon ? wholeOfRight : wholeOfLeft)));
  }

  private SignedAct merge(Receipt bill, BillNumber into) {
    return cast.operator()
        .sign(
            new TitleAct.MergeBill(
                Voyage.bill(bill), bill.hash(), cast.operator().id(), now(), CKG, into));
  }

  private static BillNumber number() {
    return new BillNumber("NLS" + Voyage.random());
  }

  private SignedAct issue(BillNumber number, SignedAct agreement, Receipt of) {
    return issue(number, agreement, List.of(of));
  }

  private SignedAct issue(BillNumber number, SignedAct agreement, List<Receipt> of) {
    List<BillId> others = of.stream().skip(1).map(Voyage::bill).toList();
    return cast.operator()
        .sign(
            new TitleAct.Issue(
                cast.operator().id(),
                now(),
                CKG,
                number,
                agreement,
                new Replacement(
                    Voyage.bill(of.getFirst()),
                    keys.getFirst().id(),
                    others.isEmpty() ? null : others)));
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
