package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.bol.Voyage.CKG;
import static org.throughbill.bol.Voyage.bill;
import static org.throughbill.bol.Voyage.now;
import static org.throughbill.bol.Voyage.toOrderOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.proof.Chain;
import org.throughbill.acts.proof.Evidence;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

/** What is left of a bill that has ended, and what proves it without the registry. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class RetentionTest extends ApiCase {
  private static final int YEARS = 10;

  /** Given up for another bill. */
  private Receipt ended(Receipt issue) {
    Receipt surrender =
        voyage.send(
            cast.shipper(),
            new TitleAct.SurrenderForAmendment(
                bill(issue),
                issue.hash(),
                cast.shipper().id(),
                now(),
                CKG,
                voyage.agreement(voyage.document()),
                true));
    return voyage.send(
        cast.operator(),
        new TitleAct.VoidBill(
            bill(issue),
            surrender.hash(),
            cast.operator().id(),
            now(),
            CKG,
            new BillNumber("NLS" + Voyage.random())));
  }

  private Evidence.Findings evidence(Signatory reader, Receipt issue) throws Exception {
    HttpResponse<String> lines = get("/bills/" + issue.chain() + "/evidence", reader);
    assertThat(lines.statusCode()).isEqualTo(200);
    byte[] root = Files.readAllBytes(Servers.shared().pki().root());
    return Evidence.read(lines.body().getBytes(StandardCharsets.UTF_8))
        .verify(new Enrolments(Enrolments.certificates(root), List.of()));
  }

  private static Chain title(Evidence.Findings findings, Receipt issue) {
    return findings.chains().stream()
        .filter(chain -> chain.id().equals(new ChainId(issue.topic(), issue.chain())))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void R43_an_ended_bill_is_read_for_years_and_comes_to_life_no_more() throws Exception {
    Receipt issue = voyage.issued();
    assertThat(voyage.bill(cast.shipper(), issue).has("keptUntil")).isFalse();
    Receipt end = ended(issue);
    JsonNode read = voyage.bill(cast.shipper(), issue);
    assertThat(read.path("state").asText()).isEqualTo("VOID");
    assertThat(Instant.parse(read.path("keptUntil").asText()))
        .isEqualTo(end.sealedAt().atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant());
    assertRefused(
        "R35",
        409,
        () ->
            voyage.send(
                cast.shipper(),
                voyage.transfer(end, cast.shipper(), cast.buyer(), toOrderOf(cast.buyer()))));
    JsonNode shown = json(get("/verify/" + end.chain() + "/" + end.hash(), null));
    assertThat(shown.path("state").asText()).isEqualTo("VOID");
  }

  @Test
  void R43_nobody_has_a_bill_erased() throws Exception {
    Receipt issue = voyage.issued();
    ended(issue);
    var erase =
        HttpRequest.newBuilder(service.resolve("/bills/" + issue.chain()))
            .header(
                "Authorization", "Bearer " + Servers.shared().token(cast.operator().id().value()))
            .DELETE()
            .build();
    HttpResponse<String> refused = HTTP.send(erase, HttpResponse.BodyHandlers.ofString());
    assertProblem(refused, 405, "not-supported");
    assertThat(refused.headers().firstValue("Allow")).hasValue("GET");
    assertThat(voyage.bill(cast.shipper(), issue).path("seq").asInt()).isEqualTo(3);
  }

  @Test
  void R43_what_is_taken_out_proves_the_bill_without_the_registry() throws Exception {
    Receipt issue = voyage.issued();
    Receipt end = ended(issue);
    Evidence.Findings findings = evidence(cast.shipper(), issue);
    assertThat(findings.broken()).isEmpty();
    findings.requireHolds(end);
    assertThat(title(findings, issue).inControl()).isEmpty();
    assertThat(title(findings, issue).entries()).hasSize(3);
  }

  @Test
  void R44_who_has_left_the_bill_takes_out_what_it_may_read() throws Exception {
    Receipt issue = voyage.issued();
    Signatory former = cast.bank();
    Receipt sold =
        voyage.send(
            cast.shipper(), voyage.transfer(issue, cast.shipper(), former, toOrderOf(former)));
    Receipt soldOn =
        voyage.send(former, voyage.transfer(sold, former, cast.buyer(), toOrderOf(cast.buyer())));
    voyage.send(
        cast.buyer(),
        voyage.transfer(soldOn, cast.buyer(), cast.shipper(), toOrderOf(cast.shipper())));
    Evidence.Findings findings = evidence(former, issue);
    assertThat(findings.broken()).isEmpty();
    assertThat(title(findings, issue).entries()).hasSize(3);
    assertThat(title(evidence(cast.shipper(), issue), issue).entries()).hasSize(4);
  }
}
