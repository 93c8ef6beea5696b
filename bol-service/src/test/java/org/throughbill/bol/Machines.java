package org.throughbill.bol;

import static org.throughbill.bol.Voyage.CKG;
import static org.throughbill.bol.Voyage.now;
import static org.throughbill.bol.Voyage.toOrderOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Replacement;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.local.Signatory;

/** Bills of machines in the hands of one party, and what it takes to split and to merge them. */
final class Machines {
  private final Voyage voyage;
  private final Signatory holder;

  Machines(Voyage voyage, Signatory holder) {
    this.voyage = voyage;
    this.holder = holder;
  }

  /** Two machines under one bill, in the hands of the party with the keys. */
  Receipt held() {
    return held(twoMachines());
  }

  Receipt held(Document document) {
    Receipt issue =
        voyage.desk(voyage.cast.operator()).send(voyage.issue(voyage.agreement(document)));
    return voyage.send(
        voyage.cast.shipper(),
        voyage.transfer(issue, voyage.cast.shipper(), holder, toOrderOf(holder)));
  }

  private Document twoMachines() {
    ObjectNode json = (ObjectNode) StrictJson.parse(RecordJson.write(voyage.document()));
    ObjectNode goods = (ObjectNode) json.at("/goods/0");
    ((ArrayNode) goods.path("serialNumbers")).add("M-" + Voyage.random());
    goods.put("packages", 2).put("grossWeight", "37000");
    return RecordJson.read(json, Document.class);
  }

  /** The part with one of the two machines; the rail note goes with the first. */
  private Document part(Document whole, int which) {
    ObjectNode json = (ObjectNode) StrictJson.parse(RecordJson.write(whole));
    ObjectNode goods = (ObjectNode) json.at("/goods/0");
    ((ArrayNode) goods.path("serialNumbers")).remove(1 - which);
    goods.put("packages", 1).put("grossWeight", "18500");
    ((ObjectNode) json.path("declaredValue")).put("minorUnits", 151_000_000);
    json.putObject("order").put("kind", "TO_ORDER_OF").put("party", holder.id().value());
    if (which == 1) {
      json.putArray("underlying");
    }
    return RecordJson.read(json, Document.class);
  }

  Document document(Receipt bill) {
    return RecordJson.read(
        voyage.bill(voyage.cast.operator(), bill).path("document"), Document.class);
  }

  List<SignedAct> parts(Receipt bill) {
    Document whole = document(bill);
    return List.of(voyage.agreement(part(whole, 0)), voyage.agreement(part(whole, 1)));
  }

  /** Another machine on the same terms, in the same hands. */
  Receipt another(Receipt bill) {
    ObjectNode json = (ObjectNode) StrictJson.parse(RecordJson.write(document(bill)));
    ObjectNode goods = (ObjectNode) json.at("/goods/0");
    goods.putArray("serialNumbers").add("M-" + Voyage.random());
    goods.put("packages", 1).put("grossWeight", "18500");
    json.putArray("underlying");
    return held(RecordJson.read(json, Document.class));
  }

  /** What bills of machines have together, agreed to by the consignor. */
  SignedAct whole(List<Receipt> bills) {
    ObjectNode json = (ObjectNode) StrictJson.parse(RecordJson.write(document(bills.getFirst())));
    for (Receipt other : bills.subList(1, bills.size())) {
      JsonNode more = StrictJson.parse(RecordJson.write(document(other)));
      more.path("goods").forEach(((ArrayNode) json.path("goods"))::add);
      more.path("underlying").forEach(((ArrayNode) json.path("underlying"))::add);
      ObjectNode value = (ObjectNode) json.path("declaredValue");
      value.put(
          "minorUnits",
          value.path("minorUnits").asLong() + more.at("/declaredValue/minorUnits").asLong());
    }
    json.putObject("order").put("kind", "TO_ORDER_OF").put("party", holder.id().value());
    return voyage.agreement(RecordJson.read(json, Document.class));
  }

  TitleAct surrenderForMerge(Receipt bill, List<Receipt> merged, SignedAct whole) {
    return new TitleAct.SurrenderForMerge(
        Voyage.bill(bill),
        bill.hash(),
        holder.id(),
        now(),
        CKG,
        merged.stream().map(Voyage::bill).toList(),
        whole,
        true);
  }

  SignedAct merge(Receipt bill, BillNumber into) {
    return voyage
        .cast
        .operator()
        .sign(
            new TitleAct.MergeBill(
                Voyage.bill(bill), bill.hash(), voyage.cast.operator().id(), now(), CKG, into));
  }

  static BillNumber number() {
    return new BillNumber("NLS" + Voyage.random());
  }

  SignedAct issue(BillNumber number, SignedAct agreement, Receipt of) {
    return issue(number, agreement, List.of(of));
  }

  SignedAct issue(BillNumber number, SignedAct agreement, List<Receipt> of) {
    List<BillId> others = of.stream().skip(1).map(Voyage::bill).toList();
    return voyage
        .cast
        .operator()
        .sign(
            new TitleAct.Issue(
                voyage.cast.operator().id(),
                now(),
                CKG,
                number,
                agreement,
                new Replacement(
                    Voyage.bill(of.getFirst()), holder.id(), others.isEmpty() ? null : others)));
  }
}
