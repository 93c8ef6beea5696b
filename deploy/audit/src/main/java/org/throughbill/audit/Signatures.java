package org.throughbill.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Verifies signatures, many at a time: they are nearly all of an audit's work. */
final class Signatures {
  private static final int BATCH = 512;

  private final Findings findings;
  private final Consumer<Row> verify;
  private final boolean together;
  private final List<Row> waiting = new ArrayList<>(BATCH);

  private Signatures(Findings findings, Consumer<Row> verify, boolean together) {
    this.findings = findings;
    this.verify = verify;
    this.together = together;
  }

  /**
   * Several at a time, on all processors.
   *
   * @param verify returns if the signature holds, and throws otherwise
   */
  static Signatures together(Findings findings, Consumer<Row> verify) {
    return new Signatures(findings, verify, true);
  }

  /**
   * One after the other in the order of sealing, because what an entry says judges those after it,
   * on its own chain and on others.
   */
  static Signatures inOrder(Findings findings, Consumer<Row> verify) {
    return new Signatures(findings, verify, false);
  }

  void check(Row row) {
    waiting.add(row);
    if (together && waiting.size() == BATCH) {
      checkWaiting();
    }
  }

  /** Verifies what still waits. */
  void checkWaiting() {
    if (!together) {
      waiting.sort(Comparator.comparing(Row::sealedAt));
    }
    (together ? waiting.parallelStream() : waiting.stream())
        .map(this::fault)
        .toList()
        .forEach(
            fault -> {
              findings.checked(Invariant.I4);
              String why = fault.why();
              if (why != null) {
                findings.violated(
                    Invariant.I4, new Violation(fault.row().chain(), fault.row().seq(), why));
              }
            });
    waiting.clear();
  }

  private record Checked(Row row, @Nullable String why) {}

  private Checked fault(Row row) {
    return new Checked(row, why(row));
  }

  private @Nullable String why(Row row) {
    try {
      verify.accept(row);
      return row.keySigned().equals(row.key()) ? null : "the signed act is about another chain";
    } catch (RuntimeException doesNotHold) {
      return String.valueOf(doesNotHold.getMessage());
    }
  }
}
