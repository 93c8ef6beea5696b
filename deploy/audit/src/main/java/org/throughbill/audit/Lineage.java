package org.throughbill.audit;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** What a bill is of, which bills it takes the place of, and which take its own. */
final class Lineage {
  private JsonNode document = MissingNode.getInstance();
  private String agreement = "";
  private String number = "";
  private List<String> replaced = List.of();
  private List<String> agreed = List.of();
  private List<String> merged = List.of();
  private List<String> successors = List.of();
  private long endedAt;

  void issued(JsonNode issue) {
    String jws = issue.path("agreement").asText();
    document = Row.payload(jws).path("document");
    agreement = Row.actId(jws);
    number = issue.path("number").asText();
    JsonNode replaces = issue.path("replaces");
    if (replaces.isObject()) {
      var all = new ArrayList<String>();
      all.add(replaces.path("bill").asText());
      all.addAll(texts(replaces.path("mergedWith")));
      replaced = List.copyOf(all);
    }
  }

  /** An amendment is in force; it changes single values. */
  void amended(JsonNode changes) {
    for (JsonNode change : changes) {
      JsonPointer at = JsonPointer.compile(change.path("pointer").asText());
      JsonNode parent = document.at(at.head());
      JsonNode after = change.path("after");
      if (parent instanceof ArrayNode items) {
        items.set(at.last().getMatchingIndex(), TextNode.valueOf(after.asText()));
      } else if (parent instanceof ObjectNode fields && after.isMissingNode()) {
        fields.remove(at.last().getMatchingProperty());
      } else if (parent instanceof ObjectNode fields) {
        fields.set(at.last().getMatchingProperty(), TextNode.valueOf(after.asText()));
      }
    }
  }

  /** Given up for others, around the agreements to them; with others, where several are merged. */
  void givenUp(List<String> agreements, List<String> plan) {
    agreed = agreements;
    merged = plan;
  }

  void ended(List<String> numbers, long seq) {
    successors = numbers;
    endedAt = seq;
  }

  /** Of a bill that no other has to do with, nothing has to be kept in mind. */
  void forgetIfAlone() {
    if (endedAt == 0 && merged.isEmpty()) {
      document = MissingNode.getInstance();
    }
  }

  JsonNode document() {
    return document;
  }

  /** The documents that were agreed to when it was given up. */
  List<JsonNode> agreedDocuments() {
    return agreed.stream().map(jws -> Row.payload(jws).path("document")).toList();
  }

  /** The bills that it replaces, as its issue names them. */
  List<String> replaced() {
    return replaced;
  }

  /** The bills of a merge in their order; none where it was not given up for one. */
  List<String> merged() {
    return merged;
  }

  /** The numbers of the bills in its place. */
  List<String> successors() {
    return successors;
  }

  /** The entry that ended it in favour of others; 0 where none did. */
  long endedAt() {
    return endedAt;
  }

  /** Which of the bills in its place the other one is, by what was agreed and announced. */
  int placeOf(Lineage successor) {
    for (int i = 0; i < Math.min(agreed.size(), successors.size()); i++) {
      if (Row.actId(agreed.get(i)).equals(successor.agreement)
          && successors.get(i).equals(successor.number)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether both were given up for the same merge. */
  boolean isMergedWith(Lineage other) {
    return !merged.isEmpty()
        && merged.equals(other.merged)
        && agreed.stream()
            .map(Row::actId)
            .toList()
            .equals(other.agreed.stream().map(Row::actId).toList());
  }

  static List<String> texts(JsonNode items) {
    var texts = new ArrayList<String>();
    items.forEach(item -> texts.add(item.asText()));
    return List.copyOf(texts);
  }
}
