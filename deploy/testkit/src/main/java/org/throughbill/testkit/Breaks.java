package org.throughbill.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a client of the released contract would miss in the present one: a path, a method, a status,
 * or a field of an answer; or what it would have to send and does not.
 */
public final class Breaks {
  private final JsonNode released;
  private final JsonNode present;
  private final List<String> found = new ArrayList<>();

  private Breaks(JsonNode released, JsonNode present) {
    this.released = released;
    this.present = present;
  }

  public static List<String> between(JsonNode released, JsonNode present) {
    var breaks = new Breaks(released, present);
    breaks.requireAll("/paths");
    for (var path : released.path("paths").properties()) {
      String at = "/paths/" + path.getKey().replace("/", "~1");
      breaks.requireAll(at);
      for (var verb : path.getValue().properties()) {
        breaks.requireAll(at + "/" + verb.getKey() + "/responses");
        breaks.requireNoNewDuty(at + "/" + verb.getKey() + "/parameters");
      }
    }
    breaks.requireAll("/components/schemas");
    for (var schema : released.at("/components/schemas").properties()) {
      breaks.requireSame("/components/schemas/" + schema.getKey());
    }
    return breaks.found;
  }

  private void requireAll(String pointer) {
    released
        .at(pointer)
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!present.at(pointer).has(name)) {
                found.add("gone: " + pointer + "/" + name);
              }
            });
  }

  /** Every field is there still, of the same type, and always there where it was. */
  private void requireSame(String pointer) {
    JsonNode now = present.at(pointer);
    for (var field : released.at(pointer).path("properties").properties()) {
      JsonNode type = now.path("properties").path(field.getKey());
      if (!typeOf(type).equals(typeOf(field.getValue()))) {
        found.add("gone or changed: " + pointer + "/properties/" + field.getKey());
      }
    }
    for (JsonNode name : released.at(pointer).path("required")) {
      if (!texts(now.path("required")).contains(name.asText())) {
        found.add("not always there any more: " + pointer + "/" + name.asText());
      }
    }
  }

  private static String typeOf(JsonNode schema) {
    return schema.path("type").asText()
        + schema.path("$ref").asText()
        + schema.path("items").path("type").asText()
        + schema.path("items").path("$ref").asText();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private void requireNoNewDuty(String pointer) {
    List<String> before = duties(released.at(pointer));
    duties(present.at(pointer)).stream()
        .filter(name -> !before.contains(name))
        .forEach(name -> found.add("asked for now: " + pointer + "/" + name));
  }

  private static List<String> duties(JsonNode parameters) {
    return StreamSupport.stream(parameters.spliterator(), false)
        .filter(parameter -> parameter.path("required").asBoolean())
        .map(parameter -> parameter.path("name").asText())
        .toList();
  }
}
