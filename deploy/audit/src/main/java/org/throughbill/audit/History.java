package org.throughbill.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Refused;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.json.RecordJson;

/** What clients were told of their acts, against what is there. */
final class History {
  private final Findings findings;
  private final Map<String, Fate> acts = new HashMap<>();
  private final Set<String> onThisChain = new HashSet<>();

  private static final class Fate {
    @Nullable Receipt receipt;
    boolean refused;
    boolean foundAsTold;
    boolean foundElsewhere;
  }

  private History(Findings findings) {
    this.findings = findings;
  }

  static History read(@Nullable Path file, Findings findings) {
    var history = new History(findings);
    if (file != null) {
      try (var lines = Files.lines(file)) {
        lines.filter(line -> !line.isEmpty()).forEach(history::take);
      } catch (IOException | Refused e) {
        throw new Unauditable("Cannot read the history " + file, e);
      }
    }
    return history;
  }

  private void take(String json) {
    HistoryLine line = RecordJson.read(json.getBytes(StandardCharsets.UTF_8), HistoryLine.class);
    Fate fate = acts.computeIfAbsent(line.act().value(), _ -> new Fate());
    switch (line.what()) {
      case OK -> {
        Receipt receipt = line.receipt();
        if (receipt == null) {
          throw new Unauditable(
              "the history acknowledges " + line.act() + " without a receipt", null);
        }
        fate.receipt = receipt;
      }
      case FAIL -> fate.refused = true;
      case INVOKE, INFO -> {}
    }
  }

  /** A chain begins; no act stands on one twice. */
  void chainBegins() {
    onThisChain.clear();
  }

  /** An entry that is there. */
  void found(Row row) {
    String id = row.recomputedActId();
    findings.require(
        onThisChain.add(id), Invariant.I6, row.chain(), row.seq(), "the act stands here twice");
    Fate fate = acts.get(id);
    if (fate == null) {
      return;
    }
    findings.require(
        !fate.refused || fate.receipt != null,
        Invariant.I6,
        row.chain(),
        row.seq(),
        "the act was refused, and is there");
    Receipt receipt = fate.receipt;
    if (receipt != null) {
      boolean asTold =
          receipt.topic().wireName().equals(row.topic())
              && receipt.chain().equals(row.key())
              && receipt.seq() == row.seq()
              && receipt.hash().value().equals(row.hash());
      fate.foundAsTold |= asTold;
      fate.foundElsewhere |= !asTold && receipt.topic().wireName().equals(row.topic());
    }
  }

  /** All entries have been seen: what was acknowledged was among them, once. */
  void requireAllFound() {
    acts.forEach(
        (id, fate) -> {
          Receipt receipt = fate.receipt;
          if (receipt != null) {
            String chain = receipt.topic().wireName() + "/" + receipt.chain();
            findings.require(
                fate.foundAsTold,
                Invariant.I6,
                chain,
                receipt.seq(),
                "the acknowledged act " + id + " is not there");
            findings.require(
                !fate.foundElsewhere && !fate.refused,
                Invariant.I6,
                chain,
                receipt.seq(),
                "the acknowledged act " + id + " is elsewhere too, or was refused too");
          }
        });
  }
}
