package org.throughbill.ledger;

import java.time.Instant;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.value.Hash;

/** Where a chain ends at present. */
public record Head(long seq, Hash hash, Instant sealedAt) {
  /** The end of a chain that has not begun. */
  public static final Head NONE = new Head(0, Hash.NONE, Instant.EPOCH);

  public static Head of(Entry entry) {
    return new Head(entry.seq(), entry.hash(), entry.sealedAt());
  }

  /** Whether the entry stands directly after this head. */
  public boolean precedes(Entry entry) {
    return entry.seq() == seq + 1
        && entry.prev().equals(hash)
        && !entry.sealedAt().isBefore(sealedAt);
  }
}
