package org.throughbill.audit;

import java.util.List;
import org.throughbill.acts.chain.Topic;

/** The registry's services: which streams each writes, and of which it keeps a copy. */
public enum Service {
  BOL,
  CUSTOMS,
  FINANCING;

  List<Topic> owns() {
    return switch (this) {
      // Parties first: what they sign is verified with the keys found there.
      case BOL -> List.of(Topic.PARTY_EVENTS, Topic.BILL_EVENTS);
      case CUSTOMS -> List.of(Topic.INSPECTION_EVENTS);
      case FINANCING -> List.of(Topic.COLLATERAL_EVENTS);
    };
  }

  List<Topic> follows() {
    return switch (this) {
      case BOL -> List.of(Topic.INSPECTION_EVENTS);
      case CUSTOMS -> List.of(Topic.PARTY_EVENTS, Topic.BILL_EVENTS);
      case FINANCING -> List.of(Topic.PARTY_EVENTS, Topic.BILL_EVENTS, Topic.INSPECTION_EVENTS);
    };
  }
}
