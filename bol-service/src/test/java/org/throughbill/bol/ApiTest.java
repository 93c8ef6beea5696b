package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.throughbill.bol.Voyage.CKG;
import static org.throughbill.bol.Voyage.bill;
import static org.throughbill.bol.Voyage.now;
import static org.throughbill.bol.Voyage.toOrderOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.ContainerNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.KeyId;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Place;
import org.throughbill.local.Signatory;
import org.throughbill.scenarios.Cast;
import org.throughbill.scenarios.Documents;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class ApiTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TestHTTPResource("/")
  URI service;

  private Voyage voyage;
  private Cast cast;

  @BeforeEach
  void enrolled() {
    voyage = Voyage.at(service);
    cast = voyage.cast;
  }

  private static RefusedByService refused(ThrowingCallable doing) {
    RefusedByService refused = catchThrowableOfType(RefusedByService.class, doing);
    assertThat(refused).as("nothing was refused").isNotNull();
    return refused;
  }

  private static void assertRefused(String rule, int status, ThrowingCallable doing) {
    RefusedByService refused = refused(doing);
    assertThat(refused.rule()).as(refused.getMessage()).isEqualTo(rule);
    assertThat(refused.status()).isEqualTo(status);
  }

  private HttpResponse<String> get(String path, @Nullable Signatory reader, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(service.resolve(path));
    if (reader != null) {
      request.header("Authorization", "Bearer " + Servers.shared().token(reader.id().value()));
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) {
    return StrictJson.parse(response.body().getBytes(StandardCharsets.UTF_8));
  }

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

  private Callable<Object> sending(Signatory by, SignedAct act) {
    return () -> {
      try {
        return voyage.desk(by).send(act);
      } catch (RefusedByService refused) {
        return refused;
      }
    };
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
        .filter(ApiTest::isContainer)
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

  private JsonNode check(String document) {
    return StrictJson.parse(
        voyage.desk(cast.shipper()).post("/drafts/check", "application/json", document));
  }

  @Test
  void a_draft_is_checked_with_every_fault_in_both_languages() {
    String good = Voyage.text(voyage.document());
    assertThat(check(good).path("issuable").asBoolean()).isTrue();
    assertThat(check(good).path("faults")).isEmpty();
    assertThat(check(good).path("warnings")).isEmpty();
    JsonNode bad =
        check(good.replace("\"CNQZH\"", "\"CNQZJ\"").replace("rulebook 2026.1", "rulebook"));
    assertThat(bad.path("issuable").asBoolean()).isFalse();
    assertThat(bad.path("faults").findValuesAsText("pointer"))
        .containsExactly("/legs/0/to/locode", "/legs/1/from/locode", "/procedures/rulebook");
    assertThat(bad.path("faults").findValuesAsText("rule")).containsExactly("R10", "R10", "R12");
    assertThat(bad.path("faults").get(0).path("sentenceInChinese").asText()).isEqualTo("代码不符合其标准");
    JsonNode unread =
        check(good.replace("\"847710\"", "\"8477\"").replace("\"18500\"", "\"heavy\""));
    assertThat(unread.path("faults").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/goods/0/hsCode", "/goods/0/grossWeight");
  }

  @Test
  void R10_a_draft_with_a_european_vin_that_fails_its_check_is_warned_of() {
    String good = Voyage.text(voyage.document());
    JsonNode warned = check(good.replace("\"vins\":[]", "\"vins\":[\"WP0ZZZ99ZTS392124\"]"));
    assertThat(warned.path("issuable").asBoolean()).isTrue();
    assertThat(warned.path("warnings").findValuesAsText("pointer"))
        .containsExactly("/goods/0/vins/0");
    assertThat(warned.path("warnings").get(0).path("rule").asText()).isEqualTo("R10");
  }

  @Test
  void R80_transit_and_condition_stand_on_the_bills_page() {
    Receipt issue = voyage.issued();
    JsonNode page = voyage.bill(cast.shipper(), issue);
    assertThat(page.path("transit")).hasSize(3);
    assertThat(page.at("/transit/0/leg").asInt()).isEqualTo(1);
    assertThat(page.at("/transit/0/promisedMinutes").asLong()).isEqualTo(48 * 60);
    assertThat(page.at("/transit/0").has("actualMinutes")).isFalse();
    assertThat(page.at("/transit/2/leg").asInt()).isZero();
    assertThat(page.at("/condition/clean").asBoolean()).isTrue();
    assertThat(page.at("/condition/english").asText())
        .isEqualTo("in apparent good order and condition");
    assertThat(page.at("/condition/chinese").asText()).isEqualTo("外表状况良好");
    step(issue, MilestoneKind.DEPARTED, Documents.YUZUI, now().minusSeconds(7200));
    step(issue, MilestoneKind.ARRIVED, Documents.QINZHOU, now());
    JsonNode arrived = voyage.bill(cast.shipper(), issue);
    assertThat(arrived.at("/transit/0/actualMinutes").asLong()).isBetween(119L, 121L);
    assertThat(arrived.at("/transit/0/kept").asBoolean()).isTrue();
  }

  private void step(Receipt issue, MilestoneKind kind, Place where, Instant at) {
    voyage.send(
        cast.railway(),
        new TitleAct.Milestone(
            bill(issue),
            new NotationId(kind + "-" + Voyage.random()),
            cast.railway().id(),
            now(),
            CKG,
            1,
            kind,
            at,
            where));
  }

  private static <T> List<T> ofType(List<Object> answers, Class<T> type) {
    return answers.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void R01_a_shipper_does_not_issue_and_the_operator_does() {
    SignedAct agreement = voyage.agreement(voyage.document());
    var byShipper =
        new TitleAct.Issue(
            cast.shipper().id(), now(), CKG, new BillNumber("NLS" + Voyage.random()), agreement);
    assertRefused("R01", 403, () -> voyage.send(cast.shipper(), byShipper));
    assertThat(voyage.desk(cast.operator()).send(voyage.issue(agreement)).seq()).isEqualTo(1);
  }

  @Test
  void R15_an_operator_uses_a_bill_number_once() {
    var number = new BillNumber("NLS" + Voyage.random());
    voyage.send(
        cast.operator(),
        new TitleAct.Issue(
            cast.operator().id(), now(), CKG, number, voyage.agreement(voyage.document())));
    assertRefused(
        "R15",
        409,
        () ->
            voyage.send(
                cast.operator(),
                new TitleAct.Issue(
                    cast.operator().id(),
                    now(),
                    CKG,
                    number,
                    voyage.agreement(voyage.document()))));
  }

  @Test
  void R36_no_bit_of_a_signed_act_can_be_changed() {
    Receipt issue = voyage.issued();
    String[] parts =
        cast.shipper()
            .sign(voyage.transfer(issue, cast.shipper(), cast.buyer(), null))
            .value()
            .split("\\.", -1);
    byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
    for (int at = 0; at < signature.length; at += 7) {
      byte[] bent = signature.clone();
      bent[at] ^= 1;
      String jws = parts[0] + "." + parts[1] + "." + encode(bent);
      assertRefused("R36", 422, () -> voyage.desk(cast.shipper()).send(new SignedAct(jws)));
    }
    String toBank =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace(cast.buyer().id().value(), cast.bank().id().value());
    String jws = parts[0] + "." + encode(toBank.getBytes(StandardCharsets.UTF_8)) + "." + parts[2];
    assertRefused("R36", 422, () -> voyage.desk(cast.shipper()).send(new SignedAct(jws)));
    assertThat(voyage.bill(cast.shipper(), issue).path("seq").asLong()).isEqualTo(1);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Test
  void R36_an_act_signed_with_another_partys_key_is_nobodys() {
    Receipt issue = voyage.issued();
    var transfer = voyage.transfer(issue, cast.shipper(), cast.buyer(), null);
    assertRefused("R36", 422, () -> voyage.desk(cast.shipper()).send(cast.bank().sign(transfer)));
  }

  @Test
  void R40_an_unknown_key_signs_nothing() {
    Receipt issue = voyage.issued();
    var unknown = SigningKey.generate(Algorithm.ES256);
    var transfer = voyage.transfer(issue, cast.shipper(), cast.buyer(), null);
    assertRefused("R40", 403, () -> voyage.desk(cast.shipper()).send(unknown.sign(transfer)));
  }

  private Signatory newcomer() {
    Signatory party =
        Servers.shared()
            .pki()
            .signatory(
                "party-" + Voyage.random().toLowerCase(java.util.Locale.ROOT),
                "Newcomer",
                Algorithm.ED25519,
                Set.of(Role.SHIPPER),
                null);
    return party;
  }

  @Test
  void R40_a_revoked_key_signs_nothing_more_and_what_it_signed_stands() {
    Signatory party = newcomer();
    Receipt enrolled = voyage.desk(party).send(party.enrolment(now()));
    Receipt issue = voyage.issued();
    voyage.send(cast.shipper(), voyage.transfer(issue, cast.shipper(), party, toOrderOf(party)));
    KeyId key = party.key().publicKey().id();
    voyage.send(
        party, new PartyAct.RevokeKey(party.id(), enrolled.hash(), now(), CKG, key, "lost"));
    Hash head = new Hash(voyage.bill(party, issue).path("head").asText());
    org.awaitility.Awaitility.await()
        .untilAsserted(
            () -> {
              var nothingToWithdraw =
                  new TitleAct.Withdraw(bill(issue), head, party.id(), now(), CKG);
              assertRefused("R40", 403, () -> voyage.send(party, nothingToWithdraw));
            });
    JsonNode page = voyage.desk(cast.shipper()).get("/parties/" + party.id());
    assertThat(page.path("keys").get(0).path("revokedSince").isTextual()).isTrue();
    assertThat(voyage.bill(party, issue).path("seq").asLong()).isEqualTo(2);
  }

  @Test
  void R40_a_party_enrols_once_and_revokes_keys_it_has_once() {
    Signatory party = newcomer();
    Receipt enrolled = voyage.desk(party).send(party.enrolment(now()));
    assertRefused(
        "R40", 403, () -> voyage.desk(party).send(party.enrolment(now().minusSeconds(1))));
    var noKey =
        new PartyAct.RevokeKey(
            party.id(), enrolled.hash(), now(), CKG, new KeyId("0".repeat(64)), "lost");
    assertRefused("R40", 403, () -> voyage.send(party, noKey));
    var late =
        new PartyAct.RevokeKey(
            party.id(), Hash.NONE, now(), CKG, party.key().publicKey().id(), "lost");
    assertRefused("R14", 409, () -> voyage.send(party, late));
  }

  @Test
  void R40_nobody_enrols_without_a_certificate_of_the_root() {
    Signatory party = newcomer();
    var own = new Signatory(party.id(), "x", SigningKey.generate(Algorithm.ES256), "AAAA");
    RefusedByService refused = refused(() -> voyage.desk(own).send(own.enrolment(now())));
    assertThat(refused.status()).isIn(403, 422);
  }

  @Test
  void R41_the_algorithm_is_the_registered_keys_own() {
    Receipt issue = voyage.issued();
    String[] parts =
        cast.shipper()
            .sign(voyage.transfer(issue, cast.shipper(), cast.buyer(), null))
            .value()
            .split("\\.", -1);
    String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
    for (String alg : List.of("Ed25519", "SM2withSM3", "none", "HS256", "ES256K", "RS256")) {
      String other = header.replace("ES256", alg);
      String jws = encode(other.getBytes(StandardCharsets.UTF_8)) + "." + parts[1] + "." + parts[2];
      assertRefused("R41", 422, () -> voyage.desk(cast.shipper()).send(new SignedAct(jws)));
    }
  }

  @Test
  void an_act_is_sent_with_its_own_partys_token() {
    Receipt issue = voyage.issued();
    SignedAct transfer =
        cast.shipper().sign(voyage.transfer(issue, cast.shipper(), cast.buyer(), null));
    assertRefused("not-yours", 403, () -> voyage.desk(cast.bank()).send(transfer));
    assertThat(voyage.desk(cast.shipper()).send(transfer).seq()).isEqualTo(2);
  }

  @Test
  void acts_of_other_services_are_sent_elsewhere() {
    Receipt issue = voyage.issued();
    var agree =
        new org.throughbill.acts.Statement.Agree(
            cast.shipper().id(), now(), CKG, voyage.document());
    assertRefused("wrong-place", 422, () -> voyage.send(cast.shipper(), agree));
    var hold =
        new org.throughbill.acts.InspectionAct.Hold(
            bill(issue),
            new NotationId("hold-0001"),
            cast.customs().id(),
            now(),
            CKG,
            new org.throughbill.acts.value.Office(
                org.throughbill.acts.value.Authority.CUSTOMS, CKG),
            "art. 1");
    assertRefused("wrong-place", 422, () -> voyage.send(cast.customs(), hold));
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

  private static void assertProblem(HttpResponse<String> response, int status, String rule) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(json(response).path("type").asText()).isEqualTo("/rules/" + rule);
    assertThat(json(response).path("status").asInt()).isEqualTo(status);
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
  void R80_a_stranger_to_the_leg_tells_no_milestone() {
    Receipt issue = voyage.issued();
    assertRefused("R80", 422, () -> milestone(cast.shippingLine(), issue));
    assertThat(milestone(cast.railway(), issue).seq()).isEqualTo(2);
    assertRefused("not-found", 404, () -> milestone(cast.bank(), issue));
  }

  private Receipt milestone(Signatory by, Receipt issue) {
    return voyage.send(
        by,
        new TitleAct.Milestone(
            bill(issue),
            new NotationId("gate-in-" + Voyage.random()),
            by.id(),
            now(),
            CKG,
            1,
            MilestoneKind.GATE_IN,
            now(),
            Documents.YUZUI));
  }

  @Test
  void R01_a_draft_is_its_parties_own_and_takes_the_consignors_agreement_to_itself() {
    Document document = voyage.document();
    JsonNode draft =
        StrictJson.parse(
            voyage.desk(cast.shipper()).post("/drafts", "application/json", Voyage.text(document)));
    String path = "/drafts/" + draft.path("id").asText();
    assertRefused("not-found", 404, () -> voyage.desk(cast.bank()).get(path));
    assertThat(voyage.desk(cast.operator()).get(path).has("agreement")).isFalse();
    assertRefused("R01", 403, () -> agree(path, voyage.agreement(voyage.document())));
    assertRefused(
        "wrong-place",
        422,
        () ->
            agree(
                path,
                cast.shipper()
                    .sign(voyage.transfer(voyage.issued(), cast.shipper(), cast.buyer(), null))));
    agree(path, voyage.agreement(document));
    assertThat(voyage.desk(cast.operator()).get("/drafts").path("drafts").findValuesAsText("id"))
        .contains(draft.path("id").asText());
    assertThat(voyage.desk(cast.operator()).get(path).path("agreement").isTextual()).isTrue();
    assertRefused("not-found", 404, () -> voyage.desk(cast.shipper()).get("/drafts/x"));
  }

  private byte[] agree(String path, SignedAct agreement) {
    return voyage.desk(cast.shipper()).post(path + "/acts", "application/jose", agreement.value());
  }

  @Test
  void R10_the_places_a_bill_may_name_are_open_to_every_signed_in_party() {
    JsonNode page = voyage.desk(cast.shipper()).get("/places?after=CNCHQ");
    assertThat(page.path("places").get(0).path("code").asText()).isEqualTo("CNCKG");
    assertThat(page.path("places").get(0).path("name").asText()).isEqualTo("Chongqing");
    assertThat(page.path("places").get(0).path("nameInChinese").asText()).isEqualTo("重庆");
    assertThat(page.has("next")).isFalse();
  }

  @Test
  void parties_are_open_to_every_signed_in_party() {
    JsonNode page = voyage.desk(cast.bank()).get("/parties/" + cast.operator().id());
    assertThat(page.path("name").asText()).isEqualTo(cast.operator().name());
    assertThat(page.path("acceptsTransfers").asBoolean()).isTrue();
    assertThat(page.path("keys").get(0).path("alg").asText()).isEqualTo("SM2withSM3");
    assertRefused("not-found", 404, () -> voyage.desk(cast.bank()).get("/parties/nobody-here"));
  }
}
