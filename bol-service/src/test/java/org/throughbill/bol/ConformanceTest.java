package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.Contract;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;
import org.throughbill.testkit.fuzz.Conformance;

/** The running service keeps to its contract, whatever it is asked. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class ConformanceTest extends ApiCase {
  private Conformance conformance;

  @SuppressWarnings("NullAway.Init") // set before each test
  ConformanceTest() {}

  /** The shipper controls one bill, is about to sell another, and has a draft. */
  @BeforeEach
  void something_exists() {
    Signatory shipper = cast.shipper();
    Receipt held = voyage.issued();
    Receipt sold = voyage.issued();
    Document document = voyage.document();
    JsonNode draft =
        StrictJson.parse(
            voyage.desk(shipper).post("/drafts", "application/json", Voyage.text(document)));
    var parameters =
        Map.of(
            "bills id", held.chain(),
            "chains topic", "bill-events",
            "chains key", held.chain(),
            "events topic", "bill-events",
            "verify bill", held.chain(),
            "verify entry", held.hash().value(),
            "drafts id", draft.path("id").asText(),
            "drafts after", draft.path("id").asText(),
            "parties id", shipper.id().value());
    var bodies =
        Map.of(
            "POST /acts",
            shipper.sign(voyage.transfer(sold, shipper, cast.buyer(), null)).value(),
            "POST /drafts/{id}/acts",
            voyage.agreement(document).value(),
            "POST /verify",
            voyage
                .desk(shipper)
                .get("/chains/bill-events/" + held.chain() + "/entries")
                .at("/entries/0/act")
                .asText());
    Servers servers = Servers.shared();
    var tokens =
        List.of(
            servers.token(shipper.id().value()),
            servers.token(cast.bank().id().value()),
            servers.token("audit-office", "auditor"),
            servers.token("registry-customs", "registry"),
            servers.forgedTokens().token(shipper.id().value()),
            "");
    conformance =
        new Conformance(
            service,
            Contract.of("/org/throughbill/bol/openapi.json"),
            tokens,
            new Conformance.Live(parameters, bodies));
  }

  @Test
  void the_contract_s_examples_are_answered_as_it_says() throws IOException {
    conformance.examples();
  }

  @Test
  void the_contract_s_examples_succeed_on_what_exists() throws IOException {
    conformance.examplesOfWhatExists();
  }

  @Test
  void generated_requests_get_only_what_the_contract_promises() {
    assertThat(conformance.generated()).containsKeys(200, 304, 400, 401, 404, 422);
  }
}
