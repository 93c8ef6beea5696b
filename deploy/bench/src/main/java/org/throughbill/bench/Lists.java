package org.throughbill.bench;

import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.throughbill.acts.client.Client;
import org.throughbill.local.Database;
import org.throughbill.local.Progress;
import org.throughbill.local.Stack;
import org.throughbill.local.StackOptions;

/**
 * How long a page of a list takes a party with many bills. The rows are put into the views of a
 * running stack for as long as it takes, and stand for no chain.
 */
public final class Lists {
  private static final int BILLS = Integer.getInteger("bills", 100_000);
  private static final int WARM_UP = 200;
  private static final int READS = 200;
  private static final String PARTY = "bench-reader";
  private static final String OTHER = "bench-other";

  private static final List<View> VIEWS =
      List.of(
          new View(
              Database.BOL,
              "/bills",
              "",
              List.of(
                  "insert into bill_view select id, 'BENCH-' || i, 'bench-operator', '%1$s', '%1$s',"
                      + " 'HELD', 0, 5, now(), null, null from ids",
                  "insert into bill_reader select id, p, 9223372036854775807, null, null"
                      + " from ids, unnest(array['%1$s', '%2$s']) p"),
              List.of(
                  "delete from bill_reader where party in ('%1$s', '%2$s')",
                  "delete from bill_view where operator = 'bench-operator'")),
          new View(
              Database.CUSTOMS,
              "/cases",
              "",
              List.of(
                  "insert into case_view select id, 'BENCH-' || i, 'bench-operator', '%1$s', '%1$s',"
                      + " null, 'CNCKG', 'VNHPH', 'N/M', 1, 'OPEN', 0, '', 1, 1 from ids",
                  "insert into case_reader select id, p from ids, unnest(array['%1$s', '%2$s']) p"),
              List.of(
                  "delete from case_reader where party in ('%1$s', '%2$s')",
                  "delete from case_view where operator = 'bench-operator'")),
          new View(
              Database.FINANCING,
              "/collateral",
              "/bench-loan",
              List.of(
                  "insert into finance_view select id || '/bench-loan', id, 'bench-loan', '%1$s', '%2$s', 'CNY',"
                      + " 100, 'OPEN', null, 1, now() from ids"),
              List.of("delete from finance_view where requester = '%1$s'")));

  private final Stack stack;

  private Lists(Stack stack) {
    this.stack = stack;
  }

  /**
   * What a service lists.
   *
   * @param suffix what follows the bill in a row's id
   */
  private record View(
      Database database, String path, String suffix, List<String> fill, List<String> clear) {
    String pageAfter(String bill) {
      return path + "?after=" + bill + suffix;
    }
  }

  public static void main(String[] args) {
    new Lists(new Stack(StackOptions.parse(args), new Progress(System.out))).measure();
  }

  private void measure() {
    try (var http = HttpClient.newHttpClient()) {
      for (View view : VIEWS) {
        try {
          fill(view);
          var client = new Client(http, stack.uri(view.database()), () -> stack.token(PARTY));
          for (String after : List.of("0", "8", "f")) {
            report(view, after, latencies(client, view.pageAfter(after.repeat(64))));
          }
        } finally {
          run(view, view.clear());
        }
      }
    }
  }

  private void fill(View view) {
    run(view, view.clear());
    var statements = new ArrayList<String>();
    statements.add(
        "create temporary table ids as select md5('bench' || i) || md5('list' || i) as id, i"
            + " from generate_series(1, "
            + BILLS
            + ") i");
    statements.addAll(view.fill());
    statements.add("analyze");
    run(view, statements);
  }

  private void run(View view, List<String> statements) {
    try (Connection connection =
            DriverManager.getConnection(
                stack.jdbcUrl(view.database()), "postgres", stack.password("postgres"));
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql.formatted(PARTY, OTHER));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the rows of " + view.path(), e);
    }
  }

  private static Latencies latencies(Client client, String page) {
    var micros = new ArrayList<Long>();
    for (int i = -WARM_UP; i < READS; i++) {
      long start = System.nanoTime();
      client.get(page);
      if (i >= 0) {
        micros.add((System.nanoTime() - start) / 1000);
      }
    }
    return Latencies.of(micros);
  }

  private static void report(View view, String after, Latencies latencies) {
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-12s %d bills, a page after %s…: p50 %.1f ms, p99 %.1f ms",
            view.path(),
            BILLS,
            after,
            latencies.millis(0.50),
            latencies.millis(0.99)));
  }
}
