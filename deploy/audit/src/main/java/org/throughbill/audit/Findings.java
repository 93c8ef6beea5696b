package org.throughbill.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What one audit has found so far. */
final class Findings {
  private static final int KEPT = 20;

  private final Map<Invariant, Count> counts = new EnumMap<>(Invariant.class);

  private static final class Count {
    long checked;
    long violations;
    final List<Violation> first = new ArrayList<>();
  }

  private Count of(Invariant invariant) {
    return counts.computeIfAbsent(invariant, _ -> new Count());
  }

  void checked(Invariant invariant) {
    of(invariant).checked++;
  }

  void violated(Invariant invariant, Violation violation) {
    Count count = of(invariant);
    count.violations++;
    if (count.first.size() < KEPT) {
      count.first.add(violation);
    }
  }

  /** Checks one thing. */
  void require(boolean holds, Invariant invariant, String chain, long seq, String otherwise) {
    checked(invariant);
    if (!holds) {
      violated(invariant, new Violation(chain, seq, otherwise));
    }
  }

  Report report() {
    List<Report.Line> lines = Arrays.stream(Invariant.values()).map(this::line).toList();
    return new Report(lines.stream().allMatch(Report.Line::holds), lines);
  }

  private Report.Line line(Invariant invariant) {
    Count count = of(invariant);
    return new Report.Line(
        invariant, invariant.sentence(), count.checked, count.violations, List.copyOf(count.first));
  }
}
