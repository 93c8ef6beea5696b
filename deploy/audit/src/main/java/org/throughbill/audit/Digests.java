package org.throughbill.audit;

import java.util.Arrays;

/** One digest for each position of a chain, in as little memory as that takes. */
final class Digests {
  /** Far beyond any chain there is; a number above it is a fault and not a position. */
  static final int MOST = 1 << 20;

  private static final int SIZE = 32;
  private static final byte[] ABSENT = new byte[SIZE];

  private byte[] bytes = new byte[4 * SIZE];
  private int last;

  /** The highest position that has a digest; 0 for none. */
  int last() {
    return last;
  }

  boolean has(long seq) {
    return seq >= 1 && seq <= last && !is(seq, ABSENT);
  }

  boolean is(long seq, byte[] digest) {
    int from = offset(seq);
    return seq <= last && Arrays.equals(bytes, from, from + SIZE, digest, 0, SIZE);
  }

  void put(long seq, byte[] digest) {
    int from = offset(seq);
    if (from + SIZE > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, from + SIZE));
    }
    System.arraycopy(digest, 0, bytes, from, SIZE);
    last = Math.max(last, Math.toIntExact(seq));
  }

  private static int offset(long seq) {
    return Math.multiplyExact(Math.toIntExact(seq) - 1, SIZE);
  }
}
