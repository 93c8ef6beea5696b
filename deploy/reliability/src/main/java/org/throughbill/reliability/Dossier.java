package org.throughbill.reliability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.throughbill.acts.Rule;
import org.throughbill.reliability.TestRun.Outcome;
import org.throughbill.reliability.TestRun.Test;

/**
 * What is asked of a reliable system, the rules that answer it, and the tests that ran (R42).
 *
 * @param gaps what is missing; the dossier is complete where nothing is
 * @param firstReport when the oldest of the tests' reports was written
 * @param lastReport when the newest was
 */
public record Dossier(
    List<String> gaps,
    Instant firstReport,
    Instant lastReport,
    List<Control> controls,
    List<RuleLine> rules) {
  /**
   * A rule of the registry, or a requirement that no refusal belongs to.
   *
   * @param sentence empty for a requirement without a refusal
   * @param tests those that passed, by class and name
   */
  public record RuleLine(
      String id, String sentence, String sentenceInChinese, String basis, List<String> tests) {}

  /** The dossier of a run; what it lacks stands in its gaps. */
  public static Dossier of(List<Control> controls, List<Rule> scope, TestRun run) {
    var ids = new TreeSet<String>();
    scope.forEach(rule -> ids.add(rule.id()));
    run.tests().forEach(test -> ids.add(test.rule()));
    return new Dossier(
        gaps(controls, scope, run),
        run.oldest(),
        run.newest(),
        controls,
        ids.stream().map(id -> line(id, scope, run)).toList());
  }

  private static RuleLine line(String id, List<Rule> scope, TestRun run) {
    List<String> tests =
        run.of(id).stream()
            .filter(test -> test.outcome() == Outcome.PASSED)
            .map(test -> simple(test.type()) + "." + test.name())
            .distinct()
            .toList();
    return scope.stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .map(rule -> line(rule, tests))
        .orElseGet(() -> new RuleLine(id, "", "", "", tests));
  }

  private static RuleLine line(Rule rule, List<String> tests) {
    return new RuleLine(rule.id(), rule.sentence(), rule.sentenceInChinese(), rule.basis(), tests);
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private static List<String> gaps(List<Control> controls, List<Rule> scope, TestRun run) {
    var gaps = new ArrayList<String>();
    Set<String> shown = new HashSet<>();
    for (Test test : run.tests()) {
      if (test.outcome() == Outcome.PASSED) {
        shown.add(test.rule());
      }
      if (test.outcome() == Outcome.FAILED) {
        gaps.add(test.rule() + ": " + simple(test.type()) + "." + test.name() + " failed");
      }
    }
    scope.stream()
        .map(Rule::id)
        .filter(id -> !shown.contains(id))
        .forEach(id -> gaps.add(id + ": no test that is named after it has passed"));
    for (Control control : controls) {
      gapsOf(control, shown).forEach(gaps::add);
    }
    return List.copyOf(gaps);
  }

  private static Stream<String> gapsOf(Control control, Set<String> shown) {
    if (control.rules().isEmpty() && control.open() == null) {
      return Stream.of(control.id() + ": no rule answers it, and nobody says why");
    }
    return control.rules().stream()
        .filter(rule -> !shown.contains(rule))
        .map(rule -> control.id() + ": " + rule + " answers it, and no test shows " + rule);
  }

  public boolean isComplete() {
    return gaps.isEmpty();
  }

  /** All rules that the registry refuses by. */
  public static List<Rule> everyRule() {
    return Arrays.asList(Rule.values());
  }
}
