package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.throughbill.bol.Voyage.CKG;
import static org.throughbill.bol.Voyage.bill;
import static org.throughbill.bol.Voyage.now;
import static org.throughbill.bol.Voyage.toOrderOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.local.Database;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

/** Who reads what, and what a refusal tells. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class ReadTest extends ApiCase {
  @TestHTTPResource(value = "/", management = true)
  URI watched;

  private String metrics() throws Exception {
    var request = HttpRequest.newBuilder(watched.resolve("/q/metrics")).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  @Test
  void without_a_token_everything_but_the_rules_is_closed() throws Exception {
    for (String path :
        List.of("/bills", "/drafts", "/events?topic=bill-events", "/parties/cq-machinery")) {
      HttpResponse<String> response = get(path, null);
      assertProblem(response, 401, "not-signed-in");
      assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
      assertProblem(get(path, null, "Authorization", "Bearer x.y.z"), 401, "not-signed-in");
    }
    assertThat(get("/rules/R14", null).statusCode()).isEqualTo(200);
  }

  @Test
  void a_problem_names_its_rule_in_the_readers_language() throws Exception {
    String path = "/bills/" + "0".repeat(64);
    HttpResponse<String> english = get(path, cast.shipper());
    HttpResponse<String> chinese = get(path, cast.shipper(), "Accept-Language", "zh-CN, en;q=0.5");
    assertProblem(english, 404, "not-found");
    assertProblem(chinese, 404, "not-found");
    assertThat(json(english).path("title").asText()).startsWith("There is nothing here");
    assertThat(json(chinese).path("title").asText()).isEqualTo("此处没有您可以查看的内容");
    assertThat(json(english).fieldNames())
        .toIterable()
        .contains("type", "title", "status", "detail", "remedy", "errors");
  }

  @Test
  void what_a_caller_makes_up_names_no_meter() throws Exception {
    String made = UUID.randomUUID().toString();
    String bill = "/bills/" + made;
    for (var request :
        List.of(
            HttpRequest.newBuilder(service.resolve(bill)).DELETE(),
            HttpRequest.newBuilder(service.resolve("/bills"))
                .method(made, HttpRequest.BodyPublishers.noBody()),
            HttpRequest.newBuilder(URI.create(service + "/" + made)))) {
      HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
    assertProblem(get(bill, cast.shipper()), 404, "not-found");
    await()
        .untilAsserted(
            () ->
                assertThat(metrics())
                    .contains("method=\"OTHER\"", "uri=\"NOT_FOUND\"", "uri=\"/bills/{id}\"")
                    .doesNotContain(made));
  }

  @Test
  void every_fault_is_told_at_once_with_its_pointer() throws Exception {
    String body = Voyage.text(voyage.document()).replace("\"originals\":1", "\"originals\":2");
    RefusedByService refused =
        refused(
            () ->
                voyage
                    .desk(cast.shipper())
                    .post(
                        "/drafts",
                        "application/json",
                        body.replace("Negotiable cargo document under", "Paper of")));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/notation", "/originals");
    assertThat(refused.problem().path("errors").findValuesAsText("code"))
        .containsExactlyInAnyOrder("R02", "R07");
  }

  @Test
  void every_rule_has_its_page() throws Exception {
    for (var rule : org.throughbill.acts.Rule.values()) {
      JsonNode page = json(get("/rules/" + rule.id(), null));
      assertThat(page.path("id").asText()).isEqualTo(rule.id());
      assertThat(page.path("sentence").asText()).isEqualTo(rule.sentence());
      JsonNode chinese = json(get("/rules/" + rule.id(), null, "Accept-Language", "zh-CN"));
      assertThat(chinese.path("language").asText()).isEqualTo("zh");
      assertThat(chinese.path("sentence").asText()).isEqualTo(rule.sentenceInChinese());
    }
    for (var form : org.throughbill.acts.Form.values()) {
      assertThat(get("/rules/" + form.id(), null).statusCode()).isEqualTo(200);
    }
    assertProblem(get("/rules/R99", null), 404, "not-found");
  }

  @Test
  void what_a_page_is_asked_after_is_refused_where_no_page_gave_it() throws Exception {
    String entries = "/chains/bill-events/" + voyage.issued().chain() + "/entries";
    for (String path :
        List.of(
            entries + "?after=-1",
            entries + "?after=x",
            entries + "?after=9223372036854775808",
            "/events?topic=bill-events&after=x",
            "/bills?after=x",
            "/drafts?after=x")) {
      assertProblem(get(path, cast.shipper()), 422, "wrong-type");
    }
  }

  @Test
  void a_bill_is_tagged_with_its_seq() throws Exception {
    Receipt issue = voyage.issued();
    String path = "/bills/" + issue.chain();
    assertThat(get(path, cast.shipper()).headers().firstValue("ETag")).hasValue("\"1\"");
    voyage.send(
        cast.shipper(),
        voyage.transfer(issue, cast.shipper(), cast.buyer(), toOrderOf(cast.buyer())));
    assertThat(get(path, cast.buyer()).headers().firstValue("ETag")).hasValue("\"2\"");
  }

  @Test
  void whoever_has_read_the_present_state_is_told_that_nothing_changed() throws Exception {
    Receipt issue = voyage.issued();
    for (String path :
        List.of("/bills/" + issue.chain(), "/chains/bill-events/" + issue.chain() + "/entries")) {
      HttpResponse<String> same = get(path, cast.shipper(), "If-None-Match", "\"0\", W/\"1\"");
      assertThat(same.statusCode()).as(path).isEqualTo(304);
      assertThat(same.body()).isEmpty();
      assertThat(same.headers().firstValue("ETag")).hasValue("\"1\"");
      assertThat(get(path, cast.shipper(), "If-None-Match", "\"2\"").statusCode()).isEqualTo(200);
      assertProblem(get(path, cast.bank(), "If-None-Match", "*"), 404, "not-found");
    }
  }

  @Test
  void a_bill_is_tagged_anew_when_an_offer_on_it_lapses() throws Exception {
    Receipt issue = voyage.issued();
    var pledge = voyage.pledge(issue, cast.shipper(), cast.bank());
    var brief =
        new TitleAct.Pledge(
            pledge.bill(),
            pledge.after(),
            pledge.by(),
            pledge.at(),
            CKG,
            pledge.to(),
            pledge.secured(),
            pledge.contract(),
            now().plusSeconds(2));
    voyage.send(cast.shipper(), brief);
    String path = "/bills/" + issue.chain();
    org.awaitility.Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(get(path, cast.shipper()).headers().firstValue("ETag"))
                    .hasValue("\"2-lapsed\""));
    assertThat(json(get(path, cast.shipper())).path("state").asText()).isEqualTo("HELD");
  }

  @Test
  void R44_a_former_holder_reads_the_bill_as_it_was_when_it_left() {
    Receipt issue = voyage.issued();
    Receipt first =
        voyage.send(
            cast.shipper(),
            voyage.transfer(issue, cast.shipper(), cast.buyer(), toOrderOf(cast.buyer())));
    Receipt second =
        voyage.send(
            cast.buyer(),
            voyage.transfer(first, cast.buyer(), cast.otherBank(), toOrderOf(cast.otherBank())));
    voyage.send(
        cast.otherBank(),
        new TitleAct.Surrender(
            bill(issue), second.hash(), cast.otherBank().id(), now(), CKG, true));
    JsonNode then = voyage.bill(cast.buyer(), issue);
    assertThat(then.path("seq").asLong()).isEqualTo(3);
    assertThat(then.path("state").asText()).isEqualTo("HELD");
    assertThat(voyage.bill(cast.otherBank(), issue).path("state").asText())
        .isEqualTo("SURRENDERING");
    JsonNode entries =
        voyage.desk(cast.buyer()).get("/chains/bill-events/" + issue.chain() + "/entries");
    assertThat(entries.path("entries")).hasSize(3);
    assertRefused(
        "R14",
        409,
        () ->
            voyage.send(
                cast.buyer(),
                voyage.transfer(first, cast.buyer(), cast.bank(), toOrderOf(cast.bank()))));
  }

  @Test
  void R44_who_has_a_part_in_the_bill_reads_it_and_nobody_else() {
    Receipt issue = voyage.issued();
    List<Signatory> parts =
        List.of(cast.shipper(), cast.operator(), cast.railway(), cast.shippingLine());
    List<Signatory> strangers =
        List.of(cast.buyer(), cast.bank(), cast.otherBank(), cast.customs(), cast.maritime());
    for (Signatory part : parts) {
      assertThat(voyage.bill(part, issue).path("id").asText()).isEqualTo(issue.chain());
      assertThat(listed(part, issue)).isTrue();
    }
    strangers.forEach(stranger -> assertHidden(stranger, issue));
    voyage.send(cast.shipper(), voyage.pledge(issue, cast.shipper(), cast.bank()));
    assertThat(voyage.bill(cast.bank(), issue).path("state").asText()).isEqualTo("OFFERED");
    assertHidden(cast.otherBank(), issue);
  }

  private void assertHidden(Signatory stranger, Receipt issue) {
    for (String path :
        List.of(
            "/bills/" + issue.chain(),
            "/bills/" + issue.chain() + "/acts",
            "/chains/bill-events/" + issue.chain() + "/entries")) {
      assertRefused("not-found", 404, () -> voyage.desk(stranger).get(path));
    }
    assertThat(listed(stranger, issue)).isFalse();
  }

  private boolean listed(Signatory reader, Receipt issue) {
    String after = "";
    while (true) {
      JsonNode page = voyage.desk(reader).get("/bills?after=" + after);
      if (page.path("bills").findValuesAsText("id").contains(issue.chain())) {
        return true;
      }
      if (!page.has("next")) {
        return false;
      }
      after = page.path("next").asText();
    }
  }

  @Test
  void the_registrys_own_services_read_every_chain() throws Exception {
    Receipt issue = voyage.issued();
    String token = Servers.shared().token("registry-customs", "registry");
    var request =
        HttpRequest.newBuilder(service.resolve("/chains/bill-events/" + issue.chain() + "/entries"))
            .header("Authorization", "Bearer " + token)
            .build();
    assertThat(json(HTTP.send(request, HttpResponse.BodyHandlers.ofString())).path("entries"))
        .hasSize(1);
  }

  @Test
  void R37_an_altered_row_stops_the_readers_of_its_own_chain_and_no_others() throws Exception {
    String before = streamEnd();
    Receipt altered = voyage.issued();
    Receipt sound = voyage.issued();
    String chain = "/chains/bill-events/" + altered.chain() + "/entries";
    alter("update entry set sealed_at = sealed_at + interval '1 second' where hash = ?", altered);
    try {
      String stream = "/events?topic=bill-events&after=" + before;
      await()
          .untilAsserted(
              () -> {
                HttpResponse<String> events = get(stream, cast.shipper());
                assertThat(events.statusCode()).isEqualTo(200);
                assertThat(json(events).findValuesAsText("chain"))
                    .contains(sound.chain())
                    .doesNotContain(altered.chain());
              });
      assertProblem(get(chain, cast.shipper()), 503, "R37");
      assertThat(get("/bills/" + sound.chain(), cast.shipper()).statusCode()).isEqualTo(200);
      assertThat(metrics()).containsPattern("throughbill_chains_broken\\S* 1");
    } finally {
      alter("update entry set sealed_at = sealed_at - interval '1 second' where hash = ?", altered);
    }
    assertThat(get(chain, cast.shipper()).statusCode()).isEqualTo(200);
    assertThat(metrics()).containsPattern("throughbill_chains_broken\\S* 0");
  }

  /** Where the stream of bills ends at present. */
  private String streamEnd() throws Exception {
    String end = nextAfter("");
    for (String next = nextAfter(end); !next.equals(end); next = nextAfter(end)) {
      end = next;
    }
    return end;
  }

  private String nextAfter(String cursor) throws Exception {
    String page = "/events?topic=bill-events&after=" + cursor;
    return json(get(page, cast.shipper())).path("next").asText();
  }

  /** What nobody but the tables' owner can do. */
  private static void alter(String sql, Receipt entry) throws SQLException {
    Servers servers = Servers.shared();
    Servers.Login owner = servers.owner(Database.BOL);
    try (var connection =
            DriverManager.getConnection(
                servers.jdbcUrl(Database.BOL), owner.user(), owner.password());
        var update = connection.prepareStatement(sql)) {
      update.setString(1, entry.hash().value());
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
