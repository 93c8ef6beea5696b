package org.throughbill.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.chain.Topic;

/** Goes through a stream as its owner keeps it, entry by entry, and keeps one digest of each. */
final class StreamAudit {
  private static final String NONE = "0".repeat(64);

  private final Topic topic;
  private final Findings findings;
  private final Signatures signatures;
  private final Published published;
  private final History history;
  private final Map<String, Dump.Head> heads;
  private final Map<String, Digests> hashes;
  private final Map<String, Bill> bills = new HashMap<>();

  private @Nullable Row before;
  private @Nullable Control control;

  /** Where a bill's chain ends, and what it folds to. */
  record Bill(Control control, long seq, String head) {}

  /**
   * @param hashes takes the hash of every entry, by chain
   */
  StreamAudit(
      Topic topic,
      Dump owner,
      Findings findings,
      Signatures signatures,
      Published published,
      History history,
      Map<String, Digests> hashes) {
    this.topic = topic;
    this.findings = findings;
    this.signatures = signatures;
    this.published = published;
    this.history = history;
    this.hashes = hashes;
    this.heads = owner.heads(topic);
    owner.entries(topic, this::take);
    endChain();
    signatures.checkWaiting();
    heads.forEach(
        (key, head) ->
            findings.violated(
                Invariant.I2,
                new Violation(
                    topic.wireName() + "/" + key,
                    1,
                    "the chain has a head at " + head.seq() + " and no entries")));
  }

  /** The bills of a stream of titles, by id. */
  Map<String, Bill> bills() {
    return bills;
  }

  private void take(Row row) {
    if (before == null || !before.key().equals(row.key())) {
      endChain();
      beginChain(row);
    }
    requirePlace(row, before);
    requireHash(row, before);
    signatures.check(row);
    history.found(row);
    published.require(row);
    fold(row);
    if (row.seq() >= 1 && row.seq() <= Digests.MOST && isHash(row.hash())) {
      hashes
          .computeIfAbsent(row.chain(), _ -> new Digests())
          .put(row.seq(), HexFormat.of().parseHex(row.hash()));
    }
    before = row;
  }

  private void beginChain(Row row) {
    before = null;
    history.chainBegins();
    control = topic == Topic.BILL_EVENTS ? new Control(row.chain(), findings) : null;
  }

  private void requirePlace(Row row, @Nullable Row last) {
    long next = last == null ? 1 : last.seq() + 1;
    findings.require(
        row.seq() <= next,
        Invariant.I2,
        row.chain(),
        next,
        "is missing: entry " + row.seq() + " comes next");
    findings.require(
        row.seq() >= next, Invariant.I2, row.chain(), row.seq(), "is a place that is taken twice");
  }

  private void requireHash(Row row, @Nullable Row last) {
    String prev = last == null ? NONE : last.hash();
    hold(row.prev().equals(prev), row, "prev is not the hash of the entry before it");
    hold(row.recomputedHash().equals(row.hash()), row, "the hash does not recompute");
    hold(row.recomputedActId().equals(row.actId()), row, "the act's id does not recompute");
    hold(
        last == null || !row.sealedAt().isBefore(last.sealedAt()),
        row,
        "is sealed before the entry before it");
  }

  private void hold(boolean holds, Row row, String otherwise) {
    findings.require(holds, Invariant.I3, row.chain(), row.seq(), otherwise);
  }

  private void fold(Row row) {
    if (control != null) {
      try {
        JsonNode act = row.payload();
        control.apply(row, act);
      } catch (RuntimeException unreadable) {
        findings.violated(
            Invariant.I1,
            new Violation(row.chain(), row.seq(), "cannot be folded: " + unreadable.getMessage()));
      }
    }
  }

  private void endChain() {
    if (before == null) {
      return;
    }
    Dump.Head head = heads.remove(before.key());
    long end = head == null ? 0 : head.seq();
    findings.require(
        end <= before.seq(),
        Invariant.I2,
        before.chain(),
        before.seq() + 1,
        "is missing: the head is at " + end);
    boolean same = end == before.seq() && head != null && head.hash().equals(before.hash());
    findings.require(
        same || end > before.seq(),
        Invariant.I3,
        before.chain(),
        before.seq(),
        "is the last entry, and the head is another");
    if (control != null) {
      control.lineage().forgetIfAlone();
      bills.put(before.key(), new Bill(control, before.seq(), before.hash()));
    }
  }

  private static boolean isHash(String text) {
    return text.length() == 64
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
}
