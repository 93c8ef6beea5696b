package org.throughbill.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.ChainId;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.document.Replacement;
import org.throughbill.acts.json.Change;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Unlocode;
import org.throughbill.local.Signatory;
import org.throughbill.scenarios.Documents;

/** Bills that take the place of others in a registry made by hand, with their goods or less. */
final class Successions {
  private static final Unlocode CKG = new Unlocode("CNCKG");
  private static final Signatory OPERATOR = Registry.CAST.operator();
  private static final Signatory HOLDER = Registry.CAST.shipper();

  private final Registry registry;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  Successions(Registry registry) {
    this.registry = registry;
  }

  /** So many machines under one bill; they are numbered from the first on. */
  Document machines(int first, int count) {
    ObjectNode json =
        (ObjectNode)
            StrictJson.parse(
                RecordJson.write(
                    Documents.machinery(Registry.CAST, "S-" + first, "NOTE-" + first, now)));
    ObjectNode goods = (ObjectNode) json.at("/goods/0");
    for (int i = first + 1; i < first + count; i++) {
      ((ArrayNode) goods.path("serialNumbers")).add("S-" + i);
    }
    goods.put("packages", count).put("grossWeight", Integer.toString(18_500 * count));
    ((ObjectNode) json.path("declaredValue")).put("minorUnits", 100_000_000L * count);
    return RecordJson.read(json, Document.class);
  }

  /** Without a rail note of its own. */
  static Document noteless(Document document) {
    return changed(document, "/underlying", null);
  }

  static Document weighing(Document document, int kilograms) {
    return changed(document, "/goods/0/grossWeight", Integer.toString(kilograms));
  }

  private static Document changed(Document document, String pointer, @Nullable String value) {
    ObjectNode json = (ObjectNode) StrictJson.parse(RecordJson.write(document));
    if (value == null) {
      json.putArray(pointer.substring(1));
    } else {
      ((ObjectNode) json.at("/goods/0")).put("grossWeight", value);
    }
    return RecordJson.read(json, Document.class);
  }

  SignedAct agreement(Document document) {
    return HOLDER.sign(new Statement.Agree(HOLDER.id(), now, CKG, document));
  }

  ChainId issue(String number, SignedAct agreement, @Nullable Replacement replaces) {
    SignedAct issue =
        OPERATOR.sign(
            new TitleAct.Issue(
                OPERATOR.id(), now, CKG, new BillNumber(number), agreement, replaces));
    ChainId chain = ChainId.title(BillId.foundedBy(issue.payload()));
    registry.append(chain, issue, HOLDER, "HELD");
    return chain;
  }

  static Replacement of(ChainId one, ChainId... others) {
    return new Replacement(
        id(one),
        HOLDER.id(),
        others.length == 0 ? null : List.of(others).stream().map(Successions::id).toList());
  }

  /** The bill ends for its parts. */
  Entry split(ChainId chain, List<SignedAct> parts, String... into) {
    registry.append(
        chain,
        HOLDER.sign(
            new TitleAct.SurrenderForSplit(
                id(chain), head(chain), HOLDER.id(), now, CKG, parts, null)),
        OPERATOR,
        "SURRENDERING");
    return registry.end(
        chain,
        OPERATOR.sign(
            new TitleAct.SplitBill(
                id(chain),
                head(chain),
                OPERATOR.id(),
                now,
                CKG,
                List.of(into).stream().map(BillNumber::new).toList())));
  }

  void giveUp(ChainId chain, SignedAct whole, List<ChainId> merged) {
    registry.append(
        chain,
        HOLDER.sign(
            new TitleAct.SurrenderForMerge(
                id(chain),
                head(chain),
                HOLDER.id(),
                now,
                CKG,
                merged.stream().map(Successions::id).toList(),
                whole,
                null)),
        OPERATOR,
        "SURRENDERING");
  }

  Entry merge(ChainId chain, String into) {
    return registry.end(
        chain,
        OPERATOR.sign(
            new TitleAct.MergeBill(
                id(chain), head(chain), OPERATOR.id(), now, CKG, new BillNumber(into))));
  }

  /** The weight is corrected by consent. */
  void weighAnew(ChainId chain, String before, String after) {
    registry.append(
        chain,
        OPERATOR.sign(
            new TitleAct.Amend(
                id(chain),
                head(chain),
                OPERATOR.id(),
                now,
                CKG,
                List.of(new Change("/goods/0/grossWeight", before, after)),
                "weighed again",
                now.plus(1, ChronoUnit.DAYS))),
        HOLDER,
        "OFFERED");
    registry.append(
        chain,
        HOLDER.sign(new TitleAct.Consent(id(chain), head(chain), HOLDER.id(), now, CKG)),
        HOLDER,
        "HELD");
  }

  /** A bill is split, and its parts are merged again. */
  void splitAndMergedAgain() {
    Document whole = machines(1, 2);
    ChainId old = issue("SUC1", agreement(whole), null);
    SignedAct first = agreement(machines(1, 1));
    SignedAct second = agreement(noteless(machines(2, 1)));
    split(old, List.of(first, second), "SUC2", "SUC3");
    ChainId one = issue("SUC2", first, of(old));
    ChainId two = issue("SUC3", second, of(old));
    SignedAct again = agreement(whole);
    List<ChainId> both = List.of(one, two);
    giveUp(one, again, both);
    giveUp(two, again, both);
    merge(one, "SUC4");
    merge(two, "SUC4");
    issue("SUC4", again, of(one, two));
  }

  private Hash head(ChainId chain) {
    return registry.last(chain).hash();
  }

  private static BillId id(ChainId chain) {
    return new BillId(chain.key());
  }
}
