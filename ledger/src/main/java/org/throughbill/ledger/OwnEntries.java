package org.throughbill.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.value.PartyId;

/** Entries as the database shows them to one party, whatever the service believes it may read. */
@ApplicationScoped
public class OwnEntries {
  private static final Columns<Entry> WANTED =
      new Columns<Entry>("wanted")
          .text("topic", entry -> entry.topic().wireName())
          .text("key", Entry::chain)
          .number("seq", Entry::seq);

  private static final String AGAIN =
      "select topic, key, seq, prev, act, sealed_at, hash from entry where (topic, key, seq) in"
          + " (select * from "
          + WANTED.table()
          + ")";

  private final DataSource database;
  private final OwnRows own;
  private final Ledger ledger;

  OwnEntries(DataSource database, OwnRows own, Ledger ledger) {
    this.database = database;
    this.own = own;
    this.ledger = ledger;
  }

  /** What the party is shown of a chain after a position. */
  public List<Entry> page(PartyId party, ChainId chain, long afterSeq, int limit) {
    return own.of(party, () -> ledger.page(chain, afterSeq, limit));
  }

  /** Whether the party is shown the entry that a chain stood at. */
  public boolean shows(PartyId party, ChainId chain, Head head) {
    return page(party, chain, head.seq() - 1, 1).stream().map(Head::of).anyMatch(head::equals);
  }

  /** Those of these entries that the party is shown, in their order. */
  public List<Entry> of(PartyId party, List<Entry> entries) {
    if (entries.isEmpty()) {
      return entries;
    }
    Set<Entry> shown = own.of(party, () -> again(entries));
    return entries.stream().filter(shown::contains).toList();
  }

  private Set<Entry> again(List<Entry> entries) {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(AGAIN)) {
      WANTED.set(select, 1, entries);
      var again = new HashSet<Entry>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          again.add(Ledger.entry(row));
        }
      }
      return again;
    } catch (SQLException e) {
      throw new LedgerUnavailable("reading " + entries.size() + " entries again", e);
    }
  }
}
