package org.throughbill.financing.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.PartyId;
import org.throughbill.financing.collateral.Collateral;
import org.throughbill.financing.collateral.Request;
import org.throughbill.ledger.Change;
import org.throughbill.ledger.LedgerUnavailable;
import org.throughbill.ledger.OwnRows;

/** Writes the views of collateral in the transaction of its entry, and reads them. */
@ApplicationScoped
public class FinanceViews {
  private final DataSource database;
  private final OwnRows own;

  FinanceViews(DataSource database, OwnRows own) {
    this.database = database;
    this.own = own;
  }

  /** Brings the views from the collateral before an entry to the collateral after it. */
  public void write(List<Change<Collateral>> changes) {
    String sql =
        "insert into finance_view (id, bill, request, requester, bank, currency, minor_units,"
            + " state, until, seq, sealed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict"
            + " (id) do update set state = excluded.state, until = excluded.until, seq ="
            + " excluded.seq, sealed_at = excluded.sealed_at";
    try (Connection connection = database.getConnection();
        PreparedStatement upsert = connection.prepareStatement(sql)) {
      for (Change<Collateral> change : changes) {
        for (Request request : change.after().requests()) {
          if (!change.before().requests().contains(request)) {
            add(upsert, change.entry(), request);
          }
        }
      }
      upsert.executeBatch();
      writeReaders(connection, changes);
    } catch (SQLException e) {
      throw new LedgerUnavailable("updating the views of " + changes.size() + " bills", e);
    }
  }

  /** Whoever an entry concerns reads on to it, if it has read as far as the entry before. */
  private static void writeReaders(Connection connection, List<Change<Collateral>> changes)
      throws SQLException {
    String sql =
        "insert into collateral_reader (bill, party, up_to) values (?, ?, ?)"
            + " on conflict (party, bill) do update set up_to = excluded.up_to";
    try (PreparedStatement upsert = connection.prepareStatement(sql)) {
      for (Change<Collateral> change : changes) {
        Entry entry = change.entry();
        for (PartyId party : change.after().concerns().getLast()) {
          if (change.after().readableUpTo(party) == entry.seq()) {
            upsert.setString(1, entry.chain());
            upsert.setString(2, party.value());
            upsert.setLong(3, entry.seq());
            upsert.addBatch();
          }
        }
      }
      upsert.executeBatch();
    }
  }

  private static void add(PreparedStatement upsert, Entry entry, Request request)
      throws SQLException {
    OffsetDateTime until =
        request
            .progress()
            .offered()
            .map(offer -> offer.until().atOffset(ZoneOffset.UTC))
            .orElse(null);
    upsert.setString(1, entry.chain() + "/" + request.id());
    upsert.setString(2, entry.chain());
    upsert.setString(3, request.id().value());
    upsert.setString(4, request.by().value());
    upsert.setString(5, request.bank().value());
    upsert.setString(6, request.asked().amount().currency());
    upsert.setLong(7, request.asked().amount().minorUnits());
    upsert.setString(8, request.progress().state().name());
    upsert.setObject(9, until);
    upsert.setLong(10, entry.seq());
    upsert.setObject(11, entry.sealedAt().atOffset(ZoneOffset.UTC));
    upsert.addBatch();
  }

  /** The requests that a party made or that ask it, by id after the given one. */
  public List<FinanceSummary> of(PartyId party, String afterId, int limit, Instant now) {
    return own.of(party, () -> page(party, afterId, limit, now));
  }

  private static List<FinanceSummary> page(PartyId party, String afterId, int limit, Instant now) {
    return FinanceView.<FinanceView>find(
            "(requester = ?1 or bank = ?1) and id > ?2 order by id", party.value(), afterId)
        .page(0, limit)
        .list()
        .stream()
        .map(view -> FinanceSummary.of(view, now))
        .toList();
  }

  /** Whether nothing of the bill's title and inspections is known to be missing here. */
  public boolean isComplete(BillId bill) {
    String sql = "select not exists (select from behind where key = ? and topic in (?, ?))";
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, bill.value());
      select.setString(2, Topic.BILL_EVENTS.wireName());
      select.setString(3, Topic.INSPECTION_EVENTS.wireName());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable("reading what is missing of " + bill, e);
    }
  }
}
