package org.throughbill.acts.proof;

import static org.throughbill.acts.Refused.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.throughbill.acts.Act;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.sign.Verified;

/**
 * A chain that takes entry after entry into its place.
 *
 * <p>An entry of a party's chain is judged when its turn comes, because what the one before it says
 * of keys may judge it. The keys that judge any other chain are known, so its entries are judged
 * all at once, on the processors there are; only their order is left to look at.
 */
final class Growing {
  private final List<JsonNode> entries;
  private final PartyKeys register;
  private final List<Supplier<Judged>> judged;
  private final List<Entry> verified;
  private final Control control = new Control();

  /** An entry whose hash is right, with its act, verified; whether it is in its place is open. */
  private record Judged(Entry entry, Verified<Act> act) {}

  Growing(List<JsonNode> entries, PartyKeys register) {
    this.entries = entries;
    this.register = register;
    this.judged =
        entries.stream().anyMatch(Growing::isOfParty)
            ? entries.stream().map(this::inTurn).toList()
            : entries.parallelStream().map(this::ahead).toList();
    this.verified = new ArrayList<>(entries.size());
  }

  private static boolean isOfParty(JsonNode entry) {
    return Topic.PARTY_EVENTS.wireName().equals(entry.path("topic").asText());
  }

  private Judged judge(JsonNode json) {
    Entry entry = RecordJson.read(json, Entry.class);
    return new Judged(entry, register.judge(entry));
  }

  private Supplier<Judged> inTurn(JsonNode json) {
    return () -> judge(json);
  }

  /** Judges now, and answers or refuses when asked. */
  private Supplier<Judged> ahead(JsonNode json) {
    try {
      Judged now = judge(json);
      return () -> now;
    } catch (Refused why) {
      return () -> {
        throw why;
      };
    }
  }

  boolean isWhole() {
    return verified.size() == entries.size();
  }

  /** When the next entry says that it was sealed; times are written so that they sort as text. */
  String nextSealedAt() {
    return entries.get(verified.size()).path("sealedAt").asText();
  }

  /** Takes one entry more. */
  void next() {
    int at = verified.size();
    JsonNode json = entries.get(at);
    try {
      requireOrder(json, at + 1L);
      Judged next = judged.get(at).get();
      take(next.entry(), next.act());
    } catch (Refused why) {
      throw new Broken(Chain.nameOf(json), at + 1L, why);
    }
  }

  private static void requireOrder(JsonNode json, long place) {
    long seq = json.path("seq").asLong(place);
    require(
        seq <= place,
        Rule.R37,
        () -> "entry " + place + " is missing; entry " + seq + " comes next");
    require(
        seq == place, Rule.R37, () -> "entry " + seq + " stands here out of its order, or again");
  }

  private void take(Entry entry, Verified<Act> act) {
    require(
        verified.isEmpty() || entry.follows(verified.getLast()),
        Rule.R37,
        "it does not follow the entry before it: another hash, another chain, or sealed earlier");
    register.learn(entry, act);
    if (entry.topic() == Topic.BILL_EVENTS) {
      control.apply(entry, act);
    }
    verified.add(entry);
  }

  Chain whole() {
    require(!verified.isEmpty(), Rule.R37, "a chain has at least one entry");
    return new Chain(verified.getFirst().chainId(), verified, control);
  }
}
