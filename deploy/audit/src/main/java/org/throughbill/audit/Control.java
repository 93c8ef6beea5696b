package org.throughbill.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who controls a bill, folded from the signed JSON in the simplest way that is right; on purpose
 * not the service's own fold.
 */
final class Control {
  /** What stands on a title chain and moves nothing. */
  private static final Set<String> NOTATIONS =
      Set.of(
          "bill.milestone.v1", "bill.notify-arrival.v1", "bill.store-goods.v1", "bill.refusal.v1");

  private static final Set<String> ENDED = Set.of("DELIVERED", "VOID", "SOLD", "CANCELLED");

  private final Findings findings;
  private final String chain;
  private final Set<String> signableUpon = new HashSet<>();
  private final Lineage lineage = new Lineage();

  private String state = "UNISSUED";
  private String controller = "";
  private String operator = "";
  private String pledgor = "";
  private String offeror = "";
  private String offeree = "";
  private String holder = "";
  private String givenUpFor = "";
  private int parts;
  private JsonNode changes = MissingNode.getInstance();
  private String consignor = "";
  private Instant until = Instant.MAX;
  private String offer = "";
  private String beforePaper = "";
  private String pledgeeBeforePaper = "";
  private long originals;
  private String before = "HELD";
  private final Set<String> awaited = new HashSet<>();
  private final Set<String> asked = new HashSet<>();
  private long seq;

  Control(String chain, Findings findings) {
    this.chain = chain;
    this.findings = findings;
  }

  /** The one party in control; null on paper and once the bill has ended. */
  @Nullable String controller() {
    return ENDED.contains(state) || controller.isEmpty() ? null : controller;
  }

  String state() {
    return state;
  }

  Lineage lineage() {
    return lineage;
  }

  /** The state a reader is shown: an offer whose term has passed has lapsed. */
  String stateAt(Instant time) {
    return state.equals("OFFERED") && until.isBefore(time) ? before : state;
  }

  void apply(Row row, JsonNode act) {
    seq = row.seq();
    String name = act.path("act").asText();
    boolean control = name.startsWith("bill.") && !NOTATIONS.contains(name);
    if (control) {
      move(row, act, name);
      signableUpon.clear();
    } else {
      one(
          name.startsWith("bill.") || name.startsWith("inspection."),
          name + " is no part of a title");
      one(!state.equals("UNISSUED"), "the chain does not begin with an issue");
    }
    signableUpon.add(row.hash());
  }

