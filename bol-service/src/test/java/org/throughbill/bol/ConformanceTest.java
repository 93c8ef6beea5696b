package org.throughbill.bol;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.Contract;
import org.throughbill.testkit.ServersResource;
import org.throughbill.testkit.fuzz.Conformance;
import org.throughbill.testkit.fuzz.ConformanceCase;

@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class ConformanceTest extends ApiCase implements ConformanceCase {
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
    conformance =
        new Conformance(
            service,
            Contract.of("/org/throughbill/bol/openapi.json"),
            ConformanceCase.callers(shipper.id(), cast.bank().id(), "customs"),
            new Conformance.Live(parameters, bodies));
  }

  @Override
  public Conformance conformance() {
    return conformance;
  }
}
