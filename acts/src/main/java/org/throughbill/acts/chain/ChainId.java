package org.throughbill.acts.chain;

import static org.throughbill.acts.Refused.require;

import org.throughbill.acts.Form;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.PartyId;

/** Which chain an entry stands on: a stream, and within it a bill or a party. */
public record ChainId(Topic topic, String key) {
  public ChainId {
    require(isKey(key), Form.WRONG_TYPE, "a chain's key is a bill id or a party id");
  }

  private static boolean isKey(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'z') && c != '-') {
        return false;
      }
    }
    return text.length() >= 3 && text.length() <= 64;
  }

  public static ChainId title(BillId bill) {
    return new ChainId(Topic.BILL_EVENTS, bill.value());
  }

  public static ChainId inspection(BillId bill) {
    return new ChainId(Topic.INSPECTION_EVENTS, bill.value());
  }

  public static ChainId collateral(BillId bill) {
    return new ChainId(Topic.COLLATERAL_EVENTS, bill.value());
  }

  public static ChainId party(PartyId party) {
    return new ChainId(Topic.PARTY_EVENTS, party.value());
  }

  @Override
  public String toString() {
    return topic.wireName() + "/" + key;
  }
}
