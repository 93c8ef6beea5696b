package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.throughbill.bol.Voyage.CKG;
import static org.throughbill.bol.Voyage.bill;
import static org.throughbill.bol.Voyage.now;
import static org.throughbill.bol.Voyage.toOrderOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.value.NotationId;
import org.throughbill.bol.view.BillViews;
import org.throughbill.ledger.Head;
import org.throughbill.ledger.Ledger;
import org.throughbill.ledger.OwnEntries;
import org.throughbill.ledger.OwnRows;
import org.throughbill.ledger.http.Service;
import org.throughbill.local.Database;
import org.throughbill.local.Signatory;
import org.throughbill.scenarios.Documents;
import org.throughbill.testkit.Rows;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

/** The second lock on chains: which entries the database shows to whom, and who goes by it. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class OwnEntriesTest extends ApiCase {
  @Inject OwnRows own;
  @Inject OwnEntries entries;
  @Inject Ledger ledger;
  @Inject BillViews views;
  @Inject DataSource database;
  @Inject Service face;

  private Set<String> shown(Signatory reader, Receipt issue) {
    String query = "select seq from entry where key = '" + issue.chain() + "'";
    return own.of(reader.id(), () -> Rows.shown(database, query));
  }

  private Receipt sold(Receipt after, Signatory by, Signatory to) {
    return voyage.send(by, voyage.transfer(after, by, to, toOrderOf(to)));
  }

  private void departed(Receipt issue) {
    voyage.send(
        cast.railway(),
        new TitleAct.Milestone(
            bill(issue),
            new NotationId("departed-" + Voyage.random()),
            cast.railway().id(),
            now(),
            CKG,
            1,
            MilestoneKind.DEPARTED,
            now(),
            Documents.YUZUI));
  }

  @Test
  void R44_a_party_is_shown_the_entries_of_its_own_bills_and_a_stranger_none() {
    Receipt issue = voyage.issued();
    Receipt other = voyage.issued();
    sold(issue, cast.shipper(), cast.buyer());
    for (Signatory part :
        List.of(
            cast.shipper(), cast.operator(), cast.railway(), cast.shippingLine(), cast.buyer())) {
      assertThat(shown(part, issue)).as(part.id().value()).containsExactlyInAnyOrder("1", "2");
    }
    assertThat(shown(cast.buyer(), other)).isEmpty();
    assertThat(shown(cast.maritime(), issue)).isEmpty();
  }

  @Test
  void R44_who_has_left_a_bill_is_shown_its_entries_up_to_where_it_left() {
    Receipt issue = voyage.issued();
    Signatory bank = cast.bank();
    Receipt bought = sold(issue, cast.shipper(), bank);
    Receipt left = sold(bought, bank, cast.buyer());
    sold(left, cast.buyer(), cast.otherBank());
    assertThat(shown(bank, issue)).containsExactlyInAnyOrder("1", "2", "3");
    assertThat(shown(cast.otherBank(), issue)).hasSize(4);
    var chain = new ChainId(issue.topic(), issue.chain());
    List<Entry> all = ledger.read(chain, Head.NONE);
    assertThat(entries.of(bank.id(), all)).isEqualTo(all.subList(0, 3));
    assertThat(entries.of(cast.maritime().id(), all)).isEmpty();
    assertThat(entries.page(bank.id(), chain, 1, 10)).isEqualTo(all.subList(1, 3));
    assertThat(entries.shows(bank.id(), chain, Head.of(all.get(2)))).isTrue();
    assertThat(entries.shows(bank.id(), chain, Head.of(all.get(3)))).isFalse();
  }

  @Test
  void R22_whose_offer_has_lapsed_is_shown_no_more_than_the_service_says_it_reads()
      throws SQLException {
    Receipt issue = voyage.issued();
    Signatory bank = cast.bank();
    voyage.send(cast.shipper(), voyage.pledge(issue, cast.shipper(), bank));
    departed(issue);
    assertThat(shown(bank, issue)).containsExactlyInAnyOrder("1", "2", "3");
    lapsed(issue);
    var chain = new ChainId(issue.topic(), issue.chain());
    assertThat(views.readableUpTo(chain, bank.id())).isEqualTo(2);
    assertThat(shown(bank, issue)).containsExactlyInAnyOrder("1", "2");
    assertThat(shown(cast.shipper(), issue)).hasSize(3);
  }

  /** The time runs out in the readers alone: no test waits for it. */
  private static void lapsed(Receipt issue) throws SQLException {
    Servers.Login owner = Servers.shared().owner(Database.BOL);
    String url = Servers.shared().jdbcUrl(Database.BOL);
    try (var connection = DriverManager.getConnection(url, owner.user(), owner.password());
        var update =
            connection.prepareStatement(
                "update bill_reader set lapses_at = now() - interval '1 second'"
                    + " where bill = ? and lapses_at is not null")) {
      update.setString(1, issue.chain());
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void the_chains_of_parties_are_shown_to_every_party_and_to_nobody_else() {
    String chain = "select seq from entry where key = '" + cast.shipper().id() + "'";
    assertThat(own.of(cast.maritime().id(), () -> Rows.shown(database, chain))).isNotEmpty();
    assertThat(Rows.shown(database, chain)).isNotEmpty();
    Servers.Login app = Servers.shared().app(Database.BOL);
    assertThat(Rows.shownTo(app, Database.BOL, chain)).isEmpty();
  }

  @Test
  void who_does_not_say_as_whom_it_reads_is_shown_no_entry() {
    voyage.issued();
    String query = "select 'an entry' from entry";
    assertThat(Rows.shown(database, query)).isNotEmpty();
    Servers.Login app = Servers.shared().app(Database.BOL);
    assertThat(Rows.shownTo(app, Database.BOL, query)).isEmpty();
  }

  private Receipt bought() {
    Receipt issue = voyage.issued();
    sold(issue, cast.shipper(), cast.buyer());
    return issue;
  }

  @Test
  void R44_no_page_of_a_chain_tells_more_than_the_database_shows() {
    Receipt issue = bought();
    String chain = "/chains/bill-events/" + issue.chain() + "/entries";
    Rows.withheld(
        Database.BOL,
        "seq = 2",
        () -> {
          assertThat(handed(chain)).hasSize(1);
          assertThat(asAuditor(chain)).contains("\"seq\":2");
        });
    assertThat(handed(chain)).hasSize(2);
  }

  @Test
  void R44_no_page_of_a_stream_tells_more_than_the_database_shows() {
    String events = "/events?topic=bill-events&after=" + streamEnd();
    Receipt issue = bought();
    await().untilAsserted(() -> assertThat(handed(events)).hasSize(2));
    Rows.withheld(
        Database.BOL,
        "seq = 2",
        () -> {
          assertThat(handed(events)).hasSize(1);
          assertThat(asAuditor(events)).contains(issue.chain(), "\"seq\":2");
        });
  }

  @Test
  void R44_no_bill_is_told_as_of_an_entry_that_the_database_does_not_show() {
    Receipt issue = bought();
    String bill = "/bills/" + issue.chain();
    Rows.withheld(
        Database.BOL,
        "seq = 2",
        () -> {
          for (String folded : List.of("", "/acts", "/pdf", "/evidence", "/proof-of-control")) {
            assertRefused("not-found", 404, () -> voyage.desk(cast.buyer()).get(bill + folded));
          }
          assertThat(asAuditor(bill)).contains("\"seq\":2");
        });
    assertThat(voyage.bill(cast.buyer(), issue).path("seq").asLong()).isEqualTo(2);
  }

  @Test
  void R44_no_line_of_evidence_is_one_that_the_database_does_not_show() throws Exception {
    Receipt issue = bought();
    String evidence = "/bills/" + issue.chain() + "/evidence";
    assertThat(get(evidence, cast.buyer()).body()).contains("party-events");
    Rows.withheld(
        Database.BOL,
        "topic = 'party-events'",
        () -> {
          assertThat(told(evidence, Servers.shared().token(cast.buyer().id().value())))
              .contains("bill-events")
              .doesNotContain("party-events");
          assertThat(asAuditor(evidence)).contains("party-events");
        });
  }

  private JsonNode handed(String path) {
    return voyage.desk(cast.buyer()).get(path).path("entries");
  }

  private String streamEnd() {
    String end = "";
    String next = nextAfter(end);
    while (!next.equals(end)) {
      end = next;
      next = nextAfter(end);
    }
    return end;
  }

  private String nextAfter(String cursor) {
    String page = "/events?topic=bill-events&after=" + cursor;
    return voyage.desk(cast.buyer()).get(page).path("next").asText();
  }

  private String asAuditor(String path) {
    return told(path, Servers.shared().token("audit-office", "auditor"));
  }

  private String told(String path, String token) {
    var request =
        HttpRequest.newBuilder(service.resolve(path)).header("Authorization", "Bearer " + token);
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(path, e);
    }
  }

  @Test
  void what_the_service_hands_out_is_indexed_and_what_it_follows_is_not() {
    for (Topic topic : Topic.values()) {
      assertThat(Rows.indexed(database, topic)).as(topic.wireName()).isEqualTo(face.owns(topic));
    }
  }
}
