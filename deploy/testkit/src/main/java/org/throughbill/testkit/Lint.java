package org.throughbill.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What an OpenAPI document leaves unsaid that its reader needs; none where all is well. */
public final class Lint {
  private static final int LONGEST_SUMMARY = 160;
  private static final JsonSchema OPENAPI = openApi();

  private final JsonNode document;
  private final Set<String> ids = new HashSet<>();
  private final Set<String> tags = new HashSet<>();
  private final List<String> found = new ArrayList<>();

  private Lint(JsonNode document) {
    this.document = document;
  }

  /** Against OpenAPI's own schema first, and then against what readers need besides. */
  public static List<String> of(JsonNode document) {
    var lint = new Lint(document);
    OPENAPI.validate(document).stream().map(ValidationMessage::getMessage).forEach(lint.found::add);
    lint.judge();
    return lint.found;
  }

  private static JsonSchema openApi() {
    try (InputStream in = Lint.class.getResourceAsStream("openapi-3.1-schema.json")) {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(new ObjectMapper().readTree(Objects.requireNonNull(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void require(boolean holds, String at, String what) {
    if (!holds) {
      found.add(at + " " + what);
    }
  }

  private void judge() {
    for (JsonNode tag : document.path("tags")) {
      tags.add(tag.path("name").asText());
      requireSentence(tag, "description", "tag " + tag.path("name").asText());
    }
    for (var path : document.path("paths").properties()) {
      for (var verb : path.getValue().properties()) {
        judge(verb.getKey() + " " + path.getKey(), verb.getValue());
      }
    }
    for (var schema : document.at("/components/schemas").properties()) {
      for (var property : schema.getValue().path("properties").properties()) {
        require(
            property.getValue().has("type") || property.getValue().has("$ref"),
            schema.getKey() + "." + property.getKey(),
            "has no type");
      }
    }
  }

  private void judge(String at, JsonNode operation) {
    require(ids.add(operation.path("operationId").asText()), at, "has no operationId of its own");
    require(!operation.path("tags").isEmpty(), at, "has no tag");
    operation
        .path("tags")
        .forEach(tag -> require(tags.contains(tag.asText()), at, "has a tag that nobody explains"));
    requireSentence(operation, "summary", at);
    requireSentence(operation, "description", at);
    require(
        operation.path("summary").asText().length() <= LONGEST_SUMMARY, at, "has a long summary");
    for (JsonNode parameter : operation.path("parameters")) {
      String here = at + " " + parameter.path("name").asText();
      requireSentence(parameter, "description", here);
      requireExample(parameter, here);
    }
    operation
        .path("requestBody")
        .path("content")
        .forEach(content -> requireExample(content, at + " body"));
    judgeResponses(at, operation);
  }

  private void judgeResponses(String at, JsonNode operation) {
    boolean success = false;
    for (var response : operation.path("responses").properties()) {
      String here = at + " " + response.getKey();
      JsonNode said =
          response.getValue().has("$ref")
              ? document.at(response.getValue().path("$ref").asText().substring(1))
              : response.getValue();
      success |= response.getKey().startsWith("2");
      require(!said.path("description").asText().isBlank(), here, "has no description");
      require(
          response.getKey().compareTo("400") < 0
              || said.at("/content").has("application/problem+json"),
          here,
          "is no problem");
    }
    require(success, at, "never succeeds");
    for (String status : List.of("400", "404", "429", "503")) {
      require(operation.path("responses").has(status), at, "does not say " + status);
    }
    require(
        operation.path("security").isEmpty() || operation.path("responses").has("401"),
        at,
        "does not say 401");
  }

  private void requireSentence(JsonNode node, String name, String at) {
    require(node.path(name).asText().matches("(?s)\\S.*\\."), at, "has no " + name);
  }

  private void requireExample(JsonNode node, String at) {
    JsonNode example = node.path("example");
    String type = node.path("schema").path("type").asText();
    boolean fits =
        switch (type) {
          case "integer" -> example.isIntegralNumber();
          case "string" -> example.isTextual();
          case "object" -> example.isObject();
          default -> false;
        };
    require(fits, at, "has no example of type " + type);
  }
}
