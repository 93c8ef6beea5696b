package org.throughbill.ledger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.throughbill.acts.value.PartyId;

/**
 * Reads as one party: the database then shows that party's rows and no others, whatever the query
 * forgets to ask.
 */
@ApplicationScoped
public class OwnRows {
  private final DataSource database;

  OwnRows(DataSource database) {
    this.database = database;
  }

  /** What is read, or written to the party's own rows, in a transaction of its own. */
  public <T> T of(PartyId party, Supplier<T> reading) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              readAs(party);
              return reading.get();
            });
  }

  /** Until the end of the transaction; outside one the service reads as itself. */
  private void readAs(PartyId party) {
    try (Connection connection = database.getConnection();
        PreparedStatement set =
            connection.prepareStatement("select set_config('app.party', ?, true)")) {
      set.setString(1, party.value());
      set.execute();
    } catch (SQLException e) {
      throw new LedgerUnavailable("reading as " + party, e);
    }
  }
}
