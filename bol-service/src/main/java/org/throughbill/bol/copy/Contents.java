package org.throughbill.bol.copy;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Goods;
import org.throughbill.acts.document.Leg;
import org.throughbill.acts.document.Particulars;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.reference.Places;
import org.throughbill.acts.title.Offer;
import org.throughbill.acts.title.Title;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Place;
import org.throughbill.bol.bill.Bill;
import org.throughbill.ledger.Head;

/** All that a bill says, and all that is noted on it, in the order in which bills are read. */
final class Contents {
  private final Sheets sheets;
  private final Places places;
  private final Bill bill;
  private final Document document;
  private final Title title;
  private final Head entry;
  private final float beside;

  /**
   * @param beside how much of the first lines is kept free at the right
   */
  Contents(Sheets sheets, Places places, Bill bill, Head entry, float beside) {
    this.sheets = sheets;
    this.places = places;
    this.bill = bill;
    this.document = bill.document();
    this.title = bill.title().at(entry.sealedAt());
    this.entry = entry;
    this.beside = beside;
  }

  void write(String address) {
    identity(address);
    parties();
    journey();
    for (int i = 0; i < document.goods().size(); i++) {
      goods(document.goods().get(i), i + 1);
    }
    terms();
    control();
    changes();
    notations();
  }

  private void identity(String address) {
    sheets.title("Single bill of lading 一单制提单", beside);
    sheets.row("Number 编号", bill.number().value(), beside);
    sheets.row("Bill 提单标识", bill.id().value(), beside);
    sheets.row("As of entry 截至条目", entry.seq() + " " + entry.hash(), beside);
    sheets.row("Sealed 封存时间", entry.sealedAt().toString(), beside);
    sheets.row("State then 当时状态", Words.of(title.state()), beside);
    sheets.row("Verify this entry 核验本条目", address, beside);
    if (bill.instrument().replaces() != null) {
      Objects.requireNonNull(bill.instrument().replaces())
          .bills()
          .forEach(old -> sheets.row("Replaces 取代", old.value()));
    }
    sheets.heading("Notation 标注");
    sheets.paragraph(document.notation());
  }

  private void parties() {
    sheets.heading("Parties 当事人");
    party("Transport operator 运输经营人", document.operator());
    party("Consignor 发货人", document.consignor());
    party("Notify party 通知方", document.notifyParty());
    sheets.row(
        "Made out at issue 签发时抬头",
        Words.of(document.order(), document.consignor().party().value()));
  }

  private void party(String label, @Nullable Particulars party) {
    sheets.row(
        label,
        party == null ? "—" : party.name() + ", " + party.address() + " (" + party.party() + ")");
  }

  private void journey() {
    sheets.heading("Journey 运输路线");
    sheets.row("Place of receipt 收货地", place(document.receipt()));
    sheets.row("Place of delivery 交货地", place(document.delivery()));
    for (int i = 0; i < document.legs().size(); i++) {
      leg(document.legs().get(i), i + 1);
    }
    if (document.onBoard() != null) {
      sheets.row("Stated on board 载明装船时间", Words.of(document.onBoard()));
    }
    bill.onBoard().ifPresent(time -> sheets.row("On board 实际装船时间", Words.of(time)));
  }

  private void leg(Leg leg, int number) {
    sheets.row(
        "Leg " + number + " 区段",
        Words.of(leg.mode())
            + ": "
            + place(leg.from())
            + " → "
            + place(leg.to())
            + "; carrier 承运人 "
            + leg.carrier()
            + (leg.conveyance() == null ? "" : "; by 运输工具 " + leg.conveyance()));
    sheets.row("  planned 计划", Words.of(leg.departure()) + " → " + Words.of(leg.arrival()));
    leg.wagonLoads()
        .forEach(
            load ->
                sheets.row("  wagon 车皮 " + load.wagon(), load.type() + ": " + listed(load.vins())));
    leg.deckLoads().forEach(load -> sheets.row("  deck 甲板 " + load.deck(), listed(load.vins())));
  }

