package org.throughbill.acts.proof;

import static org.throughbill.acts.Refused.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.value.Hash;

/** A chain whose every entry holds: places, hashes, signatures, and who could act. */
public final class Chain {
  private final ChainId id;
  private final List<Entry> entries;
  private final Control control;

  private Chain(ChainId id, List<Entry> entries, Control control) {
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

  /** A chain that is verified entry by entry, because what it says of keys may judge others. */
  static final class Growing {
    private final List<JsonNode> entries;
    private final PartyKeys register;
    private final List<Entry> verified;
    private final Control control = new Control();

    Growing(List<JsonNode> entries, PartyKeys register) {
      this.entries = entries;
      this.register = register;
      this.verified = new ArrayList<>(entries.size());
    }

    boolean isWhole() {
      return verified.size() == entries.size();
    }

    /** When the next entry says that it was sealed; times are written so that they sort as text. */
    String nextSealedAt() {
      return entries.get(verified.size()).path("sealedAt").asText();
    }

    /** Verifies one entry more. */
    void next() {
      JsonNode json = entries.get(verified.size());
      long place = verified.size() + 1L;
      try {
        Entry entry = inPlace(json, place, verified.isEmpty() ? null : verified.getLast());
        Verified<Act> act = register.verify(entry);
        if (entry.topic() == Topic.BILL_EVENTS) {
          control.apply(entry, act);
        }
        verified.add(entry);
      } catch (Refused why) {
        throw new Broken(nameOf(json), place, why);
      }
    }

    Chain whole() {
      require(!verified.isEmpty(), Rule.R37, "a chain has at least one entry");
      return new Chain(verified.getFirst().chainId(), verified, control);
    }
  }

  private static Entry inPlace(JsonNode json, long place, @Nullable Entry before) {
    long seq = json.path("seq").asLong(place);
    require(
        seq <= place,
        Rule.R37,
        () -> "entry " + place + " is missing; entry " + seq + " comes next");
    require(
        seq == place, Rule.R37, () -> "entry " + seq + " stands here out of its order, or again");
    Entry entry = RecordJson.read(json, Entry.class);
    require(
        before == null || entry.follows(before),
        Rule.R37,
        "it does not follow the entry before it: another hash, another chain, or sealed earlier");
    return entry;
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
