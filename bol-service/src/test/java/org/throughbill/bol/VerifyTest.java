package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.bol.Voyage.bill;
import static org.throughbill.bol.Voyage.toOrderOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.testkit.ServersResource;

/** What anybody learns without a token, and what nobody does. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class VerifyTest extends ApiCase {
  private static final String NOWHERE = "0".repeat(64);
  private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

  private SignedAct issue;
  private Receipt issued;

  @SuppressWarnings("NullAway.Init") // set before each test
  VerifyTest() {}

  @BeforeEach
  void issued() {
    issue = voyage.issue(voyage.agreement(voyage.document()));
    issued = voyage.desk(cast.operator()).send(issue);
  }

  private static String address(String bill, String entry) {
    return "/verify/" + bill + "/" + entry;
  }

  private static String address(Receipt entry) {
    return address(entry.chain(), entry.hash().value());
  }

  private Receipt sold() {
    return voyage.send(
        cast.shipper(),
        voyage.transfer(issued, cast.shipper(), cast.buyer(), toOrderOf(cast.buyer())));
  }

  private HttpResponse<String> page(String path, String language)
      throws IOException, InterruptedException {
    return get(path, null, "Accept", HTML, "Accept-Language", language);
  }

  private HttpResponse<String> post(String type, String body)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(service.resolve("/verify"))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void R15_what_is_shown_is_a_copy_and_says_whether_it_is_the_newest() throws Exception {
    JsonNode before = json(get(address(issued), null));
    assertThat(before.path("shown").asText()).isEqualTo("NOT_OPERATIVE");
    assertThat(before.path("state").asText()).isEqualTo("LIVE");
    assertThat(before.path("newest").asBoolean()).isTrue();
    assertThat(before.path("seq").asInt()).isEqualTo(1);
    Receipt sold = sold();
    assertThat(json(get(address(issued), null)).path("newest").asBoolean()).isFalse();
    assertThat(json(get(address(sold), null)).path("newest").asBoolean()).isTrue();
  }

  @Test
  void R44_to_whom_it_is_offered_is_not_told() throws Exception {
    voyage.send(cast.shipper(), voyage.pledge(issued, cast.shipper(), cast.bank()));
    assertThat(json(get(address(issued), null)).path("state").asText()).isEqualTo("LIVE");
  }

  /** Everything that the parties read of the bill and of its entries, and none of it out here. */
  @Test
  void R44_nothing_that_the_bill_says_gets_out() throws Exception {
    Receipt sold = sold();
    Set<String> said = new TreeSet<>();
    collect(voyage.bill(cast.buyer(), issued), said);
    collect(
        voyage.desk(cast.buyer()).get("/chains/bill-events/" + issued.chain() + "/entries"), said);
    collect(StrictJson.parse(issue.payload()), said);
    said.removeAll(Set.of(sold.chain(), sold.hash().value(), sold.sealedAt().toString()));
    said.removeIf(text -> text.length() < 4 || isPast(text));
    assertThat(said)
        .contains("cq-machinery", "CNCKG", "SMGS", issued.hash().value())
        .hasSizeGreaterThan(40);
    for (HttpResponse<String> answer :
        List.of(
            get(address(sold), null),
            get(address(sold), cast.buyer()),
            page(address(sold), "en"),
            page(address(sold), "zh"))) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(said).noneMatch(answer.body()::contains);
    }
  }

  /** The time of an act may be the second in which it is asked for. */
  private static boolean isPast(String text) {
    return text.matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z")
        && !Instant.parse(text).isAfter(Instant.now().plusSeconds(60));
  }

  private static void collect(JsonNode json, Set<String> texts) {
    if (json.isTextual() || json.isNumber()) {
      texts.add(json.asText());
    }
    json.forEach(child -> collect(child, texts));
  }

  @Test
  void R44_an_unknown_bill_and_a_wrong_entry_look_the_same() throws Exception {
    List<String> unknown =
        List.of(
            address(issued.chain(), NOWHERE),
            address(NOWHERE, issued.hash().value()),
            address(NOWHERE, NOWHERE),
            address("x", "y"));
    var answers = new ArrayList<String>();
    for (String path : unknown) {
      HttpResponse<String> record = get(path, null);
      assertProblem(record, 404, "not-found");
      HttpResponse<String> page = page(path, "en");
      assertThat(page.statusCode()).isEqualTo(404);
      answers.add(
          record.body() + page.body().replaceAll("\\d{4}-\\d\\d-\\d\\d [0-9:]+ UTC", "<then>"));
    }
    assertThat(answers).allMatch(answers.getFirst()::equals);
    assertThat(answers.getFirst()).contains("Unknown: the registry has no such entry", "<then>");
  }

  @Test
  void R39_the_page_is_readable_in_both_languages_and_runs_nothing() throws Exception {
    HttpResponse<String> english = page(address(issued), "en");
    HttpResponse<String> chinese = page(address(issued), "zh-CN,zh;q=0.9");
    assertThat(english.body())
        .contains("<html lang=\"en\">", "Genuine", "the newest entry", issued.hash().value())
        .doesNotContain("<script", "http:", "https:", "src=", "href=");
    assertThat(chinese.body()).contains("<html lang=\"zh\">", "属实", "最新条目", "副本");
    assertThat(english.headers().map())
        .containsEntry("cache-control", List.of("no-store"))
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("referrer-policy", List.of("no-referrer"));
    assertThat(english.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(english.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
  }

  @Test
  void R39_whatever_form_is_asked_for_there_is_an_answer() throws Exception {
    for (String accept : List.of("///", "*/*", "application/json, text/html", "image/png")) {
      HttpResponse<String> record = get(address(issued), null, "Accept", accept);
      assertThat(record.statusCode()).as(accept).isEqualTo(200);
      assertThat(record.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("application/json");
    }
    assertThat(get(address(issued), null, "Accept", "text/html").body()).startsWith("<!doctype");
  }

  @Test
  void R36_the_very_bytes_are_verified_and_no_others() throws Exception {
    String jws = issue.value();
    JsonNode genuine = json(post("application/jose", jws));
    assertThat(genuine.path("entry").asText()).isEqualTo(issued.hash().value());
    char last = jws.charAt(jws.length() - 10);
    String bent =
        jws.substring(0, jws.length() - 10)
            + (last == 'A' ? 'B' : 'A')
            + jws.substring(jws.length() - 9);
    assertProblem(post("application/jose", bent), 404, "not-found");
    SignedAct unsent = voyage.issue(voyage.agreement(voyage.document()));
    assertProblem(post("application/jose", unsent.value()), 404, "not-found");
    assertProblem(post("application/jose", "x".repeat(300_000)), 413, "too-large");
    assertThat(post("application/jose", "").statusCode()).isEqualTo(400);
  }

  @Test
  void R37_a_receipt_is_verified_as_a_whole() throws Exception {
    String receipt = Voyage.text(issued);
    assertThat(json(post("application/json", receipt)).path("bill").asText())
        .isEqualTo(bill(issued).value());
    for (String bent :
        List.of(
            receipt.replace("\"seq\":1", "\"seq\":2"),
            receipt.replace(issued.prev().value(), issued.hash().value()),
            receipt.replace("bill-events", "inspection-events"))) {
      assertProblem(post("application/json", bent), 404, "not-found");
    }
    assertThat(post("application/json", "{\"hash\":1}").statusCode()).isEqualTo(422);
  }
}
