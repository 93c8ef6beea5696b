package org.throughbill.financing.collateral;

import static org.throughbill.acts.Refused.require;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.throughbill.acts.Act;
import org.throughbill.acts.ActType;
import org.throughbill.acts.CollateralAct;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Role;
import org.throughbill.acts.Rule;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.Verified;
import org.throughbill.acts.value.Hash;

/** Whether an act may follow: read a method as the list of rules it is. */
public final class Rules {
  /** How far a signer's clock may be from the registry's (R38). */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private Rules() {}

  /** Refuses, or returns if the act may follow the collateral now. */
  public static void decide(
      Collateral collateral, Verified<? extends Act> verified, Situation situation) {
    Act act = verified.act();
    Optional<Request> request = about(collateral, verified, situation);
    Capacity.require(request, ActType.of(act), act.by(), situation);
    switch (act) {
      case CollateralAct.RequestFinance asked -> decideRequest(collateral, asked, situation);
      case CollateralAct.OfferFinance offer ->
          decideOffer(collateral, request.orElseThrow(), offer, situation);
      case CollateralAct.DeclineFinance decline -> requirePosted(collateral, decline, situation);
      // Noted here from the title chain, where signer, position and time were judged.
      case TitleAct.Accept _,
          TitleAct.Release _,
          TitleAct.Consent _,
          TitleAct.SellGoods _,
          TitleAct.DeliverAgainstPaper _ ->
          requireUnanswered(collateral, verified.signed().id());
      case TitleAct.Refusal refusal -> requireUnanswered(collateral, refusal.refused());
      default -> throw new Refused(Form.WRONG_PLACE, "this act is no part of collateral");
    }
  }

  /** The request that the act is about, as far as it is the signer's business. */
  private static Optional<Request> about(
      Collateral collateral, Verified<? extends Act> verified, Situation situation) {
    return switch (verified.act()) {
      case CollateralAct.RequestFinance asked -> collateral.request(asked.id());
      case CollateralAct.OfferFinance offer -> collateral.requestTo(offer.by(), offer.request());
      case CollateralAct.DeclineFinance decline ->
          collateral.requestTo(decline.by(), decline.request());
      case TitleAct.Accept _ ->
          pledgeOf(verified.signed(), situation)
              .flatMap(pledge -> collateral.taken().or(() -> collateral.offered(pledge)));
      case TitleAct.Release release -> collateral.takenBy(release.by());
      case TitleAct.Consent _, TitleAct.SellGoods _, TitleAct.DeliverAgainstPaper _ ->
          pledgeOf(verified.signed(), situation).flatMap(collateral::taken);
      default -> Optional.empty();
    };
  }

  private static Optional<TitleAct.Pledge> pledgeOf(SignedAct signed, Situation situation) {
    return situation.bill().map(bill -> bill.pledges().get(signed.id()));
  }

  private static void requireUnanswered(Collateral collateral, Hash act) {
    require(!collateral.hasRefused(act), Rule.R20, "the act is answered already");
  }

  private static void decideRequest(
      Collateral collateral, CollateralAct.RequestFinance asked, Situation situation) {
    requirePosted(collateral, asked, situation);
    Standing bank = situation.standing().apply(asked.bank());
    require(bank.enrolled(), Rule.R22, asked.bank() + " is not enrolled");
    require(bank.roles().contains(Role.BANK), Rule.R58, asked.bank() + " is not a bank");
    require(!asked.bank().equals(asked.by()), Rule.R58, "finance is asked of another party");
    require(asked.amount().minorUnits() > 0, Rule.R58, "finance is an amount of money");
    require(
        !asked.maturity().isBefore(situation.now().atZone(ZoneOffset.UTC).toLocalDate()),
        Rule.R58,
        "the debt would be due on " + asked.maturity() + ", which has passed");
  }

  private static void decideOffer(
      Collateral collateral,
      Request request,
      CollateralAct.OfferFinance offer,
      Situation situation) {
    requirePosted(collateral, offer, situation);
    require(offer.until().isAfter(situation.now()), Rule.R58, "the offer's term has passed");
    require(offer.amount().minorUnits() > 0, Rule.R58, "an offer is of an amount of money");
    require(
        offer.amount().currency().equals(request.asked().amount().currency()),
        Rule.R58,
        "the request is in " + request.asked().amount().currency());
    require(
        collateral.requests().stream()
            .filter(r -> r.bank().equals(offer.by()))
            .flatMap(r -> r.progress().offered().stream())
            .noneMatch(o -> o.contract().equals(offer.contract())),
        Rule.R58,
        "the bank has offered this contract on the bill before; a pledge would not tell which");
  }

  /** What holds for every act that its signer posts here. */
  private static void requirePosted(Collateral collateral, CollateralAct act, Situation situation) {
    require(
        Duration.between(act.at(), situation.now()).abs().compareTo(CLOCK_SKEW) <= 0,
        Rule.R38,
        "the act says " + act.at() + ", it is " + situation.now());
    require(
        !collateral.notations().contains(new Collateral.Notation(act.by(), act.id())),
        Rule.R20,
        "the id " + act.id() + " is used already");
  }
}
