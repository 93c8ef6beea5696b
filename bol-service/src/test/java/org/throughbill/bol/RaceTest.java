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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Refused;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.ContainerNumber;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.ServersResource;

/** Many at once upon one bill, or one machine: one wins, and the others learn why. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class RaceTest extends ApiCase {
  /** Everything at once; each gives its receipt or the refusal. */
  private static List<Object> atOnce(List<Callable<Object>> doings) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Object>();
      for (Future<Object> answer : threads.invokeAll(doings)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  @Test
  void R20_of_fifty_transfers_at_once_one_succeeds_and_the_others_learn_the_head()
      throws Exception {
    Receipt issue = voyage.issued();
    List<Callable<Object>> transfers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Signatory to = i % 2 == 0 ? cast.buyer() : cast.bank();
      var transfer = voyage.transfer(issue, cast.shipper(), to, toOrderOf(to));
      var distinct =
          new TitleAct.Transfer(
              transfer.bill(),
              transfer.after(),
              transfer.by(),
              transfer.at().plusMillis(i),
              CKG,
              transfer.to(),
              transfer.endorsement());
      transfers.add(sending(cast.shipper(), cast.shipper().sign(distinct)));
    }
    List<Object> answers = atOnce(transfers);
    List<Receipt> receipts = ofType(answers, Receipt.class);
    assertThat(receipts).hasSize(1);
    assertThat(ofType(answers, RefusedByService.class))
        .hasSize(49)
        .allSatisfy(
            refused -> {
              assertThat(refused.status()).isEqualTo(409);
              assertThat(refused.rule()).isEqualTo("R14");
              assertThat(refused.head()).contains(receipts.getFirst().hash());
            });
    assertThat(voyage.bill(cast.shipper(), issue).path("seq").asLong()).isEqualTo(2);
  }

  @Test
  void the_same_act_sent_fifty_times_at_once_is_sealed_once() throws Exception {
    Receipt issue = voyage.issued();
    SignedAct transfer =
        cast.shipper()
            .sign(voyage.transfer(issue, cast.shipper(), cast.buyer(), toOrderOf(cast.buyer())));
    List<Callable<Object>> sendings = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      sendings.add(sending(cast.shipper(), transfer));
    }
    assertThat(atOnce(sendings)).hasSize(50).hasOnlyElementsOfType(Receipt.class);
    assertThat(new java.util.HashSet<>(atOnce(sendings))).hasSize(1);
    assertThat(voyage.bill(cast.shipper(), issue).path("seq").asLong()).isEqualTo(2);
  }

  @Test
  void R04_of_two_issues_of_one_machine_at_once_one_succeeds() throws Exception {
    for (int i = 0; i < 10; i++) {
      Document document = voyage.document();
      List<Object> answers =
          atOnce(
              List.of(
                  sending(cast.operator(), voyage.issue(voyage.agreement(document))),
                  sending(cast.operator(), voyage.issue(voyage.agreement(document)))));
      assertThat(ofType(answers, Receipt.class)).hasSize(1);
      assertThat(ofType(answers, RefusedByService.class))
          .extracting(RefusedByService::rule)
          .containsExactly("R04");
    }
  }

  @Test
  void R20_of_2_to_64_parties_at_once_one_controls_the_bill() throws Exception {
    for (int signers = 2; signers <= 64; signers *= 2) {
      Receipt issue = voyage.issued();
      List<Callable<Object>> acts = new ArrayList<>();
      for (int i = 0; i < signers; i++) {
        Instant at = now().minusMillis(i);
        TitleAct act =
            i % 2 == 0
                ? voyage.transfer(issue, cast.shipper(), cast.buyer(), null)
                : voyage.pledge(issue, cast.shipper(), cast.bank());
        acts.add(sending(cast.shipper(), cast.shipper().sign(dated(act, at))));
      }
      List<Object> answers = atOnce(acts);
      assertThat(ofType(answers, Receipt.class)).as("%d signers", signers).hasSize(1);
      assertThat(ofType(answers, RefusedByService.class))
          .hasSize(signers - 1)
          .extracting(RefusedByService::rule)
          .containsOnly("R14");
    }
  }

  /** The same act with a time of its own, which makes it another. */
  private static TitleAct dated(TitleAct act, Instant at) {
    ObjectNode json = (ObjectNode) StrictJson.parse(Acts.write(act));
    json.put("at", RecordJson.text(at));
    return (TitleAct) Acts.read(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void nobody_is_refused_for_a_neighbour_that_is_sealed_at_the_same_time() throws Exception {
    Receipt first = voyage.issued();
    SignedAct taken = cast.operator().sign(again(first));
    List<Callable<Object>> sendings = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      sendings.add(sending(cast.operator(), voyage.issue(voyage.agreement(voyage.document()))));
      if (i % 3 == 0) {
        sendings.add(sending(cast.operator(), taken));
      }
    }
    List<Object> answers = atOnce(sendings);
    assertThat(ofType(answers, Receipt.class)).hasSize(24);
    assertThat(ofType(answers, RefusedByService.class))
        .hasSize(8)
        .extracting(RefusedByService::rule)
        .containsOnly("R15");
  }

  /** Another machine under a number that a bill has already. */
  private TitleAct.Issue again(Receipt issue) {
    var number = new BillNumber(voyage.bill(cast.operator(), issue).path("number").asText());
    return new TitleAct.Issue(
        cast.operator().id(), now(), CKG, number, voyage.agreement(voyage.document()));
  }

  /** A document of its own, but for one mark of its goods. */
  private Document sharing(Consumer<JsonNode> mark) {
    JsonNode json = StrictJson.parse(RecordJson.write(voyage.document()));
    mark.accept(json);
    return RecordJson.read(json, Document.class);
  }

  @Test
  void R04_of_two_issues_of_one_vehicle_container_or_paper_at_once_one_succeeds() throws Exception {
    for (int i = 0; i < 5; i++) {
      String number = "%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
      assertOneWins(json -> ((ArrayNode) json.at("/goods/0/vins")).add("WP0ZZZ99ZTS" + number));
      assertOneWins(json -> ((ObjectNode) json.at("/goods/0")).put("container", container(number)));
      assertOneWins(
          json -> ((ObjectNode) json.at("/underlying/0")).put("number", "SMGS-" + number));
    }
  }

  private static String container(String number) {
    return "0123456789"
        .chars()
        .mapToObj(digit -> "TBLU" + number + (char) digit)
        .filter(RaceTest::isContainer)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isContainer(String number) {
    try {
      return new ContainerNumber(number).value().equals(number);
    } catch (Refused wrongDigit) {
      return false;
    }
  }

  private void assertOneWins(Consumer<JsonNode> mark) throws Exception {
    List<Object> answers =
        atOnce(
            List.of(
                sending(cast.operator(), voyage.issue(voyage.agreement(sharing(mark)))),
                sending(cast.operator(), voyage.issue(voyage.agreement(sharing(mark))))));
    assertThat(ofType(answers, Receipt.class)).hasSize(1);
    assertThat(ofType(answers, RefusedByService.class))
        .extracting(RefusedByService::rule)
        .containsExactly("R04");
  }

  private static <T> List<T> ofType(List<Object> answers, Class<T> type) {
    return answers.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
