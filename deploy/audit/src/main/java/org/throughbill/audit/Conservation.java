package org.throughbill.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.throughbill.acts.chain.Topic;

/** Whether goods are neither lost nor doubled where bills take the place of others. */
final class Conservation {
  private final Map<String, Lineage> lineages = new TreeMap<>();
  private final Findings findings;

  private Conservation(Map<String, StreamAudit.Bill> bills, Findings findings) {
    bills.forEach((id, bill) -> lineages.put(id, bill.control().lineage()));
    this.findings = findings;
  }

  static void require(Map<String, StreamAudit.Bill> bills, Findings findings) {
    var all = new Conservation(bills, findings);
    all.lineages.forEach(all::requireEnd);
    all.requirePlaces();
  }

  private void requireEnd(String id, Lineage bill) {
    findings.checked(Invariant.I9);
    if (bill.endedAt() == 0) {
      return;
    }
    if (!bill.merged().isEmpty()) {
      requireMerged(id, bill);
    } else if (bill.successors().size() > 1) {
      requireSame(id, bill, List.of(bill.document()), bill.agreedDocuments());
    }
  }

  /** The first of a merge ends with all given up; the others follow it into the same number. */
  private void requireMerged(String id, Lineage bill) {
    var documents = new ArrayList<JsonNode>();
    for (String other : bill.merged()) {
      Lineage old = lineages.get(other);
      boolean along = old != null && old.isMergedWith(bill);
      hold(along, id, bill.endedAt(), "merged with " + other + ", which is not given up for it");
      if (old != null) {
        documents.add(old.document());
      }
    }
    Lineage first = lineages.get(bill.merged().getFirst());
    hold(
        bill.merged().contains(id) && first != null && first.successors().equals(bill.successors()),
        id,
        bill.endedAt(),
        "merged into " + bill.successors() + ", and the first of the merge is not");
    if (id.equals(bill.merged().getFirst())) {
      requireSame(id, bill, documents, bill.agreedDocuments());
    }
  }

  private void requireSame(String id, Lineage bill, List<JsonNode> before, List<JsonNode> after) {
    String difference = Tally.of(before).differenceTo(Tally.of(after));
    hold(difference.isEmpty(), id, bill.endedAt(), difference);
  }

  /** Each bill that takes others' place has it from every one of them, and nobody else does. */
  private void requirePlaces() {
    Set<String> taken = new HashSet<>();
    lineages.forEach(
        (id, bill) -> {
          for (String replaced : bill.replaced()) {
            Lineage old = lineages.get(replaced);
            int place = old == null ? -1 : old.placeOf(bill);
            hold(place >= 0, id, 1, "takes a place that bill " + replaced + " has not left to it");
            hold(
                place < 0 || taken.add(replaced + " " + place),
                id,
                1,
                "takes a place that another bill has taken");
            hold(
                old == null || old.merged().isEmpty() || old.merged().equals(bill.replaced()),
                id,
                1,
                "takes the place of bill " + replaced + " without those it was merged with");
          }
        });
  }

  private void hold(boolean holds, String id, long seq, String otherwise) {
    findings.require(holds, Invariant.I9, Topic.BILL_EVENTS.wireName() + "/" + id, seq, otherwise);
  }
}
