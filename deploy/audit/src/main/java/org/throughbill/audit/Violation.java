package org.throughbill.audit;

/**
 * Where an invariant does not hold, and why.
 *
 * @param chain the chain as {@code topic/key}
 * @param seq the exact entry
 */
public record Violation(String chain, long seq, String why) {
  @Override
  public String toString() {
    return "(" + chain + ", " + seq + ") " + why;
  }
}
