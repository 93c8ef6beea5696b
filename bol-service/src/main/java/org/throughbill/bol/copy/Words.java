package org.throughbill.bol.copy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.document.Instruction;
import org.throughbill.acts.document.Issuance;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.document.MilestoneKind;
import org.throughbill.acts.document.OrderClause;
import org.throughbill.acts.document.Powertrain;
import org.throughbill.acts.title.Offer;
import org.throughbill.acts.title.Order;
import org.throughbill.acts.title.TitleState;

/** The trade's words, in English and Chinese. */
final class Words {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  static String of(Instant time) {
    return MINUTES.format(time);
  }

  static String of(TitleState state) {
    return switch (state) {
      case UNISSUED -> "not issued 未签发";
      case HELD -> "live 有效";
      case OFFERED -> "live, an offer lies on it 有效，要约待答复";
      case PLEDGED -> "live, pledged 有效，已质押";
      case SURRENDERING -> "surrender not answered yet 已交回，待接受";
      case SURRENDERED -> "surrendered 已交回";
      case PAPER -> "on paper; the record is inoperative 已转为纸质，电子记录不具效力";
      case DELIVERED -> "ended, goods delivered 已终止，货物已交付";
      case VOID -> "void, replaced 已作废，已被取代";
      case CANCELLED -> "cancelled 已撤销";
      case SOLD -> "ended, goods sold 已终止，货物已变卖";
    };
  }

  static String of(OrderClause clause, String consignor) {
    return switch (clause.kind()) {
      case TO_ORDER -> "to order, the consignor's 凭发货人指示: " + consignor;
      case TO_ORDER_OF -> "to the order of 凭指示: " + clause.party();
      case NAMED -> "to the named party 记名: " + clause.party();
      case BEARER -> "to bearer 不记名";
    };
  }

  static String of(Order order) {
    return switch (order) {
      case Order.ToOrderOf(var party) -> "to the order of 凭指示: " + party;
      case Order.Named(var party) -> "to the named party 记名: " + party;
      case Order.Blank() -> "in blank 空白背书";
    };
  }

  static String of(Leg.Mode mode) {
    return switch (mode) {
      case RAIL -> "rail 铁路";
      case SEA -> "sea 海运";
      case ROAD -> "road 公路";
      case INLAND_WATER -> "inland water 内河";
    };
  }

  static String of(Powertrain powertrain) {
    return switch (powertrain) {
      case BATTERY -> "battery 纯电动";
      case PLUG_IN_HYBRID -> "plug-in hybrid 插电式混合动力";
      case HYBRID -> "hybrid 混合动力";
      case PETROL -> "petrol 汽油";
      case DIESEL -> "diesel 柴油";
    };
  }

  static String of(Issuance issuance) {
    return switch (issuance) {
      case INSERTED -> "in the place of the transport document 取代运输单证";
      case SEPARATE -> "separate, beside the transport document 与运输单证并存，单独签发";
    };
  }

  static String of(MilestoneKind kind) {
    return switch (kind) {
      case GATE_IN -> "gate in 进站";
      case LOADED -> "loaded 装载";
      case ON_BOARD -> "on board 已装船";
      case DEPARTED -> "departed 出发";
      case ARRIVED -> "arrived 到达";
      case DISCHARGED -> "discharged 卸载";
      case GATE_OUT -> "gate out 出站";
    };
  }

  static String of(InspectionScope scope) {
    return switch (scope) {
      case STUFFING -> "stuffing 装箱";
      case DG_DECLARATION -> "dangerous goods declaration 危险货物申报";
      case VESSEL -> "vessel 船舶";
      case CUSTOMS_EXAM -> "customs examination 海关查验";
      case RAIL_LOADING -> "rail loading 铁路装载";
    };
  }

  static String of(InspectionResult result) {
    return switch (result) {
      case PASS -> "passed 通过";
      case FAIL -> "failed 未通过";
    };
  }

  static String of(Instruction.Kind kind) {
    return switch (kind) {
      case DELIVER_EN_ROUTE -> "deliver en route 途中交货";
      case REROUTE -> "another place of delivery 变更交货地";
      case REPLACE_CONSIGNEE -> "another consignee 变更收货人";
      case REPLACE_NOTIFY_PARTY -> "another party to notify 变更通知方";
    };
  }

  static String of(Offer offer) {
    return switch (offer) {
      case Offer.OfTransfer _ -> "of a transfer 转让";
      case Offer.InPledge _ -> "of a pledge 质押";
      case Offer.OfAmendment _ -> "of an amendment 变更";
      case Offer.OfInstruction _ -> "of an instruction 指示";
      case Offer.OfPaper _ -> "to go on paper 转为纸质";
      case Offer.OfCancellation _ -> "of cancellation 撤销";
      case Offer.OfElectronic _ -> "to come back from paper 由纸质恢复电子";
    };
  }
}
