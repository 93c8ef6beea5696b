package org.throughbill.bol.bill;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Role;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.value.Authority;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;

/** The parties of the stories told here. */
@SuppressWarnings("ImmutableEnumChecker") // ids and offices are values, and the copy of the roles
enum Party {
  SHIPPER("cq-machinery", Algorithm.ES256, null, Role.SHIPPER),
  OPERATOR("new-land-sea", Algorithm.SM2, null, Role.OPERATOR, Role.CARRIER),
  OTHER_OPERATOR("other-operator", Algorithm.ED25519, null, Role.OPERATOR),
  RAILWAY("china-railway", Algorithm.ED25519, null, Role.CARRIER),
  SEA_LINE("gulf-line", Algorithm.ED25519, null, Role.CARRIER),
  BUYER("haiphong-import", Algorithm.ED25519, null, Role.SHIPPER),
  SECOND_BUYER("hanoi-import", Algorithm.ED25519, null, Role.SHIPPER),
  BANK("industrial-bank", Algorithm.ES256, null, Role.BANK),
  OTHER_BANK("second-bank", Algorithm.ED25519, null, Role.BANK),
  CUSTOMS("officer-li", Algorithm.SM2, office(Authority.CUSTOMS, "CNCKG"), Role.OFFICER),
  CUSTOMS_AT_THE_PORT(
      "officer-chen", Algorithm.ED25519, office(Authority.CUSTOMS, "CNQZH"), Role.OFFICER),
  MARITIME("officer-wang", Algorithm.ED25519, office(Authority.MSA, "CNCKG"), Role.OFFICER),
  REGISTRY("registry-bol", Algorithm.ED25519, null, Role.REGISTRY),
  /** Enrolled, without standing acceptance of transfers. */
  RELUCTANT("reluctant-import", Algorithm.ED25519, null, Role.SHIPPER),
  /** Holds a key, and the register does not know it as a party any more. */
  UNKNOWN("unknown-import", Algorithm.ED25519, null, Role.SHIPPER),
  STRANGER("somebody-else", Algorithm.ED25519, null, Role.SHIPPER);

  private final PartyId id;
  private final Algorithm algorithm;
  private final @Nullable Office office;

  private final Set<Role> roles;

  Party(String id, Algorithm algorithm, @Nullable Office office, Role... roles) {
    this.id = new PartyId(id);
    this.algorithm = algorithm;
    this.office = office;
    this.roles = Set.of(roles);
  }

  PartyId id() {
    return id;
  }

  Algorithm algorithm() {
    return algorithm;
  }

  Set<Role> roles() {
    return roles;
  }

  @Nullable Office office() {
    return office;
  }

  static Party of(PartyId id) {
    for (Party party : values()) {
      if (party.id.equals(id)) {
        return party;
      }
    }
    throw new IllegalArgumentException("nobody here is called " + id);
  }

  /** What the register says of whom an act names. */
  static Standing standing(PartyId id) {
    Party party = of(id);
    return party == UNKNOWN
        ? Standing.STRANGER
        : new Standing(true, party != RELUCTANT, party.roles);
  }

  private static Office office(Authority authority, String district) {
    return new Office(authority, new Unlocode(district));
  }
}