  private void move(Row row, JsonNode act, String name) {
    String by = act.path("by").asText();
    String to = act.path("to").asText();
    state = stateAt(row.sealedAt());
    if (!name.equals("bill.issue.v1")) {
      one(!state.equals("UNISSUED"), "the chain does not begin with an issue");
      one(
          signableUpon.contains(act.path("after").asText()),
          name + " was signed upon an earlier state of the bill");
    }
    switch (name) {
      case "bill.issue.v1" -> {
        one(state.equals("UNISSUED"), "the bill is issued a second time");
        lineage.issued(act);
        JsonNode document = lineage.document();
        operator = document.path("operator").path("party").asText();
        one(by.equals(operator), "issued by " + by + ", the operator is " + operator);
        consignor = document.path("consignor").path("party").asText();
        JsonNode replaces = act.path("replaces");
        held(replaces.isMissingNode() ? consignor : replaces.path("holder").asText());
      }
      case "bill.transfer.v1" -> {
        free(by, name);
        held(to);
      }
      case "bill.offer-transfer.v1" -> {
        free(by, name);
        offered(act, "TRANSFER");
      }
      case "bill.endorse.v1" -> one(state.equals("HELD"), "endorsed in state " + state);
      case "bill.pledge.v1" -> {
        pledge(state.equals("HELD"), "a pledge is offered in state " + state);
        inControl(by, name);
        offered(act, "PLEDGE");
      }
      case "bill.accept.v1" -> {
        pledge(state.equals("OFFERED"), "an offer is accepted in state " + state);
        pledge(by.equals(offeree), "accepted by " + by + ", offered to " + offeree);
        accepted();
      }
      case "bill.amend.v1" -> {
        changes = act.path("changes");
        proposed(act, "AMENDMENT");
      }
      case "bill.convert-to-paper.v1" -> {
        originals = act.path("originals").asLong();
        proposed(act, "PAPER");
      }
      case "bill.cancel.v1" -> proposed(act, "CANCELLATION");
      case "bill.consent.v1" -> {
        one(state.equals("OFFERED") && awaited.remove(by), by + " consents in state " + state);
        settleIfAllConsent();
      }
      case "bill.convert-to-electronic.v1" -> {
        answered(by, name, "PAPER");
        long surrendered = act.path("surrendered").asLong();
        one(surrendered == originals, surrendered + " of " + originals + " originals are back");
        offered(act, "ELECTRONIC");
        before = "PAPER";
      }
      case "bill.deliver-against-paper.v1" -> {
        answered(by, name, "PAPER");
        state = "DELIVERED";
      }
      case "bill.instruct.v1" -> {
        free(by, name);
        offered(act, "INSTRUCTION");
        offeree = "";
        asked.clear();
        asked.add(operator);
      }
      case "bill.demand-security.v1" -> {
        answered(by, name, "OFFERED");
        one(offer.equals("INSTRUCTION"), "security is demanded without an instruction");
      }
      case "bill.execute-instruction.v1" -> {
        answered(by, name, "OFFERED");
        one(offer.equals("INSTRUCTION"), "an instruction is carried out that nobody gave");
        state = before;
      }
      case "bill.decline.v1" -> {
        pledge(state.equals("OFFERED") && asked.contains(by), by + " declines in state " + state);
        state = before;
      }
      case "bill.withdraw.v1" -> {
        pledge(state.equals("OFFERED"), "an offer is withdrawn in state " + state);
        one(by.equals(offeror), "withdrawn by " + by + ", offered by " + offeror);
        state = before;
      }
      case "bill.release.v1" -> {
        pledge(state.equals("PLEDGED"), "a pledge is released in state " + state);
        inControl(by, name);
        held(pledgor);
      }
      case "bill.surrender.v1" -> {
        pledge(!state.equals("PLEDGED"), "surrendered under a pledge");
        free(by, name);
        givenUp(by, "DELIVERY");
      }
      case "bill.surrender-for-amendment.v1" -> {
        pledge(!state.equals("PLEDGED"), "given up for another under a pledge");
        free(by, name);
        lineage.givenUp(List.of(act.path("agreement").asText()), List.of());
        givenUp(by, "AMENDMENT");
      }
      case "bill.void.v1" -> {
        answered(by, name, "SURRENDERING");
        one(givenUpFor.equals("AMENDMENT"), "void without having been given up for another");
        lineage.ended(List.of(act.path("replacedBy").asText()), seq);
        state = "VOID";
      }
      case "bill.surrender-for-split.v1" -> {
        pledge(!state.equals("PLEDGED"), "given up for its parts under a pledge");
        free(by, name);
        parts = act.path("agreements").size();
        lineage.givenUp(Lineage.texts(act.path("agreements")), List.of());
        givenUp(by, "SPLIT");
      }
      case "bill.split.v1" -> {
        answered(by, name, "SURRENDERING");
        one(givenUpFor.equals("SPLIT"), "split without having been given up for its parts");
        one(act.path("into").size() == parts, "split into another number than " + parts);
        lineage.ended(Lineage.texts(act.path("into")), seq);
        state = "VOID";
      }
      case "bill.surrender-for-merge.v1" -> {
        pledge(!state.equals("PLEDGED"), "given up to be merged under a pledge");
        free(by, name);
        lineage.givenUp(List.of(act.path("agreement").asText()), Lineage.texts(act.path("merged")));
        givenUp(by, "MERGE");
      }
      case "bill.merge.v1" -> {
        answered(by, name, "SURRENDERING");
        one(givenUpFor.equals("MERGE"), "merged without having been given up for that");
        lineage.ended(List.of(act.path("into").asText()), seq);
        state = "VOID";
      }
      case "bill.accept-surrender.v1" -> {
        answered(by, name, "SURRENDERING");
        one(givenUpFor.equals("DELIVERY"), "surrendered, while given up for another");
        state = "SURRENDERED";
      }
      case "bill.reject-surrender.v1" -> {
        answered(by, name, "SURRENDERING");
        lineage.givenUp(List.of(), List.of());
        held(holder);
      }
      case "bill.sell-goods.v1" -> {
        one(by.equals(operator), name + " by " + by);
        one(!ENDED.contains(state) && !state.equals("SURRENDERING"), name + " in state " + state);
        state = "SOLD";
      }
      case "bill.deliver-on-indemnity.v1" -> {
        one(by.equals(operator), name + " by " + by);
        one(state.equals("HELD") || state.equals("PAPER"), name + " in state " + state);
        state = "DELIVERED";
      }
      case "bill.deliver.v1" -> {
        answered(by, name, "SURRENDERED");
        state = "DELIVERED";
      }
      default -> one(false, name + " is no act that this auditor knows");
    }
  }

