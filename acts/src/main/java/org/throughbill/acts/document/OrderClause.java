package org.throughbill.acts.document;

import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Judgement;
import org.throughbill.acts.Rule;
import org.throughbill.acts.value.PartyId;

/**
 * To whom a bill is made out at issue.
 *
 * @param party whose order it is; with TO_ORDER alone it is the consignor's
 */
public record OrderClause(Kind kind, @Nullable PartyId party) {
  /** What an order clause may say; the Convention's documents are order documents only. */
  public enum Kind {
    TO_ORDER,
    TO_ORDER_OF,
    /** A straight bill; refused. */
    NAMED,
    /** A bearer bill; issued only where the legal profile allows it. */
    BEARER
  }

  public OrderClause {
    new Judgement()
        .require(kind != Kind.NAMED, "/kind", Rule.R02, "straight bills are not issued")
        .require(
            kind == Kind.NAMED || (kind == Kind.TO_ORDER_OF) == (party != null),
            "/party",
            Rule.R02,
            "TO_ORDER_OF names a party, TO_ORDER and BEARER none")
        .pass();
  }
}
