package org.throughbill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.Hash;

/** What the commands that exercise the rights in a bill sign and send. */
class RightsTest {
  private static final Path PROOF = Path.of("../../acts/src/test/resources/proof/voyage.jsonl");
  private static final String BILL = "b".repeat(64);
  private static final String OTHER = "c".repeat(64);
  private static final String HEAD = "a".repeat(64);

  private final Path folder;
  private final Map<String, String> answers = new HashMap<>();
  private final List<String> sent = new ArrayList<>();
  private final StringWriter err = new StringWriter();
  private final HttpServer service;

  RightsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void a_service_answers() throws IOException {
    Entry entry = Entry.read(Files.readAllLines(PROOF).getLast().getBytes(UTF_8));
    answers.put("GET /bills/" + BILL, "{\"head\":\"" + HEAD + "\"}");
    answers.put("POST /acts", new String(RecordJson.write(Receipt.of(entry)), UTF_8));
    answers.put("GET /drafts/D1", "{\"agreement\":\"" + entry.act() + "\"}");
    answers.put("GET /drafts/D2", "{\"agreement\":\"" + other(entry) + "\"}");
    service.createContext(
        "/",
        exchange -> {
          String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
          sent.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] body =
              answers.getOrDefault(asked, "{\"type\":\"/rules/not-found\"}").getBytes(UTF_8);
          exchange.sendResponseHeaders(answers.containsKey(asked) ? 200 : 404, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    service.start();
    Files.writeString(folder.resolve("token"), "a-token\n");
    Files.writeString(folder.resolve("paper.pdf"), "paper");
    Files.writeString(
        folder.resolve("profiles"),
        """
        me.party = maker-cq
        me.place = CNCKG
        me.key = me.key
        me.token-file = token
        me.bol = http://127.0.0.1:%d
        """
            .formatted(service.getAddress().getPort()));
    assertThat(run("keys", "new", folder.resolve("me.key").toString())).isZero();
  }

  /** The same act under a signature of its own. */
  private static SignedAct other(Entry entry) throws IOException {
    Entry first = Entry.read(Files.readAllLines(PROOF).getFirst().getBytes(UTF_8));
    assertThat(first.act().id()).isNotEqualTo(entry.act().id());
    return first.act();
  }

  @AfterEach
  void the_service_ends() {
    service.stop(0);
  }

  private int run(String... args) {
    var all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--profiles", folder.resolve("profiles").toString()));
    return Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  private JsonNode signed(String line) {
    String[] args =
        Arrays.stream(line.split(" ", -1))
            .map(RightsTest::bill)
            .map(word -> word.replace("FILE", paper()))
            .toArray(String[]::new);
    assertThat(run(args)).as("%s: %s", line, err).isZero();
    return StrictJson.parse(new SignedAct(sent.getLast()).payload());
  }

  private static String bill(String word) {
    return switch (word) {
      case "BILL" -> BILL;
      case "OTHER" -> OTHER;
      default -> word;
    };
  }

  private String paper() {
    return folder.resolve("paper.pdf").toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          surrender-for-amendment BILL --draft D1 --acknowledge-liability | bill.surrender-for-amendment.v1 | /acknowledgeLiability=true
          offer-transfer BILL --to hanoi-import --endorse TO_ORDER | bill.offer-transfer.v1 | /to=hanoi-import /endorsement/kind=TO_ORDER /endorsement/to=hanoi-import
          withdraw BILL | bill.withdraw.v1 | /place=CNCKG
          accept-surrender BILL | bill.accept-surrender.v1 | /place=CNCKG
          reject-surrender BILL --reason unpaid | bill.reject-surrender.v1 | /reason=unpaid
          void BILL --replaced-by NLS2 | bill.void.v1 | /replacedBy=NLS2
          surrender-for-split BILL --draft D1 --draft D2 --acknowledge-liability | bill.surrender-for-split.v1 | /acknowledgeLiability=true
          split BILL --into NLS2 --into NLS3 | bill.split.v1 | /into/0=NLS2 /into/1=NLS3
          surrender-for-merge BILL --merged BILL --merged OTHER --draft D1 --acknowledge-liability | bill.surrender-for-merge.v1 | /merged/0=BILL /merged/1=OTHER /acknowledgeLiability=true
          merge BILL --into NLS9 | bill.merge.v1 | /into=NLS9
          cancel BILL --reason unsold | bill.cancel.v1 | /reason=unsold
          instruct BILL --kind REPLACE_CONSIGNEE --to hanoi-import --name Hanoi --address Hanoi --acknowledge-liability | bill.instruct.v1 | /instruction/kind=REPLACE_CONSIGNEE /instruction/party/party=hanoi-import /acknowledgeLiability=true
          instruct BILL --kind REROUTE --at VNSGN --terminal T1 | bill.instruct.v1 | /instruction/delivery/locode=VNSGN /instruction/delivery/subLocation=T1
          demand-security BILL --currency CNY --amount 500 --reason storage | bill.demand-security.v1 | /security/currency=CNY /security/minorUnits=500 /reason=storage
          execute-instruction BILL | bill.execute-instruction.v1 | /place=CNCKG
          decline BILL --reason no | bill.decline.v1 | /reason=no
          convert-to-paper BILL --paper FILE | bill.convert-to-paper.v1 | /originals=3
          consent BILL | bill.consent.v1 | /place=CNCKG
          convert-to-electronic BILL --to hanoi-import --surrendered 3 --endorsed TO_ORDER | bill.convert-to-electronic.v1 | /to=hanoi-import /surrendered=3 /endorsement/kind=TO_ORDER /endorsement/to=hanoi-import
          deliver-against-paper BILL --receiver agent | bill.deliver-against-paper.v1 | /surrendered=1 /receiver=agent
          notify-arrival BILL --to hanoi-import --to maker-cq | bill.notify-arrival.v1 | /to/0=hanoi-import /to/1=maker-cq
          store-goods BILL --keeper shed --place VNHPH --terminal T2 | bill.store-goods.v1 | /keeper=shed /where/locode=VNHPH /where/subLocation=T2
          sell-goods BILL --currency CNY --proceeds 200 --costs 30 --basis order | bill.sell-goods.v1 | /proceeds/minorUnits=200 /costs/minorUnits=30 /basis=order
          deliver-on-indemnity BILL --to hanoi-import --letter FILE | bill.deliver-on-indemnity.v1 | /to=hanoi-import
          """)
  void a_command_signs_its_act_as_it_was_told(String line, String act, String fields) {
    JsonNode signed = signed(line);
    assertThat(signed.path("act").asText()).isEqualTo(act);
    assertThat(signed.path("bill").asText()).isEqualTo(BILL);
    assertThat(signed.path("by").asText()).isEqualTo("maker-cq");
    for (String field : fields.split(" ", -1)) {
      String[] parts = field.split("=", 2);
      assertThat(signed.at(parts[0]).asText()).as(field).isEqualTo(bill(parts[1]));
    }
    if (!signed.has("id")) {
      assertThat(signed.path("after").asText()).as("signed upon the head").isEqualTo(HEAD);
    }
  }

  @Test
  void a_bill_is_given_up_around_the_agreements_in_their_order() {
    JsonNode split = signed("surrender-for-split BILL --draft D1 --draft D2");
    assertThat(split.path("agreements")).hasSize(2);
    assertThat(split.at("/agreements/0").asText()).isEqualTo(agreementIn("D1"));
    assertThat(split.at("/agreements/1").asText()).isEqualTo(agreementIn("D2"));
    assertThat(split.has("acknowledgeLiability")).isFalse();
    assertThat(run("surrender-for-split", BILL, "--draft", "D1")).as("one part").isEqualTo(1);
    assertThat(err.toString()).contains("R83");
  }

  @Test
  void a_bill_is_merged_around_one_agreement_and_not_alone() {
    JsonNode merge = signed("surrender-for-merge BILL --merged OTHER --merged BILL --draft D2");
    assertThat(merge.path("agreement").asText()).isEqualTo(agreementIn("D2"));
    assertThat(merge.has("acknowledgeLiability")).isFalse();
    assertThat(run("surrender-for-merge", BILL, "--merged", BILL, "--draft", "D2")).isEqualTo(1);
    assertThat(err.toString()).contains("R85");
  }

  @Test
  void a_whole_is_issued_in_the_place_of_every_bill_that_was_merged() {
    JsonNode issue =
        signed("issue D1 --number NLS9 --replaces BILL --holder maker-cq --merged-with OTHER");
    assertThat(issue.at("/replaces/bill").asText()).isEqualTo(BILL);
    assertThat(issue.at("/replaces/mergedWith")).hasSize(1);
    assertThat(issue.at("/replaces/mergedWith/0").asText()).isEqualTo(OTHER);
    JsonNode alone = signed("issue D1 --number NLS9 --replaces BILL --holder maker-cq");
    assertThat(alone.path("replaces").has("mergedWith")).isFalse();
  }

  private String agreementIn(String draft) {
    String answer = Objects.requireNonNull(answers.get("GET /drafts/" + draft));
    return StrictJson.parse(answer.getBytes(UTF_8)).path("agreement").asText();
  }

  @Test
  void paper_and_letter_are_bound_by_their_digest_and_the_statement_names_the_record() {
    Hash digest = Hash.of("paper".getBytes(UTF_8));
    JsonNode paper = signed("convert-to-paper BILL --paper FILE --originals 2 --days 1");
    assertThat(paper.path("paper").asText()).isEqualTo(digest.value());
    assertThat(paper.path("statement").asText()).contains(BILL, "inoperative");
    Instant at = Instant.parse(paper.path("at").asText());
    assertThat(Instant.parse(paper.path("until").asText())).isEqualTo(at.plus(Duration.ofDays(1)));
    assertThat(
            signed("deliver-on-indemnity BILL --to hanoi-import --letter FILE")
                .path("indemnity")
                .asText())
        .isEqualTo(digest.value());
  }

  @Test
  void what_is_no_bill_and_no_number_is_told_with_the_usage_before_anything_is_asked() {
    int before = sent.size();
    assertThat(run("accept", "the-bill")).isEqualTo(2);
    assertThat(err.toString()).contains("BILL", "the-bill");
    assertThat(run("void", BILL, "--replaced-by", "")).isEqualTo(2);
    assertThat(err.toString()).contains("--replaced-by");
    assertThat(sent).hasSize(before);
  }

  @Test
  void what_no_act_can_say_is_refused_before_it_is_sent() {
    int before = sent.size();
    assertThat(run("deliver-against-paper", BILL, "--surrendered", "0", "--receiver", "x"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("R29");
    assertThat(run("instruct", BILL, "--kind", "REROUTE")).isEqualTo(1);
    assertThat(err.toString()).contains("R28");
    assertThat(run("split", BILL, "--into", "NLS2")).isEqualTo(1);
    assertThat(err.toString()).contains("R83");
    assertThat(sent.subList(before, sent.size()))
        .as("heads are read and nothing is sent")
        .allMatch(String::isEmpty);
  }
}
