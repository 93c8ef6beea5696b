package org.throughbill.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.throughbill.customs.Corridor.bill;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.value.BillId;
import org.throughbill.testkit.ServersResource;

/** Who reads a case, and what may be done on it. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "customs"))
@WithTestResource(OwnerResource.class)
class CaseReadTest extends CaseApi {
  @Test
  void R44_a_stranger_learns_nothing_of_a_case() {
    BillId bill = opened();
    RefusedByService unknown =
        refused("not-found", 404, () -> corridor.page(cast.bank(), new BillId("0".repeat(64))));
    RefusedByService hidden = refused("not-found", 404, () -> corridor.page(cast.bank(), bill));
    assertThat(hidden.problem()).isEqualTo(unknown.problem());
    RefusedByService act =
        refused("not-found", 404, () -> corridor.send(cast.bank(), holdBy(cast.bank(), bill)));
    assertThat(act.head()).isEmpty();
    corridor.send(cast.customs(), corridor.hold(cast.customs(), bill));
    refused(
        "not-found",
        404,
        () -> corridor.desk(cast.bank()).get("/chains/inspection-events/" + bill + "/entries"));
    assertThat(listed(cast.bank())).doesNotContain(bill.value());
    assertThat(chain(cast.shipper(), bill)).hasSize(1);
    assertThat(chain(cast.maritime(), bill)).hasSize(1);
    assertThat(stream(cast.maritime())).contains(bill.value());
    assertThat(stream(cast.bank())).doesNotContain(bill.value());
  }

  @Test
  void R44_the_case_follows_the_bill_to_its_holder_and_to_the_bank_it_is_offered_to() {
    Entry issue = corridor.issue();
    BillId bill = opened(issue);
    Entry transfer = corridor.transfer(issue, cast.shipper(), cast.buyer());
    Entry pledge = corridor.pledge(transfer, cast.buyer(), cast.bank());
    bol.publish(transfer, pledge);
    await().atMost(SOON).until(() -> reads(cast.bank(), bill));
    assertThat(reads(cast.buyer(), bill)).isTrue();
    assertThat(listed(cast.buyer())).contains(bill.value());
    assertThat(reads(cast.shipper(), bill)).as("the consignor is named in the bill").isTrue();
    Entry decline = corridor.decline(pledge, cast.bank());
    Entry sold = corridor.transfer(decline, cast.buyer(), cast.otherBank());
    bol.publish(decline, sold);
    await().atMost(SOON).until(() -> reads(cast.otherBank(), bill));
    assertThat(reads(cast.bank(), bill)).isFalse();
    assertThat(reads(cast.buyer(), bill)).isFalse();
    assertThat(reads(cast.railway(), bill)).as("a carrier is named in the bill").isTrue();
  }

  @Test
  void the_list_of_cases_is_read_on_by_bill() {
    List<String> bills = List.of(opened().value(), opened().value());
    List<String> listed = listed(cast.customs());
    assertThat(listed).isSorted().containsAll(bills);
    String lower = bills.stream().sorted().findFirst().orElseThrow();
    assertThat(cases(cast.customs(), lower).findValuesAsText("bill"))
        .doesNotContain(lower)
        .containsAll(bills.stream().filter(b -> b.compareTo(lower) > 0).toList());
  }

  @Test
  void R76_the_lines_of_the_list_equal_what_the_chains_fold_to() {
    BillId bill = opened();
    corridor.send(
        cast.maritime(), corridor.inspection(cast.maritime(), bill, InspectionScope.STUFFING));
    corridor.send(cast.customs(), corridor.hold(cast.customs(), bill));
    for (JsonNode line : cases(cast.customs(), "").path("cases")) {
      var page = corridor.page(cast.customs(), new BillId(line.path("bill").asText()));
      assertThat(line.path("number")).isEqualTo(page.path("number"));
      assertThat(line.path("state")).isEqualTo(page.path("state"));
      assertThat(line.path("seq")).isEqualTo(page.path("seq"));
      assertThat(line.path("results")).isEqualTo(page.path("results"));
      assertThat(line.path("holds").asInt()).isEqualTo(page.path("holds").size());
      assertThat(line.path("units").asInt()).isEqualTo(page.path("units").size());
    }
  }

  @Test
  void the_tag_of_a_case_is_the_seq_of_its_chain_and_changes_when_it_closes() {
    Entry issue = corridor.issue();
    BillId bill = opened(issue);
    assertThat(get(cast.customs(), "/cases/" + bill).header("ETag")).isEqualTo("\"0\"");
    corridor.send(cast.customs(), corridor.hold(cast.customs(), bill));
    assertThat(get(cast.customs(), "/cases/" + bill).header("ETag")).isEqualTo("\"1\"");
    closed(issue);
    assertThat(get(cast.customs(), "/cases/" + bill).header("ETag")).isEqualTo("\"1-closed\"");
  }

  @Test
  void the_open_acts_tell_an_officer_what_may_be_done_and_others_why_not() {
    BillId bill = opened();
    assertThat(openActs(cast.customs(), bill))
        .containsExactly(
            "inspection.inspect.v1 open", "inspection.hold.v1 open", "inspection.lift.v1 R51");
    corridor.send(cast.customs(), corridor.hold(cast.customs(), bill));
    assertThat(openActs(corridor.customsAtPort, bill)).contains("inspection.lift.v1 open");
    assertThat(openActs(cast.maritime(), bill)).contains("inspection.lift.v1 R51");
    assertThat(openActs(cast.shipper(), bill))
        .containsExactly(
            "inspection.inspect.v1 R45", "inspection.hold.v1 R45", "inspection.lift.v1 R45");
  }

  @Test
  void the_prepared_bytes_can_be_signed_and_sent() {
    BillId bill = opened();
    String wanted =
        "{\"act\":\"inspection.hold.v1\",\"id\":\"%s\",\"basis\":\"weight differs\"}"
            .formatted(Corridor.id("hold"));
    JsonNode prepared =
        StrictJson.parse(
            corridor
                .desk(cast.customs())
                .post("/cases/" + bill + "/acts/prepare", "application/json", wanted));
    assertThat(prepared.path("effect").asText()).contains("You hold the goods for CUSTOMS");
    assertThat(prepared.path("effectInChinese").asText()).contains("扣留");
    byte[] payload = prepared.path("payload").asText().getBytes(StandardCharsets.UTF_8);
    assertThat(corridor.desk(cast.customs()).send(cast.customs().key().sign(payload)).seq())
        .isEqualTo(1);
  }
}