  private void goods(Goods goods, int number) {
    sheets.heading("Goods " + number + " 货物");
    sheets.row("Description 品名", goods.description());
    sheets.row("Marks 唛头", goods.marks());
    sheets.row("Packages 件数", Integer.toString(goods.packages()));
    sheets.row("Gross weight 毛重", goods.grossWeight() + " kg");
    sheets.row("HS code 商品编码", goods.hsCode().value());
    if (goods.container() != null) {
      sheets.row("Container 集装箱", goods.container().value());
    }
    goods.drivenBy().ifPresent(powertrain -> sheets.row("Powertrain 动力", Words.of(powertrain)));
    if (goods.unNumber() != null) {
      sheets.row("UN number 联合国编号", goods.unNumber().value());
    }
    if (!goods.vins().isEmpty()) {
      sheets.row("VIN 车辆识别代号 (" + goods.vins().size() + ")", listed(goods.vins()));
    }
    if (!goods.serialNumbers().isEmpty()) {
      sheets.row("Serial numbers 序列号", String.join(", ", goods.serialNumbers()));
    }
  }

  private void terms() {
    sheets.heading("Terms 条款");
    sheets.row(
        "Condition 货物状况",
        document.isClean()
            ? Document.GOOD_ORDER + " 外表状况良好"
            : "claused 批注: " + document.statedCondition());
    sheets.row("Originals 正本份数", Integer.toString(document.originals()));
    if (document.declaredValue() != null) {
      sheets.row("Declared value 声明价值", document.declaredValue().toString());
    }
    document
        .underlying()
        .forEach(
            note ->
                sheets.row(
                    "Beneath it 基础单证",
                    note.kind()
                        + " "
                        + note.number()
                        + (note.negotiable() ? ", negotiable 可转让" : ", not negotiable 不可转让")));
    if (document.issuance() != null) {
      sheets.row("Issued 签发方式", Words.of(document.issuance()));
    }
    sheets.row("Governing law 适用法律", document.procedures().governingLaw());
    sheets.row(
        "Rulebook 规则", document.procedures().rulebook() + ", " + document.procedures().published());
    if (document.procedures().profile() != null) {
      sheets.row("Legal profile 法律配置", document.procedures().profile().value());
    }
  }

  private void control() {
    sheets.heading("Control and order 控制权与指示");
    sheets.row("In control 控制人", title.controller().map(PartyId::value).orElse("—"));
    sheets.row("Order 抬头", Words.of(bill.order()));
    switch (title) {
      case Title.Pledged pledged -> pledge(pledged);
      case Title.Offered offered -> offered(offered);
      case Title.OnPaper paper -> paper(paper.terms());
      case Title.Voided gone ->
          sheets.row(
              "Replaced by 被取代于",
              gone.successors().stream()
                  .map(successor -> successor.number().value())
                  .collect(Collectors.joining(", ")));
      case Title.Cancelled gone -> sheets.row("Cancelled 已撤销", gone.terms().reason());
      case Title.Sold sold -> sale(sold);
      case Title.Held _, Title.Surrendering _, Title.Surrendered _, Title.Delivered _ -> {}
    }
    if (!bill.liable().isEmpty()) {
      sheets.row("Liable holders 承担义务的持有人", parties(bill.liable()));
    }
  }

  private void offered(Title.Offered offered) {
    Offer offer = offered.offer();
    sheets.row(
        "Offer 要约",
        Words.of(offer)
            + "; by 由 "
            + offer.by()
            + "; asked 待答复 "
            + parties(offer.asked())
            + "; until 至 "
            + Words.of(offer.until()));
    if (offered.before() instanceof Title.Pledged pledged) {
      pledge(pledged);
    }
    if (offered.before() instanceof Title.OnPaper paper) {
      paper(paper.terms());
    }
  }

