package org.throughbill.acts.chain;

import static org.throughbill.acts.Refused.require;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.throughbill.acts.Form;
import org.throughbill.acts.Rule;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.Hash;

/**
 * An act in its place on a chain: what a service appends, stores, publishes, and anyone can check.
 *
 * <p>The hash is the SHA-256 of seven ASCII lines joined by newlines: {@code throughbill.entry.v1},
 * topic, chain, seq, prev, act, sealedAt. An entry whose hash does not recompute cannot exist as a
 * value.
 *
 * @param seq position on the chain, from 1 without gaps
 * @param prev hash of the entry before, or 64 zeros
 * @param act the signed act exactly as it was received
 * @param sealedAt when the registry appended it, in microseconds
 */
public record Entry(
    Topic topic, String chain, long seq, Hash prev, SignedAct act, Instant sealedAt, Hash hash) {
  private static final String DOMAIN = "throughbill.entry.v1";

  public Entry {
    require(
        sealedAt.equals(sealedAt.truncatedTo(ChronoUnit.MICROS)),
        Form.WRONG_TYPE,
        "entries are sealed in microseconds");
    require(seq >= 1, Form.WRONG_TYPE, "entries count from 1");
    require((seq == 1) == prev.equals(Hash.NONE), Rule.R37, "only the first entry follows nothing");
    require(
        hash.equals(digest(new ChainId(topic, chain), seq, prev, act, sealedAt)),
        Rule.R37,
        "the hash of entry " + seq + " does not recompute");
  }

  /** Seals an act into its place. */
  public static Entry seal(ChainId chain, long seq, Hash prev, SignedAct act, Instant sealedAt) {
    Instant at = sealedAt.truncatedTo(ChronoUnit.MICROS);
    return new Entry(
        chain.topic(), chain.key(), seq, prev, act, at, digest(chain, seq, prev, act, at));
  }

  /** Reads an entry as it travels. */
  public static Entry read(byte[] json) {
    return RecordJson.read(json, Entry.class);
  }

  /** The entry as it travels: on Kafka and over HTTP, byte for byte the same. */
  public byte[] toJson() {
    return RecordJson.write(this);
  }

  public ChainId chainId() {
    return new ChainId(topic, chain);
  }

  /** Whether this entry stands directly after the given one. */
  public boolean follows(Entry before) {
    return topic == before.topic
        && chain.equals(before.chain)
        && seq == before.seq + 1
        && prev.equals(before.hash)
        && !sealedAt.isBefore(before.sealedAt);
  }

  private static Hash digest(ChainId chain, long seq, Hash prev, SignedAct act, Instant sealedAt) {
    String lines =
        String.join(
            "\n",
            DOMAIN,
            chain.topic().wireName(),
            chain.key(),
            Long.toString(seq),
            prev.value(),
            act.value(),
            RecordJson.text(sealedAt));
    return Hash.of(lines.getBytes(StandardCharsets.US_ASCII));
  }
}
