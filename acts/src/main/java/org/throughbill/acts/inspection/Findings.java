package org.throughbill.acts.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.throughbill.acts.InspectionAct.Inspect;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;

/**
 * What officers found in the goods of a bill. A correction stands in the place of the record it
 * corrects: what was found later stays later.
 *
 * @param records the records in force, in the order in which the goods were inspected
 */
public record Findings(List<Inspect> records) {
  public static final Findings NONE = new Findings(List.of());

  public Findings {
    records = List.copyOf(records);
  }

  public Findings after(Inspect record) {
    var all = new ArrayList<>(records);
    int corrected =
        IntStream.range(0, all.size())
            .filter(i -> all.get(i).id().equals(record.corrects()))
            .findFirst()
            .orElse(-1);
    if (corrected < 0) {
      all.add(after(all, record.inspectedAt()), record);
    } else {
      all.set(corrected, record);
    }
    return new Findings(all);
  }

  /** Where a record of that time belongs: what is recorded late may have been found early. */
  private static int after(List<Inspect> records, Instant inspectedAt) {
    int at = records.size();
    while (at > 0 && records.get(at - 1).inspectedAt().isAfter(inspectedAt)) {
      at--;
    }
    return at;
  }

  /** The last result in each scope, whatever units it is about. */
  public Map<InspectionScope, InspectionResult> results() {
    var results = new EnumMap<InspectionScope, InspectionResult>(InspectionScope.class);
    records.forEach(record -> results.put(record.scope(), record.result()));
    return Collections.unmodifiableMap(results);
  }

  /** The failed inspections that no later pass has set right. */
  public List<Inspect> failures() {
    return IntStream.range(0, records.size())
        .filter(i -> records.get(i).result() == InspectionResult.FAIL)
        .filter(i -> records.subList(i, records.size()).stream().noneMatch(settles(records.get(i))))
        .mapToObj(records::get)
        .toList();
  }

  /** The passes in a scope in which no failure stands; none where one does. */
  public List<Inspect> passes(InspectionScope scope) {
    return failures().stream().anyMatch(failed -> failed.scope() == scope)
        ? List.of()
        : records.stream()
            .filter(r -> r.scope() == scope && r.result() == InspectionResult.PASS)
            .toList();
  }

  /** A record without units is about the whole consignment. */
  private static Predicate<Inspect> settles(Inspect failed) {
    return now ->
        now.result() == InspectionResult.PASS
            && now.scope() == failed.scope()
            && (now.units().isEmpty()
                || (!failed.units().isEmpty() && now.units().containsAll(failed.units())));
  }
}