  private void pledge(Title.Pledged pledged) {
    sheets.row(
        "Pledge 质押",
        "pledgor 出质人 "
            + pledged.pledgor()
            + "; pledgee 质权人 "
            + pledged.pledgee()
            + "; secured 担保金额 "
            + pledged.terms().secured());
  }

  private void paper(TitleAct.ConvertToPaper terms) {
    sheets.row("Paper 纸质提单", terms.originals() + " originals 份正本; " + terms.statement());
  }

  private void sale(Title.Sold sold) {
    TitleAct.SellGoods terms = sold.terms();
    sheets.row(
        "Sale 变卖",
        "proceeds 价款 "
            + terms.proceeds()
            + "; costs 费用 "
            + terms.costs()
            + "; held 提存 "
            + terms.held()
            + " for 为 "
            + parties(sold.entitled()));
  }

  private void changes() {
    if (bill.amendments().isEmpty() && bill.variations().isEmpty()) {
      return;
    }
    sheets.heading("Changes since issue 签发后的变更");
    bill.amendments()
        .forEach(
            amendment ->
                sheets.row(
                    Words.of(amendment.since()),
                    amendment.terms().reason()
                        + ": "
                        + amendment.terms().changes().stream()
                            .map(Contents::change)
                            .collect(Collectors.joining("; "))));
    bill.variations()
        .forEach(
            variation ->
                sheets.row(
                    Words.of(variation.since()),
                    Words.of(variation.terms().instruction().kind())
                        + " "
                        + Stream.of(
                                variation.terms().instruction().delivery() == null
                                    ? ""
                                    : place(variation.terms().instruction().delivery()),
                                variation.terms().instruction().party() == null
                                    ? ""
                                    : variation.terms().instruction().party().name())
                            .collect(Collectors.joining())));
  }

  private static String change(Change change) {
    return change.pointer() + ": " + or(change.before()) + " → " + or(change.after());
  }

  private static String or(@Nullable String value) {
    return value == null ? "—" : value;
  }

  private void notations() {
    sheets.heading("Noted on the bill 批注事项");
    bill.milestones()
        .forEach(
            step ->
                sheets.row(
                    Words.of(step.happenedAt()),
                    "leg "
                        + step.leg()
                        + " 区段: "
                        + Words.of(step.kind())
                        + ", "
                        + place(step.where())
                        + (step.units() == null ? "" : ": " + String.join(" ", step.units()))));
    bill.findings()
        .records()
        .forEach(
            found ->
                sheets.row(
                    Words.of(found.inspectedAt()),
                    "inspection 查验: "
                        + Words.of(found.scope())
                        + ", "
                        + Words.of(found.result())
                        + ", "
                        + found.office()
                        + (found.units().isEmpty() ? "" : ": " + String.join(" ", found.units()))));
    bill.holds().values().stream()
        .map(Object::toString)
        .sorted()
        .forEach(office -> sheets.row("Hold 扣留", office));
    bill.undelivered()
        .notices()
        .forEach(
            notice ->
                sheets.row(
                    Words.of(notice.since()),
                    "notice of arrival to 到货通知 " + parties(notice.terms().to())));
    bill.undelivered()
        .storages()
        .forEach(
            stored ->
                sheets.row("Stored 存放", place(stored.where()) + ", keeper 保管人 " + stored.keeper()));
    sheets.row("End of the copy 副本结束", "as of entry 截至条目 " + entry.seq());
  }

  private String place(Place place) {
    String code = place.locode().value();
    return places
            .named(place.locode())
            .map(
                named ->
                    Stream.of(code, named.name(), named.nameInChinese())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")))
            .orElse(code)
        + (place.subLocation() == null ? "" : " (" + place.subLocation() + ")");
  }

  private static String listed(List<?> units) {
    return units.stream().map(Object::toString).collect(Collectors.joining("  "));
  }

  private static String parties(Collection<PartyId> parties) {
    return parties.isEmpty()
        ? "—"
        : parties.stream().map(PartyId::value).sorted().collect(Collectors.joining(", "));
  }
}
