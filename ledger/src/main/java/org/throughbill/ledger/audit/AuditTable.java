package org.throughbill.ledger.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.ledger.LedgerUnavailable;

/** The lines of the audit as the database keeps them. */
@ApplicationScoped
public class AuditTable {
  private static final Pattern CURSOR = Pattern.compile("(\\d{1,19}) (\\d{1,18})");

  private final DataSource database;

  public AuditTable(DataSource database) {
    this.database = database;
  }

  /** Adds lines in one transaction. */
  public void add(List<AuditLine> lines) throws SQLException {
    String sql =
        "insert into audit (at, party, account, method, route, key, status, reason, trace)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      connection.setAutoCommit(false);
      for (AuditLine line : lines) {
        insert.setObject(1, line.at().atOffset(ZoneOffset.UTC));
        insert.setString(2, line.party());
        insert.setString(3, line.account());
        insert.setString(4, line.method());
        insert.setString(5, line.route());
        insert.setString(6, line.key());
        insert.setInt(7, line.status());
        insert.setString(8, line.reason());
        insert.setString(9, line.trace());
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    }
  }

  /** The lines after a cursor, an empty one for the first. */
  public AuditPage page(String after, int limit) {
    String sql =
        "select at, party, account, method, route, key, status, reason, trace, tx::text, id from"
            + " audit where (tx, id) > (?::xid8, ?) and tx <"
            + " pg_snapshot_xmin(pg_current_snapshot()) order by audit.tx, audit.id limit ?";
    var match = CURSOR.matcher(decoded(after));
    if (!match.matches()) {
      throw notACursor();
    }
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, match.group(1));
      select.setLong(2, Long.parseLong(match.group(2)));
      select.setInt(3, limit);
      var lines = new ArrayList<AuditLine>();
      String next = match.group();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          lines.add(line(row));
          next = row.getString(10) + " " + row.getLong(11);
        }
      }
      return new AuditPage(lines, encoded(next));
    } catch (SQLException e) {
      throw new LedgerUnavailable("reading the audit", e);
    }
  }

  private static AuditLine line(ResultSet row) throws SQLException {
    return new AuditLine(
        row.getObject(1, OffsetDateTime.class).toInstant(),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getInt(7),
        row.getString(8),
        row.getString(9));
  }

  private static String encoded(String cursor) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(cursor.getBytes(StandardCharsets.US_ASCII));
  }

  private static String decoded(String cursor) {
    try {
      return cursor.isEmpty()
          ? "0 0"
          : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw notACursor();
    }
  }

  private static Refused notACursor() {
    return new Refused(Form.WRONG_TYPE, "this is not a cursor that this service gave out");
  }
}
