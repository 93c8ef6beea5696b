package org.throughbill.customs.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Goods;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.PartyId;
import org.throughbill.customs.inspection.Bill;
import org.throughbill.customs.inspection.Case;
import org.throughbill.customs.inspection.State;
import org.throughbill.customs.inspection.Units;
import org.throughbill.ledger.Change;
import org.throughbill.ledger.Columns;
import org.throughbill.ledger.LedgerUnavailable;
import org.throughbill.ledger.OwnRows;

/** Writes the views of a case in the transaction of the entry that changes it, and reads them. */
@ApplicationScoped
public class CaseViews {
  private static final Columns<Change<Optional<Bill>>> LINES =
      new Columns<Change<Optional<Bill>>>("line")
          .text("bill", change -> change.entry().chain())
          .text("number", change -> bill(change).number().value())
          .text("operator", change -> document(change).operator().party().value())
          .text("consignor", change -> document(change).consignor().party().value())
          .text("holder", change -> bill(change).interest().holder().value())
          .text("bank", change -> idOf(bill(change).interest().bank()))
          .text("receipt", change -> document(change).receipt().locode().value())
          .text("delivery", change -> document(change).delivery().locode().value())
          .text("marks", change -> marks(document(change)))
          .number("units", change -> (long) Units.of(document(change)).size())
          .text("state", change -> (bill(change).ended() ? State.CLOSED : State.OPEN).name())
          .number("title_seq", change -> change.entry().seq());

  private static final String FOLLOW =
      """
      insert into case_view (bill, number, operator, consignor, holder, bank, receipt, delivery,
        marks, units, state, title_seq, holds, results, seq)
      select *, 0, '', 0 from %s
      on conflict (bill) do update set holder = excluded.holder, bank = excluded.bank,
        receipt = excluded.receipt, delivery = excluded.delivery, marks = excluded.marks,
        units = excluded.units, state = excluded.state, title_seq = excluded.title_seq
      """
          .formatted(LINES.table());

  /** A party that begins or ceases to read a case. */
  private record Reader(String bill, String party) {}

  private static final Columns<Reader> READERS =
      new Columns<Reader>("reader").text("bill", Reader::bill).text("party", Reader::party);

  private static final String LEAVE =
      "delete from case_reader r using "
          + READERS.table()
          + " where r.bill = reader.bill and r.party = reader.party";

  private static final String JOIN =
      "insert into case_reader (bill, party) select * from "
          + READERS.table()
          + " on conflict do nothing";

  private final DataSource database;
  private final OwnRows own;

  CaseViews(DataSource database, OwnRows own) {
    this.database = database;
    this.own = own;
  }

  /**
   * Brings the cases to their bills: the first entry opens the case, each says who may read it, and
   * delivery closes it.
   */
  public void follow(List<Change<Optional<Bill>>> changes) {
    List<Change<Optional<Bill>>> whole = List.copyOf(Change.ofEachChain(changes));
    try (Connection connection = database.getConnection()) {
      with(connection, FOLLOW, LINES, whole);
      with(connection, LEAVE, READERS, readers(whole, Change::before, Change::after));
      with(connection, JOIN, READERS, readers(whole, Change::after, Change::before));
    } catch (SQLException e) {
      throw new LedgerUnavailable("following " + changes.size() + " entries", e);
    }
  }

  private static <T> void with(Connection connection, String sql, Columns<T> columns, List<T> rows)
      throws SQLException {
    if (!rows.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        columns.set(statement, 1, rows);
        statement.executeUpdate();
      }
    }
  }

  /** Brings the views to their cases after entries of the inspection chains. */
  public void write(List<Change<Case>> changes) {
    String sql = "update case_view set holds = ?, results = ?, seq = ? where bill = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      for (Change<Case> change : changes) {
        update.setInt(1, change.after().holds().size());
        update.setString(2, ResultLine.column(change.after().results()));
        update.setLong(3, change.entry().seq());
        update.setString(4, change.entry().chain());
        update.addBatch();
      }
      int[] updated = update.executeBatch();
      for (int i = 0; i < updated.length; i++) {
        if (updated[i] != 1) {
          throw new IllegalStateException(changes.get(i).entry().chainId() + " has no case");
        }
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable("updating the views of " + changes.size() + " cases", e);
    }
  }

  private static Bill bill(Change<Optional<Bill>> change) {
    return change.after().orElseThrow();
  }

  private static Document document(Change<Optional<Bill>> change) {
    return bill(change).document();
  }

  private static @Nullable String idOf(@Nullable PartyId party) {
    return party == null ? null : party.value();
  }

  /** Those who read in one state of each case and not in the other. */
  private static List<Reader> readers(
      List<Change<Optional<Bill>>> changes,
      Function<Change<Optional<Bill>>, Optional<Bill>> in,
      Function<Change<Optional<Bill>>, Optional<Bill>> notIn) {
    return changes.stream()
        .flatMap(
            change -> {
              Set<PartyId> others = readersOf(notIn.apply(change));
              return readersOf(in.apply(change)).stream()
                  .filter(party -> !others.contains(party))
                  .map(party -> new Reader(change.entry().chain(), party.value()));
            })
        .toList();
  }

  private static String marks(Document document) {
    return document.goods().stream().map(Goods::marks).distinct().collect(Collectors.joining(", "));
  }

  /** The parties that the document names, and who has an interest in the bill now. */
  private static Set<PartyId> readersOf(Optional<Bill> bill) {
    return bill.map(CaseViews::readersOf).orElse(Set.of());
  }

  private static Set<PartyId> readersOf(Bill bill) {
    Document document = bill.document();
    var parties = new HashSet<PartyId>(bill.interest().parties());
    parties.add(document.operator().party());
    parties.add(document.consignor().party());
    document.legs().forEach(leg -> parties.add(leg.carrier()));
    return parties;
  }

  /** Whether a party has a part in the bill that lets it read the case. */
  public boolean isReader(BillId bill, PartyId party) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select 1 from case_reader where bill = ? and party = ?")) {
      select.setString(1, bill.value());
      select.setString(2, party.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable("reading who may read " + bill, e);
    }
  }

  /** All cases, by bill id after the given one. */
  public List<CaseSummary> all(String afterBill, int limit) {
    return CaseView.<CaseView>find("bill > ?1 order by bill", afterBill)
        .page(0, limit)
        .list()
        .stream()
        .map(CaseSummary::of)
        .toList();
  }

  /** The cases a party may read, by bill id after the given one. */
  public List<CaseSummary> of(PartyId party, String afterBill, int limit) {
    return own.of(party, () -> page(party, afterBill, limit));
  }

  private static List<CaseSummary> page(PartyId party, String afterBill, int limit) {
    return CaseView.<CaseView>find(
            "select v from CaseView v join CaseReader r on r.bill = v.bill"
                + " where r.party = ?1 and r.bill > ?2 order by r.bill",
            party.value(),
            afterBill)
        .page(0, limit)
        .list()
        .stream()
        .map(CaseSummary::of)
        .toList();
  }
}
