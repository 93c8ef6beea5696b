package org.throughbill.bol.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.inspection.Findings;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.title.Instrument;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.bol.CustomsHouse;
import org.throughbill.bol.bill.Bill;
import org.throughbill.bol.bill.Undelivered;
import org.throughbill.ledger.Change;
import org.throughbill.ledger.OwnRows;
import org.throughbill.scenarios.Cast;
import org.throughbill.scenarios.Documents;
import org.throughbill.testkit.Servers;
import org.throughbill.testkit.ServersResource;

/** What a bill's views cost, and which goods they claim. */
@QuarkusTest
@WithTestResource(
    value = ServersResource.class,
    initArgs = @ResourceArg(name = "database", value = "bol"))
@WithTestResource(CustomsHouse.class)
class BillViewsTest {
  private static final Unlocode CKG = new Unlocode("CNCKG");
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @Inject DataSource database;
  @Inject OwnRows own;

  private final Cast cast = Cast.of(Servers.shared().pki());
  private final AtomicInteger roundTrips = new AtomicInteger();

  /** A bill just issued, with the entry that issues it. */
  private record Issued(Entry entry, Bill bill) {
    Change<Optional<Bill>> change() {
      return change(Optional.empty(), bill);
    }

    Change<Optional<Bill>> delivery() {
      return change(Optional.of(bill), with(new Title.Delivered(bill.document().firstHolder())));
    }

    private Change<Optional<Bill>> change(Optional<Bill> before, Bill after) {
      return new Change<>(entry, Acts.read(entry.act().payload()), before, Optional.of(after));
    }

    private Bill with(Title title) {
      Instrument now = bill.instrument();
      return new Bill(
          new Instrument(
              now.id(),
              now.number(),
              now.replaces(),
              now.document(),
              title,
              now.order(),
              now.amendments(),
              now.variations(),
              now.signableUpon()),
          List.of(),
          Map.of(),
          Findings.NONE,
          Set.of(),
          Set.of(),
          new Undelivered(List.of(), List.of()));
    }
  }

  private static String random() {
    return UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
  }

  private Document cars(int count, String run) {
    Document machine = Documents.machinery(cast, "M-" + run, "SMGS-" + run, NOW);
    JsonNode json = StrictJson.parse(RecordJson.write(machine));
    ArrayNode vins = ((ObjectNode) json.at("/goods/0")).putArray("vins");
    for (int i = 0; i < count; i++) {
      vins.add("WP0" + run + "S%05d".formatted(i));
    }
    return RecordJson.read(json, Document.class);
  }

  private Issued issued(Document document) {
    SignedAct agreement =
        cast.shipper().sign(new Statement.Agree(cast.shipper().id(), NOW, CKG, document));
    var number = new BillNumber("VIEW-" + random());
    SignedAct issue =
        cast.operator().sign(new TitleAct.Issue(cast.operator().id(), NOW, CKG, number, agreement));
    BillId id = BillId.foundedBy(issue.payload());
    Entry entry = Entry.seal(ChainId.title(id), 1, Hash.NONE, issue, NOW);
    Bill bill = Bill.after(Optional.empty(), entry, Acts.read(issue.payload())).orElseThrow();
    return new Issued(entry, bill);
  }

  private int roundTripsToIssue(int cars) {
    Issued issued = issued(cars(cars, random()));
    roundTrips.set(0);
    new BillViews(counting(DataSource.class, database), own, CLOCK).write(List.of(issued.change()));
    return roundTrips.get();
  }

  /** The same object, each execution of whose statements is counted. */
  private <T> T counting(Class<T> type, Object counted) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              if (method.getName().startsWith("execute")) {
                roundTrips.incrementAndGet();
              }
              try {
                return wrapped(method.invoke(counted, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private Object wrapped(Object result) {
    return switch (result) {
      case PreparedStatement statement -> counting(PreparedStatement.class, statement);
      case Connection connection -> counting(Connection.class, connection);
      case null, default -> result;
    };
  }

  @Test
  void R79_a_bill_of_256_cars_costs_no_more_round_trips_than_one_of_none() {
    int none = roundTripsToIssue(0);
    assertThat(none).isPositive();
    assertThat(roundTripsToIssue(256)).isLessThanOrEqualTo(none + 1);
  }

  @Test
  void R04_each_mark_that_is_taken_is_told_and_free_again_when_the_bill_has_ended() {
    String run = random();
    var views = new BillViews(database, own, CLOCK);
    Issued first = issued(cars(2, run));
    Issued second = issued(cars(2, run));
    views.write(List.of(first.change()));
    Refused refused =
        catchThrowableOfType(Refused.class, () -> views.write(List.of(second.change())));
    assertThat(refused.faults())
        .allMatch(fault -> fault.reason() == Rule.R04)
        .extracting(Fault::detail)
        .contains(
            "VIN WP0" + run + "S00001 is under another live bill",
            "DOCUMENT SMGS SMGS-" + run + " is under another live bill")
        .hasSize(4);
    views.write(List.of(first.delivery()));
    Issued third = issued(cars(2, run));
    views.write(List.of(third.change()));
    Issued fourth = issued(cars(2, run));
    assertThat(catchThrowableOfType(Refused.class, () -> views.write(List.of(fourth.change()))))
        .isNotNull();
  }
}
