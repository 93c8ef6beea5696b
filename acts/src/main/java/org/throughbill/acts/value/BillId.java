package org.throughbill.acts.value;

import static org.throughbill.acts.Refused.require;

import org.throughbill.acts.Form;

/** A bill's identity: the digest of the bytes of its issue, so one id never names two contents. */
public record BillId(String value) {
  public BillId {
    require(Hash.isDigest(value), Form.WRONG_TYPE, "a bill id is 64 lower-case hex digits");
  }

  /** The id of the bill that these bytes of an issue act found. */
  public static BillId foundedBy(byte[] issuePayload) {
    return new BillId(Hash.of("throughbill.bill.v1", issuePayload).value());
  }

  @Override
  public String toString() {
    return value;
  }
}
