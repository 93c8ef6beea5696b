package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.bol.Voyage.CKG;
import static org.throughbill.bol.Voyage.CONTRACT;
import static org.throughbill.bol.Voyage.bill;
import static org.throughbill.bol.Voyage.now;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Replacement;
import org.throughbill.acts.proof.Chain;
import org.throughbill.acts.proof.Evidence;
import org.throughbill.acts.proof.ProofOfControl;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.local.Database;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

/** What a lawyer asks of the running service: proofs, replaced bills, and what was attempted. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class LawTest extends ApiCase {
  @BeforeEach
  void the_registry_is_a_party_too() {
    voyage.enrol(Servers.shared().pki().registry(Database.BOL));
  }

  private List<JsonNode> entries(String topic, String key) {
    JsonNode page = voyage.desk(cast.operator()).get("/chains/" + topic + "/" + key + "/entries");
    return StreamSupport.stream(page.path("entries").spliterator(), false).toList();
  }

  private List<String> acts(Receipt issue) {
    return entries("bill-events", issue.chain()).stream()
        .map(entry -> new SignedAct(entry.path("act").asText()))
        .map(act -> new String(act.payload(), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void R33_an_attempt_to_deliver_on_indemnity_is_refused_and_written_on_the_chain_once() {
    Receipt issue = voyage.issued();
    var attempt =
        new TitleAct.DeliverOnIndemnity(
            bill(issue),
            issue.hash(),
            cast.operator().id(),
            now(),
            CKG,
            cast.buyer().id(),
            CONTRACT);
    SignedAct signed = cast.operator().sign(attempt);
    assertRefused("R33", 409, () -> voyage.desk(cast.operator()).send(signed));
    assertRefused("R33", 409, () -> voyage.desk(cast.operator()).send(signed));
    assertThat(acts(issue)).hasSize(2);
    assertThat(acts(issue).getLast())
        .contains("bill.refusal.v1", "\"rule\":\"R33\"", signed.id().value());
    assertThat(voyage.bill(cast.shipper(), issue).path("state").asText()).isEqualTo("HELD");
  }

  @Test
  void R25_the_party_in_control_gets_a_proof_that_holds_offline_and_nobody_else_does() {
    Receipt issue = voyage.issued();
    String path = "/bills/" + issue.chain() + "/proof-of-control";
    var proof = new SignedAct(voyage.desk(cast.shipper()).get(path).path("proof").asText());
    var shown = (Statement.InControl) Acts.read(proof.payload());
    assertThat(shown.controller()).isEqualTo(cast.shipper().id());
    assertThat(shown.head()).isEqualTo(issue.hash());
    assertRefused("R13", 403, () -> voyage.desk(cast.operator()).get(path));
    assertRefused("not-found", 404, () -> voyage.desk(cast.buyer()).get(path));
    Evidence.Findings findings = evidence(issue, shown.by().value());
    assertThat(findings.broken()).isEmpty();
    Chain chain = findings.chains().getLast();
    assertThat(ProofOfControl.verify(proof, chain, findings.keys(), now())).isEqualTo(shown);
  }

  private Evidence.Findings evidence(Receipt issue, String registry) {
    var all = new ArrayList<JsonNode>();
    for (String party :
        List.of(registry, cast.operator().id().value(), cast.shipper().id().value())) {
      all.addAll(entries("party-events", party));
    }
    all.addAll(entries("bill-events", issue.chain()));
    String lines = String.join("\n", all.stream().map(JsonNode::toString).toList());
    var roots = Enrolments.certificates(bytes(Servers.shared().pki().root()));
    return Evidence.read(lines.getBytes(StandardCharsets.UTF_8))
        .verify(new Enrolments(roots, List.of()));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void R27_a_bill_is_replaced_when_it_is_void_and_its_goods_are_never_under_two() {
    Document document = voyage.document();
    Receipt old = voyage.desk(cast.operator()).send(voyage.issue(voyage.agreement(document)));
    SignedAct agreement = voyage.agreement(document);
    Receipt up =
        voyage.send(
            cast.shipper(),
            new TitleAct.SurrenderForAmendment(
                bill(old), old.hash(), cast.shipper().id(), now(), CKG, agreement, null));
    var number = new BillNumber("NLS" + Voyage.random());
    var reissue =
        new TitleAct.Issue(
            cast.operator().id(),
            now(),
            CKG,
            number,
            agreement,
            new Replacement(bill(old), cast.shipper().id()));
    assertRefused("R27", 409, () -> voyage.send(cast.operator(), reissue));
    voyage.send(
        cast.operator(),
        new TitleAct.VoidBill(bill(old), up.hash(), cast.operator().id(), now(), CKG, number));
    Receipt anew = voyage.send(cast.operator(), reissue);
    JsonNode page = voyage.bill(cast.shipper(), anew);
    assertThat(page.path("holder").asText()).isEqualTo(cast.shipper().id().value());
    assertThat(page.path("replaces").path("bill").asText()).isEqualTo(old.chain());
    JsonNode gone = voyage.bill(cast.shipper(), old);
    assertThat(gone.path("state").asText()).isEqualTo("VOID");
    assertThat(gone.path("replacedBy").asText()).isEqualTo(number.value());
  }

  @Test
  void R29_a_bill_on_paper_is_shown_as_such_and_keeps_its_goods() {
    Document document = voyage.document();
    Receipt issue = voyage.desk(cast.operator()).send(voyage.issue(voyage.agreement(document)));
    Receipt proposed =
        voyage.send(
            cast.operator(),
            new TitleAct.ConvertToPaper(
                bill(issue),
                issue.hash(),
                cast.operator().id(),
                now(),
                CKG,
                3,
                "Replaces electronic record " + bill(issue) + ", which is inoperative",
                CONTRACT,
                now().plus(Duration.ofHours(1))));
    voyage.send(
        cast.shipper(),
        new TitleAct.Consent(bill(issue), proposed.hash(), cast.shipper().id(), now(), CKG));
    JsonNode page = voyage.bill(cast.operator(), issue);
    assertThat(page.path("state").asText()).isEqualTo("PAPER");
    assertThat(page.path("paper").path("operative").asBoolean()).isTrue();
    assertThat(page.path("controller").isTextual()).isFalse();
    assertRefused(
        "R04",
        409,
        () -> voyage.desk(cast.operator()).send(voyage.issue(voyage.agreement(document))));
  }
}
