package org.throughbill.acts.json;

import static org.throughbill.acts.Refused.require;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;

/**
 * One marked change: where, what stood there, and what shall stand there. A change is of a single
 * text, number or truth value; lists are not made longer or shorter.
 *
 * @param pointer JSON Pointer (RFC 6901) into the document
 * @param before what stands there now; absent where nothing does
 * @param after what shall stand there; absent where nothing shall
 */
public record Change(String pointer, @Nullable String before, @Nullable String after) {
  private static final Pattern POINTER = Pattern.compile("(?:/(?:[^/~]|~[01])+)+");

  public Change {
    require(POINTER.matcher(pointer).matches(), Rule.R26, pointer + " is no JSON Pointer");
    require(!Objects.equals(before, after), Rule.R26, pointer + " would stay as it is");
  }

  /** The record with all changes made; refuses what does not fit it, or makes it illegal. */
  public static <T extends Record> T apply(List<Change> changes, T record, Class<T> type) {
    JsonNode json = StrictJson.parse(RecordJson.write(record));
    changes.forEach(change -> change.applyTo(json));
    try {
      return RecordJson.read(json, type);
    } catch (Refused illegal) {
      var faults = new ArrayList<Fault>();
      faults.add(new Fault("/changes", Rule.R26, "what they make is not a legal document"));
      faults.addAll(illegal.faults());
      throw new Refused(faults);
    }
  }

  private void applyTo(JsonNode json) {
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode old = json.at(at);
    require(old.isValueNode() || old.isMissingNode(), Rule.R26, pointer + " holds no single value");
    @Nullable String now = old.isMissingNode() ? null : old.asText();
    require(Objects.equals(now, before), Rule.R26, pointer + " says " + now + ", not " + before);
    put(json.at(at.head()), at.last(), old);
  }

  private void put(JsonNode parent, JsonPointer last, JsonNode old) {
    switch (parent) {
      case ObjectNode object when after == null -> object.remove(last.getMatchingProperty());
      case ObjectNode object -> object.set(last.getMatchingProperty(), like(old, after));
      case ArrayNode items when after != null && !old.isMissingNode() ->
          items.set(last.getMatchingIndex(), like(old, after));
      default -> throw new Refused(Rule.R26, pointer + " has no place for a value");
    }
  }

  /** A value of the kind that stood there; a text where nothing did. */
  private JsonNode like(JsonNode old, String value) {
    if (old.isBoolean()) {
      require(
          value.equals("true") || value.equals("false"), Rule.R26, pointer + " is true or false");
      return BooleanNode.valueOf(value.equals("true"));
    }
    if (old.isIntegralNumber()) {
      require(value.matches("-?\\d{1,15}"), Rule.R26, pointer + " is an integer");
      return LongNode.valueOf(Long.parseLong(value));
    }
    return TextNode.valueOf(value);
  }
}
