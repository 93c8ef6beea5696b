package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.NotationId;
import org.throughbill.local.Signatory;
import org.throughbill.scenarios.Cast;
import org.throughbill.scenarios.Documents;
import org.throughbill.testkit.Records;
import org.throughbill.testkit.ServersResource;

@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
class TitleStoryTest {
  @TestHTTPResource("/")
  URI service;

  private Voyage voyage;
  private Cast cast;

  @BeforeEach
  void enrolled() {
    voyage = Voyage.at(service);
    cast = voyage.cast;
  }

  @Test
  void a_shipper_drafts_the_consignor_agrees_and_the_operator_issues() {
    Document document = voyage.document();
    JsonNode draft =
        read(
            voyage.desk(cast.shipper()).post("/drafts", "application/json", Voyage.text(document)));
    String path = "/drafts/" + draft.path("id").asText();
    voyage
        .desk(cast.shipper())
        .post(path + "/acts", "application/jose", voyage.agreement(document).value());
    String agreement = voyage.desk(cast.operator()).get(path).path("agreement").asText();
    Receipt issue = voyage.desk(cast.operator()).send(voyage.issue(new SignedAct(agreement)));
    JsonNode bill = voyage.bill(cast.shipper(), issue);
    assertThat(bill.path("state").asText()).isEqualTo("HELD");
    assertThat(bill.path("holder").asText()).isEqualTo(cast.shipper().id().value());
    assertThat(bill.path("seq").asLong()).isEqualTo(1);
  }

  @Test
  void a_bill_goes_from_issue_through_pledge_to_delivery() {
    Receipt issue = voyage.issued();
    Receipt pledge = voyage.send(cast.shipper(), voyage.pledge(issue, cast.shipper(), cast.bank()));
    Receipt accept =
        voyage.send(
            cast.bank(),
            new TitleAct.Accept(bill(issue), pledge.hash(), cast.bank().id(), now(), CKG));
    assertThat(voyage.bill(cast.bank(), issue).path("controller").asText())
        .isEqualTo(cast.bank().id().value());
    Receipt release =
        voyage.send(
            cast.bank(),
            new TitleAct.Release(bill(issue), accept.hash(), cast.bank().id(), now(), CKG));
    Receipt transfer =
        voyage.send(
            cast.shipper(),
            voyage.transfer(release, cast.shipper(), cast.buyer(), toOrderOf(cast.buyer())));
    RefusedByService unaware =
        refused(
            () ->
                voyage.send(
                    cast.buyer(),
                    new TitleAct.Surrender(
                        bill(issue), transfer.hash(), cast.buyer().id(), now(), CKG)));
    assertThat(unaware.rule()).isEqualTo("R23");
    Receipt surrender =
        voyage.send(
            cast.buyer(),
            new TitleAct.Surrender(
                bill(issue), transfer.hash(), cast.buyer().id(), now(), CKG, true));
    Receipt accepted =
        voyage.send(
            cast.operator(),
            new TitleAct.AcceptSurrender(
                bill(issue), surrender.hash(), cast.operator().id(), now(), CKG));
    SignedAct receipt =
        cast.buyer().sign(new Statement.Receive(bill(issue), cast.buyer().id(), now(), CKG));
    var deliver =
        new TitleAct.Deliver(
            bill(issue), accepted.hash(), cast.operator().id(), now(), CKG, receipt);
    RefusedByService closed = refused(() -> voyage.send(cast.operator(), deliver));
    assertThat(closed.rule()).isEqualTo("R32");
    assertThat(closed.problem().path("errors")).hasSize(2);
    assertThat(voyage.bill(cast.buyer(), issue).path("state").asText()).isEqualTo("SURRENDERED");
  }

