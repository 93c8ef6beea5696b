package org.throughbill.audit;

/** What never breaks. */
public enum Invariant {
  I1("one controller per live bill, equal to the fold of its chain"),
  I2("(chain, seq) is unique and counts from 1 without gaps"),
  I3("prev and hashes recompute, and the head is the last entry's"),
  I4("every signature verifies with a key that was valid when the act was sealed"),
  I5("at most one pledge, and none after surrender"),
  I6("an acknowledged act is there exactly once, a refused one never"),
  I7("every entry is on Kafka in order per chain, and every copy is equal and complete"),
  I8("the outbox drains"),
  I9("bills that take the place of others have all of their goods, and no more");

  private final String sentence;

  Invariant(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
