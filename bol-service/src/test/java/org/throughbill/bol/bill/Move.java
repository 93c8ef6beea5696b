package org.throughbill.bol.bill;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.ActType;
import org.throughbill.acts.document.Endorsement;

/**
 * What a party tries upon a bill, told in a few numbers, so that it can be tried again.
 *
 * @param pause how much time has gone by since the move before
 * @param to the other party, where the act names one
 * @param kind of the endorsement, where there is one
 * @param back how many entries before the last one it is signed upon
 * @param skew how far the signer's clock is ahead
 * @param term how long an offer is to stand
 * @param right whether what can be right or wrong about this act is right
 * @param id which notation it is
 * @param what which of its variants the act is
 */
record Move(
    Duration pause,
    ActType type,
    Party by,
    Party to,
    Endorsement.@Nullable Kind kind,
    int back,
    Duration skew,
    Duration term,
    boolean right,
    int id,
    int what) {
  static final int STEPS_OF_A_LEG = 7;

  /** Of a milestone: which leg, from 1. */
  int leg() {
    return what / STEPS_OF_A_LEG + 1;
  }

  @Override
  public String toString() {
    return "%s after %s by %s to %s%s, %d back, clock %s, term %s, %s, id %d, variant %d"
        .formatted(
            type,
            pause,
            by,
            to,
            kind == null ? "" : " " + kind,
            back,
            skew,
            term,
            right ? "right" : "wrong",
            id,
            what);
  }
}
