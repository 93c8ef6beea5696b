package org.throughbill.bol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughbill.bol.Voyage.toOrderOf;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.ledger.OwnRows;
import org.throughbill.local.Database;
import org.throughbill.local.Signatory;
import org.throughbill.testkit.Rows;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

/**
 * The second lock on lists: what the database shows to a query that forgets whose rows it wants.
 */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class OwnRowsTest extends ApiCase {
  @Inject OwnRows own;
  @Inject DataSource database;

  private Set<String> forgetful(Signatory reader, String query) {
    return own.of(reader.id(), () -> Rows.shown(database, query));
  }

  @Test
  void R44_a_query_without_the_readers_shows_a_party_its_own_bills_alone() {
    Receipt issue = voyage.issued();
    Receipt other = voyage.issued();
    voyage.send(
        cast.shipper(),
        voyage.transfer(issue, cast.shipper(), cast.buyer(), toOrderOf(cast.buyer())));
    String bills = "select id from bill_view";
    assertThat(forgetful(cast.operator(), bills)).contains(issue.chain(), other.chain());
    assertThat(forgetful(cast.buyer(), bills))
        .contains(issue.chain())
        .doesNotContain(other.chain());
    assertThat(forgetful(cast.maritime(), bills)).isEmpty();
    assertThat(forgetful(cast.buyer(), "select distinct party from bill_reader"))
        .containsExactly(cast.buyer().id().value());
  }

  @Test
  void R44_who_has_left_a_bill_is_not_shown_its_line() {
    Receipt issue = voyage.issued();
    Signatory bank = cast.bank();
    Receipt sold =
        voyage.send(cast.shipper(), voyage.transfer(issue, cast.shipper(), bank, toOrderOf(bank)));
    String line = "select id from bill_view where id = '" + issue.chain() + "'";
    assertThat(forgetful(bank, line)).hasSize(1);
    voyage.send(bank, voyage.transfer(sold, bank, cast.buyer(), toOrderOf(cast.buyer())));
    assertThat(forgetful(bank, line)).isEmpty();
  }

  private String drafted() {
    return StrictJson.parse(
            voyage
                .desk(cast.shipper())
                .post("/drafts", "application/json", Voyage.text(voyage.document())))
        .path("id")
        .asText();
  }

  @Test
  void a_query_without_the_parties_shows_a_party_its_own_drafts_alone() {
    String draft = drafted();
    String drafts = "select id from draft";
    assertThat(forgetful(cast.shipper(), drafts)).contains(draft);
    assertThat(forgetful(cast.bank(), drafts)).doesNotContain(draft);
  }

  @Test
  void who_does_not_say_as_whom_it_reads_is_shown_nothing() {
    voyage.issued();
    String unused = drafted();
    Servers.Login app = Servers.shared().app(Database.BOL);
    for (String table : new String[] {"bill_view", "bill_reader", "draft"}) {
      String query = "select 'a row' from " + table;
      assertThat(Rows.shown(database, query)).as(table).isNotEmpty();
      assertThat(Rows.shownTo(app, Database.BOL, query)).as(table).isEmpty();
    }
  }

  @Test
  void afterwards_the_service_reads_as_itself_again() {
    Receipt issue = voyage.issued();
    String bills = "select id from bill_view";
    for (int i = 0; i < 40; i++) {
      assertThat(forgetful(cast.maritime(), bills)).isEmpty();
      assertThat(Rows.shown(database, bills)).contains(issue.chain());
    }
  }
}
