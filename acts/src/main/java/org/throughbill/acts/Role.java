package org.throughbill.acts;

/** What a party may be, as its certificate says. */
public enum Role {
  SHIPPER,
  OPERATOR,
  CARRIER,
  BANK,
  OFFICER,
  REGISTRAR
}
