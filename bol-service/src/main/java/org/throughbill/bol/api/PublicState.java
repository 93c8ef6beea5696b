package org.throughbill.bol.api;

import org.throughbill.acts.title.Offer;
import org.throughbill.acts.title.Title;
import org.throughbill.ledger.http.Language;

/** Where a bill stands, as far as it is everybody's business: nothing of who, to whom, or why. */
public enum PublicState {
  LIVE("live", "有效"),
  /** A change of what it says, or of its medium, or its end is proposed. */
  UNDER_AMENDMENT("live; a change of it is proposed", "有效；变更待定"),
  SURRENDERED("given up to the operator that issued it", "已交回签发经营人"),
  ON_PAPER("on paper: the electronic record is inoperative", "已转为纸质：电子记录不具效力"),
  ACCOMPLISHED("ended: the goods are delivered", "已终止：货物已交付"),
  VOID("void: another bill, or several, took its place", "已作废：由其他提单取代"),
  CANCELLED("ended: cancelled by everybody with a right in it", "已终止：经全体权利人同意撤销"),
  SOLD("ended: the goods were sold because nobody took them", "已终止：货物无人提取，已变卖");

  private final String english;
  private final String chinese;

  PublicState(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  String in(Language language) {
    return switch (language) {
      case ENGLISH -> english;
      case CHINESE -> chinese;
    };
  }

  /** Of a title as it is at a time. */
  static PublicState of(Title title) {
    return switch (title) {
      case Title.Held _, Title.Pledged _ -> LIVE;
      case Title.Offered(_, Offer offer) -> of(offer);
      case Title.Surrendering surrendering ->
          surrendering.agreements().isEmpty() ? SURRENDERED : UNDER_AMENDMENT;
      case Title.Surrendered _ -> SURRENDERED;
      case Title.OnPaper _ -> ON_PAPER;
      case Title.Delivered _ -> ACCOMPLISHED;
      case Title.Voided _ -> VOID;
      case Title.Sold _ -> SOLD;
      case Title.Cancelled _ -> CANCELLED;
    };
  }

  /** Whom it is sold or pledged to nobody else learns; that its words may change, everybody. */
  private static PublicState of(Offer offer) {
    return switch (offer) {
      case Offer.OfTransfer _, Offer.InPledge _ -> LIVE;
      case Offer.OfAmendment _, Offer.OfInstruction _, Offer.OfPaper _, Offer.OfCancellation _ ->
          UNDER_AMENDMENT;
      case Offer.OfElectronic _ -> ON_PAPER;
    };
  }
}
