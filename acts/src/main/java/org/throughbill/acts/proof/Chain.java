package org.throughbill.acts.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.value.Hash;

/** A chain whose every entry holds: places, hashes, signatures, and who could act. */
public final class Chain {
  private final ChainId id;
  private final List<Entry> entries;
  private final Control control;

  Chain(ChainId id, List<Entry> entries, Control control) {
    this.id = id;
    this.entries = List.copyOf(entries);
    this.control = control;
  }

  /**
   * Verifies entries as they travel, in the order they are said to stand in; throws {@link Broken}
   * at the first that does not hold. That entries are missing from the end, no chain can show:
   * {@link #requireHolds(Receipt)} does.
   */
  public static Chain verify(List<JsonNode> entries, PartyKeys register) {
    var growing = new Growing(entries, register);
    while (!growing.isWhole()) {
      growing.next();
    }
    return growing.whole();
  }

  static String nameOf(JsonNode entry) {
    return entry.path("topic").asText() + "/" + entry.path("chain").asText();
  }

  public ChainId id() {
    return id;
  }

  public List<Entry> entries() {
    return entries;
  }

  /** Who controlled the bill when, first to last; empty for chains that carry no title. */
  public List<Stretch> stretches() {
    return control.stretches();
  }

  /** Who has control after the last entry; nobody on paper and once the bill has ended. */
  public Optional<Stretch> inControl() {
    return stretches().reversed().stream()
        .limit(1)
        .filter(last -> last.until() == null)
        .findFirst();
  }

  /** Whether the entry of this hash stands here, and no act upon control came after it. */
  public boolean controlStandsSince(Hash head) {
    return control.standsSince(head);
  }

  /** Who had control at a time. */
  public Optional<Stretch> inControlAt(Instant time) {
    return stretches().reversed().stream()
        .filter(stretch -> !stretch.since().isAfter(time))
        .limit(1)
        .filter(stretch -> stretch.covers(time))
        .findFirst();
  }

  /** Refuses, unless the entry of which somebody holds a receipt stands here in its place. */
  public void requireHolds(Receipt receipt) {
    boolean stands =
        receipt.seq() <= entries.size()
            && Receipt.of(entries.get((int) receipt.seq() - 1)).equals(receipt);
    if (!stands) {
      throw new Broken(
          id.toString(),
          receipt.seq(),
          new Refused(Rule.R37, "the entry of the receipt does not stand here"));
    }
  }
}
