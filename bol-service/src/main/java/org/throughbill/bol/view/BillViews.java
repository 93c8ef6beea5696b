package org.throughbill.bol.view;

import static org.throughbill.acts.Refused.require;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.throughbill.acts.Judgement;
import org.throughbill.acts.Rule;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.value.PartyId;
import org.throughbill.bol.bill.Bill;
import org.throughbill.bol.bill.GoodsClaims;
import org.throughbill.bol.bill.Title;
import org.throughbill.ledger.LedgerUnavailable;

/** Writes the views of a bill in the transaction of its entry, and reads them. */
@ApplicationScoped
public class BillViews {
  private final DataSource database;

  BillViews(DataSource database) {
    this.database = database;
  }

  /** Brings the views from the bill before an entry to the bill after it; claims new goods. */
  public void update(Entry entry, Optional<Bill> before, Bill after) {
    try (Connection connection = database.getConnection()) {
      if (before.isEmpty()) {
        insert(connection, entry, after);
        claimGoods(connection, after);
      }
      change(connection, entry, before, after);
      if (after.title().controller().isEmpty()) { // the bill has ended
        freeGoods(connection, after);
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable("updating the views of " + entry.chainId(), e);
    }
  }

  private static void insert(Connection connection, Entry entry, Bill bill) throws SQLException {
    String sql =
        "insert into bill_view (id, number, operator, consignor, controller, state, holds, seq, sealed_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (operator, number) do nothing";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, bill.id().value());
      insert.setString(2, bill.number().value());
      insert.setString(3, bill.operator().value());
      insert.setString(4, bill.document().consignor().party().value());
      insert.setString(5, bill.title().controller().map(PartyId::value).orElse(null));
      insert.setString(6, bill.title().state().name());
      insert.setInt(7, bill.holds().size());
      insert.setLong(8, entry.seq());
      insert.setObject(9, entry.sealedAt().atOffset(ZoneOffset.UTC));
      require(
          insert.executeUpdate() == 1,
          Rule.R15,
          "the operator has a bill numbered " + bill.number());
    }
  }

  /** The bill's line and its readers in one statement: every act pays for this one. */
  private static void change(Connection connection, Entry entry, Optional<Bill> before, Bill after)
      throws SQLException {
    String sql =
        "with line as (update bill_view set controller = ?, state = ?, holds = ?, seq = ?,"
            + " sealed_at = ? where id = ?)"
            + " insert into bill_reader (bill, party, up_to)"
            + " select ?, r.* from unnest(?::text[], ?::bigint[]) as r"
            + " on conflict (party, bill) do update set up_to = excluded.up_to";
    Map<PartyId, Long> upTo = changedReaders(entry, before, after);
    Object[] parties = upTo.keySet().stream().map(PartyId::value).toArray();
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, after.title().controller().map(PartyId::value).orElse(null));
      update.setString(2, after.title().state().name());
      update.setInt(3, after.holds().size());
      update.setLong(4, entry.seq());
      update.setObject(5, entry.sealedAt().atOffset(ZoneOffset.UTC));
      update.setString(6, after.id().value());
      update.setString(7, entry.chain());
      update.setArray(8, connection.createArrayOf("text", parties));
      update.setArray(9, connection.createArrayOf("bigint", upTo.values().toArray()));
      update.executeUpdate();
    }
  }

  private static void claimGoods(Connection connection, Bill bill) throws SQLException {
    Set<String> claims = GoodsClaims.of(bill.document());
    String sql =
        "insert into goods_claim (goods, bill) select goods, ? from unnest(?::text[]) as goods"
            + " order by goods on conflict do nothing returning goods";
    try (PreparedStatement claim = connection.prepareStatement(sql)) {
      claim.setString(1, bill.id().value());
      claim.setArray(2, connection.createArrayOf("text", claims.toArray()));
      try (ResultSet claimed = claim.executeQuery()) {
        while (claimed.next()) {
          claims.remove(claimed.getString(1));
        }
      }
    }
    var judgement = new Judgement();
    claims.forEach(
        taken -> judgement.require(false, "", Rule.R04, taken + " is under another live bill"));
    judgement.pass();
  }

  private static void freeGoods(Connection connection, Bill bill) throws SQLException {
    try (PreparedStatement free =
        connection.prepareStatement("delete from goods_claim where bill = ?")) {
      free.setString(1, bill.id().value());
      free.executeUpdate();
    }
  }

  /** Whoever joins reads on; whoever leaves reads up to this entry. */
  private static Map<PartyId, Long> changedReaders(Entry entry, Optional<Bill> before, Bill after) {
    Set<PartyId> then = before.map(BillViews::readers).orElse(Set.of());
    Set<PartyId> now = readers(after);
    var upTo = new HashMap<PartyId, Long>();
    then.stream()
        .filter(party -> !now.contains(party))
        .forEach(party -> upTo.put(party, entry.seq()));
    now.stream()
        .filter(party -> !then.contains(party))
        .forEach(party -> upTo.put(party, Long.MAX_VALUE));
    return upTo;
  }

  /**
   * Who reads on: the parties named in the document for as long as it lives, and whoever has
   * control or an offer.
   */
  private static Set<PartyId> readers(Bill bill) {
    var readers = new HashSet<PartyId>();
    readers.add(bill.operator());
    readers.add(bill.document().consignor().party());
    bill.document().legs().forEach(leg -> readers.add(leg.carrier()));
    switch (bill.title()) {
      case Title.Held held -> readers.add(held.by());
      case Title.Offered offered -> readers.addAll(List.of(offered.by(), offered.offer().to()));
      case Title.Pledged pledged -> readers.addAll(List.of(pledged.pledgee(), pledged.pledgor()));
      case Title.Surrendering surrendering -> readers.add(surrendering.holder());
      case Title.Surrendered surrendered -> readers.add(surrendered.entitled());
      case Title.Delivered delivered -> readers.add(delivered.to());
    }
    return readers;
  }

  /** Up to which entry a party may read a bill; 0 where it has no part in it. */
  public long readableUpTo(ChainId chain, PartyId party) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select up_to from bill_reader where bill = ? and party = ?")) {
      select.setString(1, chain.key());
      select.setString(2, party.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable("reading who may read " + chain, e);
    }
  }

  /** The bills a party reads on, by id after the given one. */
  public List<BillSummary> of(PartyId party, String afterId, int limit) {
    return BillView.<BillView>find(
            "select v from BillView v join BillReader r on r.bill = v.id"
                + " where r.party = ?1 and r.upTo = ?2 and v.id > ?3 order by v.id",
            party.value(),
            Long.MAX_VALUE,
            afterId)
        .page(0, limit)
        .list()
        .stream()
        .map(BillSummary::of)
        .toList();
  }
}