  @Test
  void R22_an_offered_bill_moves_when_the_buyer_accepts_it() {
    Receipt issue = voyage.issued();
    Receipt offer =
        voyage.send(
            cast.shipper(), voyage.offer(issue, cast.shipper(), cast.buyer(), Duration.ofHours(1)));
    JsonNode offered = voyage.bill(cast.buyer(), issue);
    assertThat(offered.path("controller").asText()).isEqualTo(cast.shipper().id().value());
    assertThat(offered.path("offer").path("kind").asText()).isEqualTo("TRANSFER");
    RefusedByService locked =
        refused(
            () -> voyage.send(cast.shipper(), voyage.pledge(offer, cast.shipper(), cast.bank())));
    assertThat(locked.rule()).isEqualTo("R61");
    voyage.send(
        cast.buyer(),
        new TitleAct.Accept(bill(issue), offer.hash(), cast.buyer().id(), now(), CKG));
    assertThat(voyage.bill(cast.buyer(), issue).path("holder").asText())
        .isEqualTo(cast.buyer().id().value());
  }

  @Test
  void R22_a_lapsed_offer_is_gone_from_every_view_and_for_its_offeree() {
    Receipt issue = voyage.issued();
    voyage.send(
        cast.shipper(), voyage.offer(issue, cast.shipper(), cast.buyer(), Duration.ofSeconds(3)));
    assertThat(listed(cast.buyer(), issue)).contains("OFFERED");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(listed(cast.buyer(), issue)).isEmpty());
    assertThat(listed(cast.shipper(), issue)).contains("HELD");
    JsonNode bill = voyage.bill(cast.shipper(), issue);
    assertThat(bill.path("state").asText()).isEqualTo("HELD");
    assertThat(bill.has("offer")).isFalse();
    assertThat(bill.path("closedGates")).extracting(JsonNode::asText).doesNotContain("UNPLEDGED");
    assertThat(voyage.bill(cast.buyer(), issue).path("seq").asLong()).isEqualTo(2);
  }

  /** The state that a party's list of bills shows of this one, if it is in the list. */
  private Optional<String> listed(Signatory reader, Receipt issue) {
    for (String after = ""; ; ) {
      JsonNode page = voyage.desk(reader).get("/bills?after=" + after);
      for (JsonNode line : page.path("bills")) {
        if (line.path("id").asText().equals(issue.chain())) {
          return Optional.of(line.path("state").asText());
        }
      }
      if (!page.has("next")) {
        return Optional.empty();
      }
      after = page.path("next").asText();
    }
  }

  @Test
  void R26_an_amendment_is_in_force_with_the_holders_consent_and_the_old_value_stays() {
    Receipt issue = voyage.issued();
    String before =
        voyage
            .bill(cast.shipper(), issue)
            .path("document")
            .path("goods")
            .path(0)
            .path("marks")
            .asText();
    var amend =
        new TitleAct.Amend(
            bill(issue),
            issue.hash(),
            cast.operator().id(),
            now(),
            CKG,
            List.of(new Change("/goods/0/marks", before, before + " REV")),
            "the marks were misread",
            now().plus(Duration.ofHours(1)));
    Receipt proposed = voyage.send(cast.operator(), amend);
    JsonNode offer = voyage.bill(cast.shipper(), issue).path("offer");
    assertThat(offer.path("kind").asText()).isEqualTo("AMENDMENT");
    assertThat(offer.path("changes").path(0).path("after").asText()).isEqualTo(before + " REV");
    voyage.send(
        cast.shipper(),
        new TitleAct.Consent(bill(issue), proposed.hash(), cast.shipper().id(), now(), CKG));
    JsonNode amended = voyage.bill(cast.shipper(), issue);
    assertThat(amended.path("state").asText()).isEqualTo("HELD");
    assertThat(amended.path("document").path("goods").path(0).path("marks").asText())
        .isEqualTo(before + " REV");
    assertThat(amended.path("amendments").path(0).path("changes").path(0).path("before").asText())
        .isEqualTo(before);
  }

  @Test
  void R14_a_former_holder_cannot_act_again() {
    Receipt issue = voyage.issued();
    voyage.send(
        cast.shipper(),
        voyage.transfer(issue, cast.shipper(), cast.buyer(), toOrderOf(cast.buyer())));
    RefusedByService refused =
        refused(
            () -> voyage.send(cast.shipper(), voyage.pledge(issue, cast.shipper(), cast.bank())));
    assertThat(refused.rule()).isEqualTo("R14");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.head()).isPresent();
  }

  @Test
  void the_same_act_again_is_the_same_receipt() {
    Receipt issue = voyage.issued();
    SignedAct transfer =
        cast.shipper()
            .sign(voyage.transfer(issue, cast.shipper(), cast.buyer(), toOrderOf(cast.buyer())));
    Receipt first = voyage.desk(cast.shipper()).send(transfer);
    assertThat(voyage.desk(cast.shipper()).send(transfer)).isEqualTo(first);
  }

  @Test
  void R44_a_stranger_learns_nothing_of_a_bill() {
    Receipt issue = voyage.issued();
    RefusedByService unknown =
        refused(() -> voyage.desk(cast.bank()).get("/bills/" + "0".repeat(64)));
    RefusedByService hidden = refused(() -> voyage.bill(cast.bank(), issue));
    assertThat(hidden.status()).isEqualTo(404);
    assertThat(hidden.problem()).isEqualTo(unknown.problem());
    RefusedByService act =
        refused(
            () ->
                voyage.send(cast.bank(), voyage.transfer(issue, cast.bank(), cast.buyer(), null)));
    assertThat(act.status()).isEqualTo(404);
  }

  @Test
  void R04_the_same_machine_is_never_under_two_bills() {
    Document document = voyage.document();
    voyage.desk(cast.operator()).send(voyage.issue(voyage.agreement(document)));
    RefusedByService second =
        refused(() -> voyage.desk(cast.operator()).send(voyage.issue(voyage.agreement(document))));
    assertThat(second.rule()).isEqualTo("R04");
  }

  @Test
  void milestones_commute_with_acts_upon_control() {
    Receipt issue = voyage.issued();
    Signatory railway = cast.railway();
    voyage.send(
        railway,
        new TitleAct.Milestone(
            bill(issue),
            new NotationId("gate-in-" + Voyage.random()),
            railway.id(),
            now(),
            CKG,
            1,
            MilestoneKind.GATE_IN,
            now(),
            Documents.YUZUI));
    Receipt transfer =
        voyage.send(
            cast.shipper(),
            voyage.transfer(issue, cast.shipper(), cast.buyer(), toOrderOf(cast.buyer())));
    assertThat(transfer.seq()).isEqualTo(3);
  }

  @Test
  void the_open_acts_tell_who_may_act_next_and_why_others_may_not() {
    Receipt issue = voyage.issued();
    JsonNode open = voyage.desk(cast.shipper()).get("/bills/" + issue.chain() + "/acts");
    assertThat(open.path("acts"))
        .anySatisfy(
            act -> {
              assertThat(act.path("act").asText()).isEqualTo("bill.transfer.v1");
              assertThat(act.path("open").asBoolean()).isTrue();
            });
    assertThat(voyage.desk(cast.operator()).get("/bills/" + issue.chain() + "/acts").path("acts"))
        .anySatisfy(
            act -> {
              assertThat(act.path("act").asText()).isEqualTo("bill.transfer.v1");
              assertThat(act.path("rule").asText()).isEqualTo("R13");
            });
  }

  @Test
  void the_prepared_bytes_can_be_signed_and_sent() {
    Receipt issue = voyage.issued();
    JsonNode prepared =
        read(
            voyage
                .desk(cast.shipper())
                .post(
                    "/bills/" + issue.chain() + "/acts/prepare",
                    "application/json",
                    "{\"act\":\"bill.transfer.v1\",\"place\":\"CNCKG\",\"to\":\"haiphong-import\"}"));
    byte[] payload =
        prepared.path("payload").asText().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(voyage.desk(cast.shipper()).send(cast.shipper().key().sign(payload)).seq())
        .isEqualTo(2);
    assertThat(prepared.path("effectInChinese").asText()).contains("控制权");
  }

  @Test
  void R75_every_entry_leaves_the_outbox() {
    Receipt issue = voyage.issued();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(Records.seen("bill-events", issue.chain()))
                    .contains(issue.hash().value()));
  }

  private static JsonNode read(byte[] json) {
    return org.throughbill.acts.json.StrictJson.parse(json);
  }

  private static RefusedByService refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable doing) {
    return catchThrowableOfType(RefusedByService.class, doing);
  }
}
