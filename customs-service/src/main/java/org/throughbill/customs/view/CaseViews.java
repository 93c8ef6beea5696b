package org.throughbill.customs.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Goods;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.PartyId;
import org.throughbill.customs.inspection.Bill;
import org.throughbill.customs.inspection.Case;
import org.throughbill.customs.inspection.Interest;
import org.throughbill.customs.inspection.State;
import org.throughbill.customs.inspection.Units;
import org.throughbill.ledger.LedgerUnavailable;

/** Writes the views of a case in the transaction of the entry that changes it, and reads them. */
@ApplicationScoped
public class CaseViews {
  private final DataSource database;

  CaseViews(DataSource database) {
    this.database = database;
  }

  /** What an entry of a title chain does to the bill's case. */
  public void follow(Entry entry, Act act) {
    try (Connection connection = database.getConnection()) {
      switch (act) {
        case TitleAct.Issue issue -> open(connection, entry, Bill.issued(entry, issue));
        case TitleAct.Control control -> move(connection, entry, control);
        default -> note(connection, entry);
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable("following " + entry.chainId(), e);
    }
  }

  /** Brings the view to the case after an entry of its inspection chain. */
  public void update(Entry entry, Case after) {
    String sql = "update case_view set holds = ?, results = ?, seq = ? where bill = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setInt(1, after.holds().size());
      update.setString(2, ResultLine.column(after.results()));
      update.setLong(3, entry.seq());
      update.setString(4, entry.chain());
      update(update, entry);
    } catch (SQLException e) {
      throw new LedgerUnavailable("updating the view of " + entry.chainId(), e);
    }
  }

  private static void open(Connection connection, Entry entry, Bill bill) throws SQLException {
    String sql =
        "insert into case_view (bill, number, operator, consignor, holder, receipt, delivery, marks, units,"
            + " state, holds, results, seq, title_seq) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '', 0, ?)";
    Document document = bill.document();
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, entry.chain());
      insert.setString(2, bill.number().value());
      insert.setString(3, document.operator().party().value());
      insert.setString(4, document.consignor().party().value());
      insert.setString(5, bill.interest().holder().value());
      insert.setString(6, document.receipt().locode().value());
      insert.setString(7, document.delivery().locode().value());
      insert.setString(8, marks(document));
      insert.setInt(9, Units.of(document).size());
      insert.setString(10, State.OPEN.name());
      insert.setLong(11, entry.seq());
      insert.executeUpdate();
    }
    admit(connection, entry, named(document), true);
    admit(connection, entry, interested(bill.interest()), false);
  }

  /** The case's line and its readers in one statement: every act upon control pays for this one. */
  private static void move(Connection connection, Entry entry, TitleAct.Control act)
      throws SQLException {
    Interest after = interest(connection, entry).after(act);
    String sql =
        "with line as (update case_view set holder = ?, bank = ?, pledged = ?, title_seq = ?,"
            + " state = case when ? then 'CLOSED' else state end where bill = ?),"
            + " gone as (delete from case_reader where bill = ? and not named and party <> all (?))"
            + " insert into case_reader (bill, party, named)"
            + " select ?, party, false from unnest(?::text[]) as party on conflict do nothing";
    Array parties = connection.createArrayOf("text", values(interested(after)));
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, after.holder().value());
      update.setString(2, after.bank() == null ? null : after.bank().value());
      update.setBoolean(3, after.pledged());
      update.setLong(4, entry.seq());
      update.setBoolean(5, act instanceof TitleAct.Deliver);
      update.setString(6, entry.chain());
      update.setString(7, entry.chain());
      update.setArray(8, parties);
      update.setString(9, entry.chain());
      update.setArray(10, parties);
      update.executeUpdate();
    }
  }

  private static void note(Connection connection, Entry entry) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update case_view set title_seq = ? where bill = ?")) {
      update.setLong(1, entry.seq());
      update.setString(2, entry.chain());
      update(update, entry);
    }
  }

  private static void update(PreparedStatement update, Entry entry) throws SQLException {
    if (update.executeUpdate() != 1) {
      throw new IllegalStateException(entry.chainId() + " has no case");
    }
  }

  private static Interest interest(Connection connection, Entry entry) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select holder, bank, pledged from case_view where bill = ?")) {
      select.setString(1, entry.chain());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException(entry.chainId() + " has no case");
        }
        @Nullable String bank = row.getString(2);
        return new Interest(
            new PartyId(row.getString(1)),
            bank == null ? null : new PartyId(bank),
            row.getBoolean(3));
      }
    }
  }

  private static String marks(Document document) {
    return document.goods().stream().map(Goods::marks).distinct().collect(Collectors.joining(", "));
  }

  private static Set<PartyId> named(Document document) {
    var named = new HashSet<PartyId>();
    named.add(document.operator().party());
    named.add(document.consignor().party());
    document.legs().forEach(leg -> named.add(leg.carrier()));
    return named;
  }

  private static Set<PartyId> interested(Interest interest) {
    PartyId bank = interest.bank();
    return bank == null || bank.equals(interest.holder())
        ? Set.of(interest.holder())
        : Set.of(interest.holder(), bank);
  }

  private static void admit(Connection connection, Entry entry, Set<PartyId> parties, boolean named)
      throws SQLException {
    String sql =
        "insert into case_reader (bill, party, named) select ?, party, ? from unnest(?::text[]) as party"
            + " on conflict do nothing";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, entry.chain());
      insert.setBoolean(2, named);
      insert.setArray(3, connection.createArrayOf("text", values(parties)));
      insert.executeUpdate();
    }
  }

  private static Object[] values(Set<PartyId> parties) {
    return parties.stream().map(PartyId::value).toArray();
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
    return CaseView.<CaseView>find(
            "select v from CaseView v join CaseReader r on r.bill = v.bill"
                + " where r.party = ?1 and v.bill > ?2 order by v.bill",
            party.value(),
            afterBill)
        .page(0, limit)
        .list()
        .stream()
        .map(CaseSummary::of)
        .toList();
  }
}