  /** The title goes to whom it was offered; a pledgee has its pledge back from paper. */
  private void accepted() {
    String right = offer.equals("PLEDGE") ? "PLEDGED" : "HELD";
    if (offer.equals("PLEDGE")) {
      pledgor = controller;
    } else if (offer.equals("ELECTRONIC") && offeree.equals(pledgeeBeforePaper)) {
      right = beforePaper;
    }
    controller = offeree;
    state = right;
  }

  /** Every party to the bill but the one that proposes has to consent. */
  private void proposed(JsonNode act, String kind) {
    String by = act.path("by").asText();
    one(state.equals("HELD") || state.equals("PLEDGED"), "a change is proposed in state " + state);
    asked.clear();
    asked.add(operator);
    asked.add(controller);
    if (state.equals("PLEDGED")) {
      asked.add(pledgor);
    }
    if (kind.equals("CANCELLATION")) {
      asked.add(consignor);
    }
    one(asked.remove(by), by + " proposes a change and is no party to the bill");
    awaited.clear();
    awaited.addAll(asked);
    offeror = by;
    offeree = "";
    offer = kind;
    until = Instant.parse(act.path("until").asText());
    before = state;
    state = "OFFERED";
    settleIfAllConsent();
  }

  private void settleIfAllConsent() {
    if (!awaited.isEmpty()) {
      return;
    }
    state = before;
    if (offer.equals("AMENDMENT")) {
      lineage.amended(changes);
    }
    if (offer.equals("CANCELLATION")) {
      state = "CANCELLED";
    }
    if (offer.equals("PAPER")) {
      beforePaper = before;
      pledgeeBeforePaper = before.equals("PLEDGED") ? controller : "";
      controller = "";
      state = "PAPER";
    }
  }

  private void givenUp(String by, String purpose) {
    holder = by;
    controller = operator;
    givenUpFor = purpose;
    state = "SURRENDERING";
  }

  private void held(String by) {
    controller = by;
    state = "HELD";
  }

  private void offered(JsonNode act, String kind) {
    until = Instant.parse(act.path("until").asText());
    offeror = act.path("by").asText();
    offeree = act.path("to").asText();
    asked.clear();
    asked.add(offeree);
    awaited.clear();
    before = "HELD";
    offer = kind;
    state = "OFFERED";
  }

  private void free(String by, String name) {
    one(state.equals("HELD"), name + " in state " + state);
    inControl(by, name);
  }

  private void answered(String by, String name, String in) {
    one(state.equals(in) && by.equals(operator), name + " by " + by + " in state " + state);
  }

  private void inControl(String by, String name) {
    one(by.equals(controller), name + " by " + by + ", while " + controller + " is in control");
  }

  private void one(boolean holds, String otherwise) {
    findings.require(holds, Invariant.I1, chain, seq, otherwise);
  }

  private void pledge(boolean holds, String otherwise) {
    findings.require(holds, Invariant.I5, chain, seq, otherwise);
  }
}
