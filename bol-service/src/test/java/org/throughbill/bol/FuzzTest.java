package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.bol.Voyage.toOrderOf;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Acts;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.scenarios.Cast;
import org.throughbill.testkit.ServersResource;
import org.throughbill.testkit.fuzz.Fuzz;

/** Whatever is sent, every refusal names its rule and the chain stays as it was. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class FuzzTest {
  @TestHTTPResource("/")
  URI service;

  private Voyage voyage;
  private Cast cast;
  private Receipt issue;
  private Receipt transfer;
  private Fuzz fuzz;

  /** The shipper has no control any more, so that nothing it signs is allowed. */
  @BeforeEach
  void transferred() {
    voyage = Voyage.at(service);
    cast = voyage.cast;
    issue = voyage.issued();
    transfer =
        voyage.send(
            cast.shipper(),
            voyage.transfer(issue, cast.shipper(), cast.buyer(), toOrderOf(cast.buyer())));
    fuzz = new Fuzz(service, cast.shipper());
  }

  @AfterEach
  void the_chain_is_as_it_was() {
    assertThat(voyage.bill(cast.buyer(), issue).path("head").asText())
        .isEqualTo(transfer.hash().value());
  }

  private TitleAct.Transfer late() {
    return voyage.transfer(issue, cast.shipper(), cast.buyer(), null);
  }

  @Test
  void bent_signatures_headers_and_acts() {
    fuzz.signatures(late());
  }

  @Test
  void soundly_signed_acts_of_any_content() {
    fuzz.acts(late());
  }

  @Test
  void bent_drafts() {
    fuzz.bodies("/drafts", Voyage.text(voyage.document()).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void bent_wishes_of_acts_to_prepare() {
    fuzz.bodies("/bills/" + issue.chain() + "/acts/prepare", Acts.write(late()));
  }

  @Test
  void bent_receipts_to_verify() {
    fuzz.bodies("/verify", Voyage.text(issue).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void any_path_and_query() {
    fuzz.targets(
        List.of(
            "bills",
            "drafts",
            "acts",
            "prepare",
            "parties",
            "rules",
            "events",
            "chains",
            "entries",
            "bill-events",
            "party-events",
            "collateral-events",
            "cq-machinery",
            "verify",
            "pdf",
            "evidence",
            "R14"),
        issue.chain());
  }

  @Test
  void any_headers() {
    fuzz.headers(
        List.of(
            "GET /bills",
            "POST /acts",
            "POST /drafts",
            "GET /rules/R14",
            "GET /verify/" + issue.chain() + "/" + issue.hash(),
            "GET /bills/" + issue.chain()));
  }
}
