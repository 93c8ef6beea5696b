package org.throughbill.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who controls a bill, folded from the signed JSON in the simplest way that is right; on purpose
 * not the service's own fold.
 */
final class Control {
  private final Findings findings;
  private final String chain;
  private final Set<String> signableUpon = new HashSet<>();

  private String state = "UNISSUED";
  private String controller = "";
  private String operator = "";
  private String pledgor = "";
  private String offeror = "";
  private String offeree = "";
  private String holder = "";
  private Instant until = Instant.MAX;
  private boolean ofTransfer;
  private String before = "HELD";
  private final Set<String> awaited = new HashSet<>();
  private final Set<String> asked = new HashSet<>();
  private long seq;

  Control(String chain, Findings findings) {
    this.chain = chain;
    this.findings = findings;
  }

  /** The one party in control; null once the bill has ended. */
  @Nullable String controller() {
    return state.equals("DELIVERED") ? null : controller;
  }

  String state() {
    return state;
  }

  /** The state a reader is shown: an offer whose term has passed has lapsed. */
  String stateAt(Instant time) {
    return state.equals("OFFERED") && until.isBefore(time) ? before : state;
  }

  void apply(Row row, JsonNode act) {
    seq = row.seq();
    String name = act.path("act").asText();
    boolean control =
        name.startsWith("bill.")
            && !name.equals("bill.milestone.v1")
            && !name.equals("bill.refusal.v1");
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
        JsonNode document = Row.payload(act.path("agreement").asText()).path("document");
        operator = document.path("operator").path("party").asText();
        one(by.equals(operator), "issued by " + by + ", the operator is " + operator);
        held(document.path("consignor").path("party").asText());
      }
      case "bill.transfer.v1" -> {
        free(by, name);
        held(to);
      }
      case "bill.offer-transfer.v1" -> {
        free(by, name);
        offered(act, true);
      }
      case "bill.endorse.v1" -> one(state.equals("HELD"), "endorsed in state " + state);
      case "bill.pledge.v1" -> {
        pledge(state.equals("HELD"), "a pledge is offered in state " + state);
        inControl(by, name);
        offered(act, false);
      }
      case "bill.accept.v1" -> {
        pledge(state.equals("OFFERED"), "an offer is accepted in state " + state);
        pledge(by.equals(offeree), "accepted by " + by + ", offered to " + offeree);
        pledgor = controller;
        held(offeree);
        state = ofTransfer ? "HELD" : "PLEDGED";
      }
      case "bill.amend.v1" -> {
        one(state.equals("HELD") || state.equals("PLEDGED"), "amended in state " + state);
        asked.clear();
        asked.add(operator);
        asked.add(controller);
        if (state.equals("PLEDGED")) {
          asked.add(pledgor);
        }
        one(asked.remove(by), by + " proposes an amendment and is no party to the bill");
        awaited.clear();
        awaited.addAll(asked);
        offeror = by;
        offeree = "";
        until = Instant.parse(act.path("until").asText());
        before = state;
        state = awaited.isEmpty() ? before : "OFFERED";
      }
      case "bill.consent.v1" -> {
        one(state.equals("OFFERED") && awaited.remove(by), by + " consents in state " + state);
        state = awaited.isEmpty() ? before : state;
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
        holder = by;
        controller = operator;
        state = "SURRENDERING";
      }
      case "bill.accept-surrender.v1" -> {
        answered(by, name, "SURRENDERING");
        state = "SURRENDERED";
      }
      case "bill.reject-surrender.v1" -> {
        answered(by, name, "SURRENDERING");
        held(holder);
      }
      case "bill.deliver.v1" -> {
        answered(by, name, "SURRENDERED");
        state = "DELIVERED";
      }
      default -> one(false, name + " is no act that this auditor knows");
    }
  }

  private void held(String by) {
    controller = by;
    state = "HELD";
  }

  private void offered(JsonNode act, boolean transfer) {
    until = Instant.parse(act.path("until").asText());
    offeror = act.path("by").asText();
    offeree = act.path("to").asText();
    asked.clear();
    asked.add(offeree);
    awaited.clear();
    before = "HELD";
    ofTransfer = transfer;
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
