package org.throughbill.acts;

/** What a party may be, as its certificate says. */
public enum Role {
  SHIPPER,
  OPERATOR,
  CARRIER,
  BANK,
  OFFICER,

  /** A person who freezes parties, and gives a lost key's party a new one. */
  REGISTRAR,

  /** A service of the registry, which signs what the registry itself states. */
  REGISTRY
}
