package org.throughbill.audit;

import java.util.List;
import java.util.stream.Collectors;
import org.throughbill.acts.json.RecordJson;

/** The auditor's word: one line per invariant. */
public record Report(boolean holds, List<Line> lines) {
  /**
   * What was found of one invariant.
   *
   * @param checked how many things were looked at; an invariant that was never looked at holds
   *     nothing up
   * @param violations how often it does not hold
   * @param first the first of them, in the order of the audit
   */
  public record Line(
      Invariant invariant, String says, long checked, long violations, List<Violation> first) {
    public boolean holds() {
      return violations == 0;
    }

    private String text() {
      String rest = violations > 1 ? " (and " + (violations - 1) + " more)" : "";
      return holds()
          ? "%s ok        %d checked: %s".formatted(invariant, checked, says)
          : "%s violated  %s%s".formatted(invariant, first.getFirst(), rest);
    }
  }

  public Report {
    lines = List.copyOf(lines);
  }

  public Line line(Invariant invariant) {
    return lines.stream().filter(l -> l.invariant() == invariant).findFirst().orElseThrow();
  }

  /** The invariants that do not hold. */
  public List<Invariant> violated() {
    return lines.stream().filter(line -> !line.holds()).map(Line::invariant).toList();
  }

  public byte[] toJson() {
    return RecordJson.write(this);
  }

  @Override
  public String toString() {
    return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
  }
}
