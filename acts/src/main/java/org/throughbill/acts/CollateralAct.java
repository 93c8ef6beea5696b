package org.throughbill.acts;

import static org.throughbill.acts.Refused.require;

import java.time.Instant;
import java.time.LocalDate;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;

/** The acts of the collateral chain, between the party that wants finance and banks. */
public sealed interface CollateralAct extends Act {
  BillId bill();

  /** The signer's own id of the act. */
  NotationId id();

  /**
   * The holder asks a bank for finance on the bill.
   *
   * @param bank the bank that is asked
   * @param amount how much is asked for
   * @param maturity the day the debt is to be repaid
   */
  record RequestFinance(
      BillId bill,
      NotationId id,
      PartyId by,
      Instant at,
      Unlocode place,
      PartyId bank,
      Money amount,
      LocalDate maturity)
      implements CollateralAct {}

  /**
   * The bank offers finance against a pledge of the bill.
   *
   * @param request the id of the request it answers
   * @param contract SHA-256 of the written contract it offers
   * @param until the offer lapses at this time
   * @param amount how much is offered
   */
  record OfferFinance(
      BillId bill,
      NotationId id,
      PartyId by,
      Instant at,
      Unlocode place,
      NotationId request,
      Money amount,
      Hash contract,
      Instant until)
      implements CollateralAct {
    public OfferFinance {
      require(until.isAfter(at), Rule.R58, "an offer's term ends after it is made");
    }
  }

  /**
   * The bank declines a request.
   *
   * @param request the id of the request it answers
   * @param reason why, in the bank's words
   */
  record DeclineFinance(
      BillId bill,
      NotationId id,
      PartyId by,
      Instant at,
      Unlocode place,
      NotationId request,
      String reason)
      implements CollateralAct {}
}
