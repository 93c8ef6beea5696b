package org.throughbill.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.throughbill.testkit.fuzz.RawHttp;

/** A committed OpenAPI document, and whether an answer is one that it promises. */
public final class Contract {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode document;

  private Contract(JsonNode document) {
    this.document = document;
  }

  /** Reads a document from the class path. */
  public static Contract of(String name) {
    try (InputStream in = Contract.class.getResourceAsStream(name)) {
      return new Contract(MAPPER.readTree(Objects.requireNonNull(in, name)));
    } catch (IOException e) {
      throw new IllegalArgumentException("no contract in " + name, e);
    }
  }

  /** What an answer to an endpoint like {@code GET /bills/{id}} says that is not promised. */
  List<String> unpromised(String endpoint, RawHttp.Answer answer) throws IOException {
    String[] words = endpoint.split(" ", 2);
    JsonNode response =
        resolved(
            document
                .path("paths")
                .path(words[1])
                .path(words[0].toLowerCase(java.util.Locale.ROOT))
                .path("responses")
                .path(Integer.toString(answer.status())));
    if (response.isMissingNode()) {
      return List.of("status " + answer.status());
    }
    var found = new ArrayList<String>();
    String type = answer.header("content-type").split(";", 2)[0];
    JsonNode schema = response.path("content").path(type).path("schema");
    if (schema.isMissingNode()) {
      return List.of("content type " + type);
    }
    if (type.equals("application/json") || type.endsWith("+json")) {
      judge(MAPPER.readTree(answer.text()), schema, "", found);
    }
    return found;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  private void judge(JsonNode value, JsonNode reference, String at, List<String> found) {
    JsonNode schema = resolved(reference);
    boolean fits =
        switch (schema.path("type").asText()) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual();
          case "integer" -> value.isIntegralNumber();
          case "boolean" -> value.isBoolean();
          default -> false;
        };
    if (!fits) {
      found.add(at + " is no " + schema.path("type").asText());
      return;
    }
    if (schema.has("enum")) {
      judgeConstant(value, schema.path("enum"), at, found);
    }
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asText())) {
        found.add(at + "/" + name.asText() + " is missing");
      }
    }
    for (var field : value.properties()) {
      JsonNode property = schema.path("properties").path(field.getKey());
      if (property.isMissingNode()) {
        found.add(at + "/" + field.getKey() + " is not promised");
      } else {
        judge(field.getValue(), property, at + "/" + field.getKey(), found);
      }
    }
    if (value.isArray()) {
      value.forEach(item -> judge(item, schema.path("items"), at + "/-", found));
    }
  }

  private static void judgeConstant(
      JsonNode value, JsonNode constants, String at, List<String> found) {
    for (JsonNode constant : constants) {
      if (constant.equals(value)) {
        return;
      }
    }
    found.add(at + " is " + value + ", which is none of " + constants);
  }
}
