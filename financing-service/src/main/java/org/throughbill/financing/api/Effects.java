package org.throughbill.financing.api;

import org.throughbill.acts.Act;
import org.throughbill.acts.CollateralAct;
import org.throughbill.acts.Form;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;

/** What an act does in law, in plain words, for whoever is about to sign it. */
record Effects(String english, String chinese) {
  static Effects of(Act act) {
    return switch (act) {
      case CollateralAct.RequestFinance asked ->
          new Effects(
              "You ask "
                  + asked.bank()
                  + " for "
                  + asked.amount()
                  + " against a pledge of the bill, due on "
                  + asked.maturity()
                  + ". The bank may read the bill, its goods and its inspections. Nothing is pledged yet.",
              "您以出质提单为条件，向 "
                  + asked.bank()
                  + " 申请融资 "
                  + asked.amount()
                  + "，到期日 "
                  + asked.maturity()
                  + "。该银行可查看提单、货物及查验记录。此时尚未设立质权。");
      case CollateralAct.OfferFinance offer ->
          new Effects(
              "You offer "
                  + offer.amount()
                  + " on the contract with hash "
                  + offer.contract()
                  + ". The offer binds you until "
                  + offer.until()
                  + ". You lend once the holder pledges the bill on this contract and you accept.",
              "您按哈希值为 "
                  + offer.contract()
                  + " 的合同提供融资 "
                  + offer.amount()
                  + "。要约在 "
                  + offer.until()
                  + " 前对您有约束力。持有人依该合同出质且您接受后，质押成立。");
      case CollateralAct.DeclineFinance _ ->
          new Effects(
              "You decline the request. It cannot be answered again.", "您拒绝该融资申请，此后不可再作答复。");
      case PartyAct _, TitleAct _, InspectionAct _, Statement _ ->
          throw new Refused(Form.WRONG_PLACE, "this act belongs to another service");
    };
  }
}
