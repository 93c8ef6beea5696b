package org.throughbill.acts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughbill.acts.json.StrictJson;

class SchemaTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  @ParameterizedTest
  @EnumSource
  void the_committed_schema_is_that_of_the_record(ActType type) throws IOException {
    byte[] made = SchemaWriter.write(type);
    if (!Arrays.equals(Committed.read(file(type)), made)) {
      Committed.propose(file(type), made);
    }
  }

  @Test
  void there_is_no_schema_of_an_act_that_does_not_exist() throws IOException {
    try (var files = Files.list(Path.of("src/main/resources/org/throughbill/acts/schemas"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(ActType.values()).map(t -> t.wireName() + ".json").toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_schema_is_a_valid_schema(ActType type) throws IOException {
    JsonSchema metaschema =
        SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(metaschema.validate(schemaNode(type))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_schema_knows_every_field_and_describes_it(ActType type) throws IOException {
    JsonNode schema = schemaNode(type);
    assertThat(schema.path("properties").path("act").path("const").asText())
        .isEqualTo(type.wireName());
    for (JsonNode object : schema.findParents("properties")) {
      assertThat(object.path("additionalProperties").isBoolean()).isTrue();
      assertThat(object.path("additionalProperties").booleanValue()).isFalse();
      assertThat(object.path("required")).isNotEmpty();
      assertThat(object.path("description").asText()).endsWith(".");
      for (JsonNode property : object.path("properties")) {
        assertThat(property.path("description").asText()).endsWith(".");
      }
    }
    for (JsonNode text : schema.findParents("pattern")) {
      assertThat(text.path("pattern").asText()).startsWith("^(?:").endsWith(")$");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_act_as_it_is_written_fits_its_schema(ActType type) throws IOException {
    assertThat(faults(type, StrictJson.parse(Acts.write(Samples.of(type))))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void an_act_with_a_field_more_or_less_or_of_another_type_does_not_fit(ActType type)
      throws IOException {
    ObjectNode act = (ObjectNode) StrictJson.parse(Acts.write(Samples.of(type)));
    assertThat(faults(type, act.deepCopy().put("note", "hello"))).isNotEmpty();
    assertThat(faults(type, act.deepCopy().put("act", "bill.other.v1"))).isNotEmpty();
    for (JsonNode field : schemaNode(type).path("required")) {
      ObjectNode less = act.deepCopy();
      less.remove(field.asText());
      assertThat(faults(type, less)).as("without " + field).isNotEmpty();
    }
    for (String field : (Iterable<String>) act::fieldNames) {
      assertThat(faults(type, act.deepCopy().put(field, 1.5))).as("1.5 as " + field).isNotEmpty();
      assertThat(faults(type, act.deepCopy().put(field, " "))).as("blank " + field).isNotEmpty();
    }
  }

  private static Set<ValidationMessage> faults(ActType type, JsonNode act) throws IOException {
    return SCHEMAS.getSchema(schemaNode(type)).validate(act);
  }

  private static JsonNode schemaNode(ActType type) throws IOException {
    return MAPPER.readTree(Committed.read(file(type)));
  }

  private static String file(ActType type) {
    return "/org/throughbill/acts/schemas/" + type.wireName() + ".json";
  }
}
