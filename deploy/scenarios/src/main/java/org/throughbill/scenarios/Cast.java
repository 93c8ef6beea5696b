package org.throughbill.scenarios;

import java.util.List;
import java.util.Set;
import org.throughbill.acts.Role;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.value.Authority;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.local.Signatory;
import org.throughbill.local.TrialPki;

/** The parties of the corridor's first single bill; each with an algorithm it might well use. */
public record Cast(
    Signatory shipper,
    Signatory operator,
    Signatory railway,
    Signatory shippingLine,
    Signatory buyer,
    Signatory bank,
    Signatory otherBank,
    Signatory customs,
    Signatory maritime) {
  private static final Unlocode CHONGQING = new Unlocode("CNCKG");

  public static Cast of(TrialPki pki) {
    return new Cast(
        pki.signatory(
            "cq-machinery",
            "Chongqing Machinery Export",
            Algorithm.ES256,
            Set.of(Role.SHIPPER),
            null),
        pki.signatory(
            "new-land-sea",
            "New Land-Sea Corridor Operation",
            Algorithm.SM2,
            Set.of(Role.OPERATOR, Role.CARRIER),
            null),
        pki.signatory(
            "china-railway", "China Railway Chengdu", Algorithm.SM2, Set.of(Role.CARRIER), null),
        pki.signatory(
            "gulf-line", "Beibu Gulf Line", Algorithm.ED25519, Set.of(Role.CARRIER), null),
        pki.signatory(
            "haiphong-import", "Hai Phong Import", Algorithm.ED25519, Set.of(Role.SHIPPER), null),
        pki.signatory(
            "industrial-bank",
            "Industrial Bank Chongqing",
            Algorithm.ES256,
            Set.of(Role.BANK),
            null),
        pki.signatory("second-bank", "Second Bank", Algorithm.ES256, Set.of(Role.BANK), null),
        pki.signatory(
            "officer-li",
            "Officer Li, Customs",
            Algorithm.SM2,
            Set.of(Role.OFFICER),
            new Office(Authority.CUSTOMS, CHONGQING)),
        pki.signatory(
            "officer-wang",
            "Officer Wang, MSA",
            Algorithm.SM2,
            Set.of(Role.OFFICER),
            new Office(Authority.MSA, CHONGQING)));
  }

  public List<Signatory> all() {
    return List.of(
        shipper, operator, railway, shippingLine, buyer, bank, otherBank, customs, maritime);
  }
}
