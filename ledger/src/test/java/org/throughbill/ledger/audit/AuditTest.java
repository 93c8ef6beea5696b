package org.throughbill.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.ledger.Tables;

class AuditTest {
  private final AuditTable table = new AuditTable(Tables.app());
  private final String key = UUID.randomUUID().toString();

  private AuditLine line(int status) {
    return new AuditLine(
        Instant.parse("2026-01-03T08:00:00Z"),
        "a-party",
        "an-account",
        "GET",
        "/bills/{id}",
        key,
        status,
        null,
        null);
  }

  private List<AuditLine> written() {
    var lines = new ArrayList<AuditLine>();
    String after = "";
    for (AuditPage page = table.page(after, 700);
        !page.next().equals(after);
        page = table.page(after, 700)) {
      page.lines().stream().filter(line -> key.equals(line.key())).forEach(lines::add);
      after = page.next();
    }
    return lines;
  }

  @Test
  void an_orderly_stop_loses_nothing_and_keeps_the_order() throws Exception {
    var audit = new Audit(table, new SimpleMeterRegistry());
    audit.start(new StartupEvent());
    List<AuditLine> noted = IntStream.range(0, 5_000).mapToObj(this::line).toList();
    noted.forEach(audit::note);
    audit.stop(new ShutdownEvent());
    assertThat(written()).isEqualTo(noted);
  }

  @Test
  void what_is_too_much_to_keep_is_counted_as_lost() {
    var meters = new SimpleMeterRegistry();
    var audit = new Audit(table, meters);
    IntStream.range(0, 50_003).mapToObj(this::line).forEach(audit::note);
    assertThat(meters.counter("throughbill.audit.lost").count()).isEqualTo(3);
  }

  @Test
  void only_cursors_that_were_given_out_are_read_from() {
    for (String text : List.of("!", "AAAA", "MSAy IDM")) {
      Refused refused = catchThrowableOfType(Refused.class, () -> table.page(text, 1));
      assertThat(refused.reason()).isEqualTo(Form.WRONG_TYPE);
    }
  }
}
