package org.throughbill.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows handed to one statement as a table, an array for each column: many rows cost the database
 * one statement and not one each.
 */
public final class Columns<T> {
  private final String name;
  private final List<Column<T>> columns = new ArrayList<>();

  /** A table of this name. */
  public Columns(String name) {
    this.name = name;
  }

  private record Column<T>(
      String name,
      String type,
      Function<T, ? extends @Nullable Object> value,
      IntFunction<Object[]> array) {}

  public Columns<T> text(String column, Function<T, @Nullable String> value) {
    columns.add(new Column<>(column, "text", value, String[]::new));
    return this;
  }

  public Columns<T> number(String column, Function<T, Long> value) {
    columns.add(new Column<>(column, "bigint", value, Long[]::new));
    return this;
  }

  public Columns<T> time(String column, Function<T, @Nullable Instant> value) {
    Function<T, @Nullable String> text =
        row -> Optional.ofNullable(value.apply(row)).map(Instant::toString).orElse(null);
    columns.add(new Column<>(column, "timestamptz", text, String[]::new));
    return this;
  }

  /** What stands after {@code from}. */
  public String table() {
    return columns.stream()
            .map(column -> "?::" + column.type() + "[]")
            .collect(Collectors.joining(", ", "unnest(", ") as " + name))
        + columns.stream().map(Column::name).collect(Collectors.joining(", ", "(", ")"));
  }

  /** Sets the table's parameters, the first of which has this number; returns the next number. */
  public int set(PreparedStatement statement, int first, List<T> rows) throws SQLException {
    int number = first;
    for (Column<T> column : columns) {
      Object[] values = rows.stream().map(column.value()).toArray(column.array());
      statement.setArray(number++, statement.getConnection().createArrayOf(column.type(), values));
    }
    return number;
  }
}
