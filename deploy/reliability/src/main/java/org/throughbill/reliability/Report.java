package org.throughbill.reliability;

import java.util.List;
import java.util.stream.Collectors;
import org.throughbill.reliability.Dossier.RuleLine;

/** A dossier as text (Markdown). */
final class Report {
  private final StringBuilder out = new StringBuilder();
  private final Dossier dossier;

  private Report(Dossier dossier) {
    this.dossier = dossier;
  }

  static String of(Dossier dossier) {
    return new Report(dossier).written();
  }

  private String written() {
    out.append("# Reliability dossier\n\n");
    out.append(dossier.controls().size()).append(" questions, ");
    out.append(dossier.rules().size()).append(" rules and requirements, ");
    out.append(dossier.rules().stream().mapToInt(rule -> rule.tests().size()).sum());
    out.append(" tests named after them that passed.\n");
    out.append("The reports read were written between ").append(dossier.firstReport());
    out.append(" and ").append(dossier.lastReport()).append(".\n\n");
    gaps();
    for (Control.Group group : Control.Group.values()) {
      out.append("\n## ").append(group.heading()).append('\n');
      dossier.controls().stream()
          .filter(control -> control.group() == group)
          .forEach(this::control);
    }
    out.append("\n## Rules and their tests\n");
    dossier.rules().forEach(this::rule);
    return out.toString();
  }

  private void gaps() {
    if (dossier.isComplete()) {
      out.append("**Complete:** every rule and every question has tests that passed.\n");
      return;
    }
    out.append("**Not complete:**\n\n");
    dossier.gaps().forEach(gap -> out.append("- ").append(gap).append('\n'));
  }

  private void control(Control control) {
    out.append("\n### ").append(control.id()).append(". ").append(control.question());
    out.append("\n\n").append(control.answer()).append('\n');
    if (!control.rules().isEmpty()) {
      out.append("\nShown by ");
      out.append(control.rules().stream().map(this::counted).collect(Collectors.joining(", ")));
      out.append(".\n");
    }
    if (control.open() != null) {
      out.append("\n*Not shown here:* ").append(control.open()).append('\n');
    }
  }

  private String counted(String id) {
    int tests =
        dossier.rules().stream()
            .filter(rule -> rule.id().equals(id))
            .mapToInt(rule -> rule.tests().size())
            .sum();
    return id + " (" + tests + (tests == 1 ? " test)" : " tests)");
  }

  private void rule(RuleLine rule) {
    out.append("\n### ").append(rule.id()).append('\n');
    for (String text : List.of(rule.sentence(), rule.sentenceInChinese(), rule.basis())) {
      if (!text.isEmpty()) {
        out.append('\n').append(text).append("  ");
      }
    }
    out.append("\n\n");
    rule.tests().forEach(test -> out.append("- ").append(test).append('\n'));
  }
}
