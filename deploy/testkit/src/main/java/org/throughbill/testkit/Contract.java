package org.throughbill.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.throughbill.testkit.fuzz.RawHttp;

/** A committed OpenAPI document, and whether an answer is one that it promises. */
public final class Contract {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final JsonNode document;
  private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();

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

  /**
   * A method of an address, as the document describes it.
   *
   * @param type of what is sent; empty for nothing
   */
  public record Operation(String method, String path, JsonNode said, String type) {
    public String endpoint() {
      return method + " " + path;
    }

    /** An example of what is sent; missing where nothing is. */
    public JsonNode example() {
      return said.path("requestBody").path("content").path(type).path("example");
    }
  }

  public List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    for (var path : document.path("paths").properties()) {
      for (var verb : path.getValue().properties()) {
        JsonNode body = verb.getValue().path("requestBody").path("content");
        operations.add(
            new Operation(
                verb.getKey().toUpperCase(Locale.ROOT),
                path.getKey(),
                verb.getValue(),
                body.isEmpty() ? "" : body.fieldNames().next()));
      }
    }
    return operations;
  }

  /** What an answer to an endpoint like {@code GET /bills/{id}} says that is not promised. */
  public List<String> unpromised(String endpoint, RawHttp.Answer answer) throws IOException {
    String[] words = endpoint.split(" ", 2);
    JsonNode response =
        resolved(
            document
                .path("paths")
                .path(words[1])
                .path(words[0].toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(answer.status())));
    if (response.isMissingNode()) {
      return List.of("status " + answer.status());
    }
    String type = answer.header("content-type").split(";", 2)[0];
    if (!response.has("content")) {
      return answer.text().isEmpty() ? List.of() : List.of("a body of type " + type);
    }
    JsonNode schema = response.path("content").path(type).path("schema");
    if (schema.isMissingNode()) {
      return List.of("content type " + type);
    }
    if (!type.equals("application/json") && !type.endsWith("+json")) {
      return List.of();
    }
    JsonNode body = MAPPER.readTree(answer.text());
    return Stream.concat(
            schemas.computeIfAbsent(schema, this::compiled).validate(body).stream()
                .map(ValidationMessage::getMessage),
            beyond(body, schema, "").stream())
        .toList();
  }

  /** A schema of the document by itself, with what it refers to. */
  private JsonSchema compiled(JsonNode schema) {
    ObjectNode whole = MAPPER.createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", document.path("components"));
    return SCHEMAS.getSchema(whole, STRICT);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  /** Fields that a client may ignore, and that we are to tell it of all the same. */
  private List<String> beyond(JsonNode value, JsonNode reference, String at) {
    JsonNode schema = resolved(reference);
    var found = new ArrayList<String>();
    for (var field : value.properties()) {
      JsonNode property = schema.path("properties").path(field.getKey());
      String here = at + "/" + field.getKey();
      if (property.isMissingNode()) {
        found.add(here + " is not promised");
      } else {
        found.addAll(beyond(field.getValue(), property, here));
      }
    }
    if (value.isArray()) {
      value.forEach(item -> found.addAll(beyond(item, schema.path("items"), at + "/-")));
    }
    return found;
  }
}
