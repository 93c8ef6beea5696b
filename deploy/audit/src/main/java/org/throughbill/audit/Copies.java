package org.throughbill.audit;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.throughbill.acts.chain.Topic;

/** Whether what a follower keeps of a stream is what its owner keeps. */
final class Copies {
  private final Findings findings;
  private final Map<String, Digests> owned;

  Copies(Findings findings, Map<String, Digests> owned) {
    this.findings = findings;
    this.owned = owned;
  }

  /** Every entry of the owner's stream is there once, and is the same. */
  void require(Dump follower, Topic topic) {
    var kept = new HashMap<String, Long>();
    follower.entries(
        topic,
        row -> {
          Digests owners = owned.get(row.chain());
          hold(
              owners != null && owners.has(row.seq()),
              follower,
              row,
              "is not in its owner's chain");
          hold(
              row.recomputedHash().equals(row.hash())
                  && (owners == null
                      || !owners.has(row.seq())
                      || owners.is(row.seq(), HexFormat.of().parseHex(row.recomputedHash()))),
              follower,
              row,
              "is not the owner's entry");
          long next = kept.getOrDefault(row.chain(), 0L) + 1;
          hold(row.seq() == next, follower, row, "stands where entry " + next + " is next");
          kept.put(row.chain(), row.seq());
        });
    owned.forEach(
        (chain, owners) -> {
          if (chain.startsWith(topic.wireName() + "/")) {
            long last = kept.getOrDefault(chain, 0L);
            findings.require(
                last >= owners.last(),
                Invariant.I7,
                chain,
                last + 1,
                "has not come to " + follower.service());
          }
        });
  }

  private void hold(boolean holds, Dump follower, Row row, String otherwise) {
    findings.require(
        holds,
        Invariant.I7,
        row.chain(),
        row.seq(),
        "as " + follower.service() + " keeps it, " + otherwise);
  }
}
