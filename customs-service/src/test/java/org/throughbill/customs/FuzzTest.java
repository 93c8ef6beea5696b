package org.throughbill.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Acts;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.value.BillId;
import org.throughbill.testkit.ServersResource;
import org.throughbill.testkit.fuzz.Fuzz;

/** Whatever is sent, every refusal names its rule and the case stays as it was. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "customs"))
@WithTestResource(OwnerResource.class)
class FuzzTest {
  @TestHTTPResource("/")
  URI service;

  @Inject
  @ConfigProperty(name = "throughbill.owners.bill-events")
  URI owner;

  private Corridor corridor;
  private BillId bill;
  private Fuzz fuzz;

  @SuppressWarnings("NullAway.Init")
  FuzzTest() {}

  /** The shipper reads the case and is no officer, so that nothing it signs is allowed. */
  @BeforeEach
  void opened() {
    corridor = Corridor.enrolled(Bol.at(owner), service);
    Entry issue = corridor.issue();
    corridor.bol.publish(issue);
    bill = Corridor.bill(issue);
    await().atMost(Duration.ofSeconds(30)).until(this::known);
    fuzz = new Fuzz(service, corridor.cast.shipper());
  }

  private boolean known() {
    try {
      return corridor.page(corridor.cast.shipper(), bill).path("seq").asLong() == 0;
    } catch (RefusedByService notYet) {
      return false;
    }
  }

  @AfterEach
  void the_case_is_as_it_was() {
    assertThat(corridor.page(corridor.cast.shipper(), bill).path("seq").asLong()).isZero();
    corridor.bol.close();
  }

  private InspectionAct.Inspect presumed() {
    return corridor.inspection(corridor.cast.shipper(), bill, InspectionScope.CUSTOMS_EXAM);
  }

  @Test
  void bent_signatures_headers_and_acts() {
    fuzz.signatures(presumed());
  }

  @Test
  void soundly_signed_acts_of_any_content() {
    fuzz.acts(presumed());
  }

  @Test
  void bent_wishes_of_acts_to_prepare() {
    fuzz.bodies("/cases/" + bill + "/acts/prepare", Acts.write(presumed()));
  }

  @Test
  void any_path_and_query() {
    fuzz.targets(
        List.of(
            "cases",
            "acts",
            "prepare",
            "rules",
            "events",
            "chains",
            "entries",
            "inspection-events",
            "bill-events",
            "officer-li",
            "R45"),
        bill.value());
  }

  @Test
  void any_headers() {
    fuzz.headers(List.of("GET /cases", "POST /acts", "GET /rules/R45", "GET /cases/" + bill));
  }
}
