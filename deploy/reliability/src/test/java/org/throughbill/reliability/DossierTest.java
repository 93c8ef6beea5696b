package org.throughbill.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughbill.acts.Rule;

class DossierTest {
  @TempDir private Path root;

  /** All rules but two are shown by a module at hand; each test adds to those two. */
  @BeforeEach
  void most_rules_have_been_tested() throws IOException {
    String all =
        Control.all().stream()
                .flatMap(control -> control.rules().stream())
                .distinct()
                .filter(id -> !id.equals("R13") && !id.equals("R14"))
                .map(DossierTest::passed)
                .collect(Collectors.joining())
            + Dossier.everyRule().stream()
                .map(Rule::id)
                .filter(id -> !id.equals("R13") && !id.equals("R14"))
                .map(DossierTest::passed)
                .collect(Collectors.joining());
    report("acts", all);
  }

  private static String passed(String rule) {
    return testcase(rule + "_as_told", "");
  }

  private static String testcase(String name, String inside) {
    return "<testcase name=\"" + name + "()\" classname=\"a.b.ATest\">" + inside + "</testcase>";
  }

  private void report(String module, String cases) throws IOException {
    Path folder = root.resolve(module).resolve("target/surefire-reports");
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("TEST-a.b.ATest.xml"),
        "<?xml version=\"1.0\"?><testsuite name=\"a\">" + cases + "</testsuite>");
  }

  private Dossier dossier() {
    return Dossier.of(Control.all(), Dossier.everyRule(), TestRun.below(root));
  }

  @Test
  void R42_a_dossier_is_complete_when_every_rule_has_a_test_that_passed() throws IOException {
    report("deploy/crash", passed("R13") + passed("R14"));
    Dossier dossier = dossier();
    assertThat(dossier.gaps()).isEmpty();
    assertThat(Main.run(root, root.resolve("out"))).isZero();
    assertThat(Files.readString(root.resolve("out/dossier.md")))
        .contains("**Complete:**", "### C17. ", "R13 (1 test)", "- ATest.as_told");
    assertThat(Files.readString(root.resolve("out/dossier.json"))).startsWith("{\"gaps\":[]");
  }

  @Test
  void R42_a_rule_without_a_test_is_told_by_its_id_and_by_who_relies_on_it() throws IOException {
    assertThat(dossier().gaps())
        .contains(
            "R13: no test that is named after it has passed",
            "C17: R13 answers it, and no test shows R13",
            "C19: R14 answers it, and no test shows R14");
    assertThat(Main.run(root, root.resolve("out"))).isEqualTo(1);
    assertThat(Files.readString(root.resolve("out/dossier.md"))).contains("**Not complete:**");
  }

  @Test
  void R42_what_failed_or_was_skipped_shows_nothing() throws IOException {
    report(
        "ledger",
        testcase("R13_it_breaks", "<failure message=\"x\"/>")
            + testcase("R14_not_today", "<skipped/>")
            + testcase("R14_nor_here", "<error/>"));
    assertThat(dossier().gaps())
        .contains(
            "R13: ATest.it_breaks failed",
            "R14: ATest.nor_here failed",
            "R13: no test that is named after it has passed",
            "R14: no test that is named after it has passed");
  }

  @Test
  void R42_a_question_is_answered_by_a_rule_or_says_what_is_open() {
    assertThat(gaps(List.of(), null))
        .containsExactly("C99: no rule answers it, and nobody says why");
    assertThat(gaps(List.of(), "to be asked elsewhere")).isEmpty();
    assertThat(gaps(List.of("R98"), null))
        .containsExactly("C99: R98 answers it, and no test shows R98");
  }

  private static List<String> gaps(List<String> rules, @Nullable String open) {
    var control = new Control("C99", Control.Group.USE, "Is it?", "It is.", rules, open);
    return Dossier.of(
            List.of(control), List.of(), new TestRun(List.of(), Instant.EPOCH, Instant.EPOCH))
        .gaps();
  }

  @Test
  void there_are_21_questions_in_five_groups_each_once() {
    assertThat(Control.all()).hasSize(21);
    assertThat(new HashSet<>(Control.all().stream().map(Control::id).toList())).hasSize(21);
    assertThat(new HashSet<>(Control.all().stream().map(Control::group).toList())).hasSize(5);
  }

  @Test
  void without_a_run_there_is_no_dossier(@TempDir Path empty) {
    assertThatThrownBy(() -> TestRun.below(empty)).hasMessageContaining("run deploy/test");
  }
}
