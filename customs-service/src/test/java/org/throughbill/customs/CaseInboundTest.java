package org.throughbill.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.throughbill.customs.Corridor.bill;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Role;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

/** What comes by Kafka, in order or not, forged or not. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "customs"))
@WithTestResource(OwnerResource.class)
class CaseInboundTest extends CaseApi {
  @Test
  void R73_shuffled_and_doubled_entries_come_to_the_same_state() {
    Entry issue = corridor.issue();
    Entry transfer = corridor.transfer(issue, cast.shipper(), cast.buyer());
    var entries = new ArrayList<>(List.of(issue, transfer));
    entries.addAll(corridor.delivered(transfer, cast.buyer()));
    bol.publish(
        entries.get(2),
        entries.get(0),
        entries.get(4),
        entries.get(0),
        entries.get(3),
        entries.get(1),
        entries.get(4),
        entries.get(2));
    BillId bill = bill(issue);
    await()
        .atMost(SOON)
        .until(() -> reads(cast.customs(), bill) && line(bill).path("titleSeq").asLong() == 5);
    assertThat(line(bill).path("state").asText()).isEqualTo("CLOSED");
    assertThat(reads(cast.buyer(), bill)).isTrue();
    assertThat(bol.asked()).contains(bill.value());
  }

  @Test
  void R74_a_forged_record_is_parked_and_changes_nothing() throws SQLException {
    Entry issue = corridor.issue();
    BillId bill = opened(issue);
    Entry other = corridor.issue();
    SignedAct theft =
        forged(
            cast.shipper()
                .sign(
                    new TitleAct.Transfer(
                        bill,
                        issue.hash(),
                        cast.shipper().id(),
                        Corridor.now(),
                        Corridor.CKG,
                        cast.buyer().id(),
                        null)));
    Entry stolen =
        Entry.seal(issue.chainId(), 2, issue.hash(), theft, issue.sealedAt().plusSeconds(1));
    bol.publish(stolen);
    bol.publish(issue.chainId(), "no entry at all".getBytes(StandardCharsets.UTF_8));
    bol.publish(other);
    await().atMost(SOON).until(() -> reads(cast.customs(), bill(other)));
    await().atMost(SOON).untilAsserted(() -> assertThat(parked(bill)).hasSize(2));
    assertThat(parked(bill)).anyMatch(reason -> reason.contains("R36"));
    assertThat(reads(cast.buyer(), bill)).isFalse();
    Entry genuine = corridor.transfer(issue, cast.shipper(), cast.bank());
    bol.publish(genuine);
    await().atMost(SOON).until(() -> reads(cast.bank(), bill));
  }

  @Test
  void R73_a_gap_is_read_from_the_owner_before_anything_is_applied() {
    Entry issue = corridor.issue();
    Entry transfer = corridor.transfer(issue, cast.shipper(), cast.buyer());
    bol.publish(transfer);
    BillId bill = bill(issue);
    await().atMost(SOON).until(() -> reads(cast.buyer(), bill));
    assertThat(line(bill).path("titleSeq").asLong()).isEqualTo(2);
  }

  @Test
  void R73_a_gap_stays_while_its_owner_is_away_and_is_read_when_it_is_back() {
    Entry issue = corridor.issue();
    BillId bill = bill(issue);
    bol.away(true);
    try {
      bol.publish(corridor.transfer(issue, cast.shipper(), cast.buyer()));
      await().atMost(SOON).until(() -> bol.asked().contains(issue.chain()));
      assertThat(reads(cast.customs(), bill)).isFalse();
      assertThat(reads(cast.buyer(), bill)).isFalse();
    } finally {
      bol.away(false);
    }
    await().atMost(SOON).until(() -> reads(cast.buyer(), bill));
  }

  @Test
  void R74_the_entries_of_parties_unknown_so_far_are_read_from_the_register_first()
      throws SQLException {
    Signatory operator = newcomer("second-operator", Role.OPERATOR);
    Signatory shipper = newcomer("second-shipper", Role.SHIPPER);
    BillId bill = opened(corridor.issue(operator, shipper));
    JsonNode page = corridor.page(cast.customs(), bill);
    assertThat(page.path("operator").path("party").asText()).isEqualTo("second-operator");
    assertThat(page.path("consignor").path("party").asText()).isEqualTo("second-shipper");
    assertThat(parked(bill)).isEmpty();
  }

  /** A party that enrolled; nobody has heard of it by Kafka. */
  private Signatory newcomer(String id, Role role) {
    Signatory newcomer =
        Servers.shared().pki().signatory(id, "New " + id, Algorithm.ED25519, Set.of(role), null);
    bol.seal(ChainId.party(newcomer.id()), newcomer.enrolment(Corridor.now()));
    return newcomer;
  }
}
