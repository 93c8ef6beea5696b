package org.throughbill.acts.chain;

import static org.throughbill.acts.Refused.require;

import java.util.regex.Pattern;
import org.throughbill.acts.Form;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.PartyId;

/** Which chain an entry stands on: a stream, and within it a bill or a party. */
public record ChainId(Topic topic, String key) {
  private static final Pattern KEY = Pattern.compile("[0-9a-z-]{3,64}");

  public ChainId {
    require(
        KEY.matcher(key).matches(), Form.WRONG_TYPE, "a chain's key is a bill id or a party id");
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
