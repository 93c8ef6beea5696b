package org.throughbill.acts.chain;

import org.throughbill.acts.json.Named;

/** The four public streams; each has one writer. */
public enum Topic implements Named {
  /** Title chains, keyed by bill; written by the bol-service. */
  BILL_EVENTS("bill-events"),
  /** Inspection chains, keyed by bill; written by the customs-service. */
  INSPECTION_EVENTS("inspection-events"),
  /** Collateral chains, keyed by bill; written by the financing-service. */
  COLLATERAL_EVENTS("collateral-events"),
  /** Parties and their keys, keyed by party; written by the bol-service. */
  PARTY_EVENTS("party-events");

  private final String wireName;

  Topic(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  public static Topic named(String wireName) {
    return Named.find(Topic.class, wireName);
  }
}
