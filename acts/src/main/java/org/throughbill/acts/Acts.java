package org.throughbill.acts;

import static org.throughbill.acts.Refused.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;

/** Acts to bytes and back, and where they belong. */
public final class Acts {
  private Acts() {}

  /** The bytes to sign. */
  public static byte[] write(Act act) {
    return RecordJson.write(ActType.of(act).wireName(), (Record) act);
  }

  /** Reads payload bytes; all faults at once. */
  public static Act read(byte[] payload) {
    return read(StrictJson.parse(payload));
  }

  /** Reads an act from JSON that was parsed strictly. */
  public static Act read(JsonNode json) {
    if (!(json instanceof ObjectNode object)) {
      throw new Refused(Form.WRONG_TYPE, "an act is a JSON object");
    }
    JsonNode name = object.get("act");
    if (name == null || !name.isTextual()) {
      throw new Refused(
          List.of(new Fault("/act", Form.MISSING_FIELD, "an act says which act it is")));
    }
    ObjectNode rest = object.objectNode().setAll(object);
    rest.remove("act");
    return (Act) RecordJson.read(rest, ActType.named(name.textValue()).record());
  }

  /** The statements of another party that an act is signed around; mostly none. */
  public static List<SignedAct> statementsIn(Act act) {
    return switch (act) {
      case TitleAct.Issue issue -> List.of(issue.agreement());
      case TitleAct.SurrenderForAmendment surrender -> List.of(surrender.agreement());
      case TitleAct.SurrenderForSplit surrender -> surrender.agreements();
      case TitleAct.SurrenderForMerge surrender -> List.of(surrender.agreement());
      case TitleAct.Deliver deliver -> List.of(deliver.receipt());
      case PartyAct _, TitleAct.Control _, TitleAct.Milestone _, TitleAct.Refusal _ -> List.of();
      case TitleAct.NotifyArrival _, TitleAct.StoreGoods _ -> List.of();
      case InspectionAct _, CollateralAct _, Statement _ -> List.of();
    };
  }

  /** The key of the chain that a signed act is about: its bill, or its party. */
  public static String chainKey(Act act, SignedAct signed) {
    return switch (act) {
      case PartyAct party -> party.party().value();
      case TitleAct.Issue _ -> BillId.foundedBy(signed.payload()).value();
      case TitleAct.Control control -> control.bill().value();
      case TitleAct.NotifyArrival notice -> notice.bill().value();
      case TitleAct.StoreGoods storage -> storage.bill().value();
      case TitleAct.Milestone milestone -> milestone.bill().value();
      case TitleAct.Refusal refusal -> refusal.bill().value();
      case InspectionAct inspection -> inspection.bill().value();
      case CollateralAct collateral -> collateral.bill().value();
      case Statement _ ->
          throw new Refused(
              Form.WRONG_PLACE, "a statement stands inside another act, not on a chain");
    };
  }

  /**
   * The chain of this stream that a signed act belongs to; refuses an act that has no place there.
   */
  public static ChainId chainOn(Topic topic, Act act, SignedAct signed) {
    requireMayStandOn(topic, act);
    return new ChainId(topic, chainKey(act, signed));
  }

  private static void requireMayStandOn(Topic topic, Act act) {
    ActType type = ActType.of(act);
    require(
        type.mayStandOn(topic),
        Form.WRONG_PLACE,
        () -> type.wireName() + " does not stand on " + topic.wireName());
  }

  /** Whether the signed bytes themselves name the chain that the entry stands on. */
  public static void requireOnOwnChain(Entry entry, Act act) {
    requireMayStandOn(entry.topic(), act);
    require(
        chainKey(act, entry.act()).equals(entry.chain()),
        Rule.R74,
        "the signed act is about another chain");
  }
}
