package org.throughbill.acts.chain;

import java.time.Instant;
import org.throughbill.acts.value.Hash;

/** What the signer of an act gets: where the act stands, for ever. */
public record Receipt(Topic topic, String chain, long seq, Hash prev, Hash hash, Instant sealedAt) {
  public static Receipt of(Entry entry) {
    return new Receipt(
        entry.topic(), entry.chain(), entry.seq(), entry.prev(), entry.hash(), entry.sealedAt());
  }
}
