package org.throughbill.ledger.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughbill.acts.ActType;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.ledger.Chain;

class AsyncApiTest {
  private static final String NAME = "/org/throughbill/ledger/asyncapi.json";
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private static byte[] committed() throws IOException {
    try (InputStream in = AsyncApiTest.class.getResourceAsStream(NAME)) {
      return Objects.requireNonNull(in, NAME).readAllBytes();
    }
  }

  private static JsonNode document() throws IOException {
    return new ObjectMapper().readTree(committed());
  }

  private static List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void the_committed_document_is_that_of_the_catalogue() throws IOException {
    byte[] made = AsyncApi.write();
    if (!Arrays.equals(committed(), made)) {
      Path proposal = Path.of("target/proposed" + NAME);
      Files.createDirectories(proposal.toAbsolutePath().getParent());
      Files.write(proposal, made);
      fail("%s is not what the code makes; if the change is meant, commit %s", NAME, proposal);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_topic_carries_the_events_that_may_stand_on_it_and_no_other(Topic topic)
      throws IOException {
    JsonNode channel = document().path("channels").path(topic.wireName());
    assertThat(channel.path("address").asText()).isEqualTo(topic.wireName());
    assertThat(names(channel.path("messages")).stream().map(name -> "org.throughbill." + name))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ActType.values())
                .filter(type -> type.mayStandOn(topic))
                .map(ActType::event)
                .toList());
  }

  @Test
  void there_is_a_message_for_every_act_on_a_chain_with_a_schema_that_exists() throws IOException {
    for (JsonNode message : document().at("/components/messages")) {
      String schema = "/org/throughbill/acts/schemas/" + message.path("title").asText() + ".json";
      assertThat(ActType.class.getResource(schema)).as(schema).isNotNull();
    }
  }

  @Test
  void every_reference_leads_somewhere() throws IOException {
    JsonNode document = document();
    List<JsonNode> references = document.findValues("$ref");
    assertThat(references).isNotEmpty();
    assertThat(references)
        .allSatisfy(
            ref ->
                assertThat(document.at(ref.asText().substring(1)).isMissingNode())
                    .as(ref.asText())
                    .isFalse());
  }

  @Test
  void a_record_has_the_headers_and_fields_that_the_document_says() throws IOException {
    Entry entry = new Chain().next();
    ProducerRecord<String, byte[]> record = CloudEvent.of(entry, "urn:throughbill:test", TRACE);
    JsonNode headers = document().at("/components/schemas/Headers/properties");
    assertThat(
            StreamSupport.stream(record.headers().spliterator(), false).map(Header::key).toList())
        .containsExactlyInAnyOrderElementsOf(names(headers));
    for (Header header : record.headers()) {
      JsonNode said = headers.path(header.key());
      String value = new String(header.value(), StandardCharsets.UTF_8);
      assertThat(value).matches(said.has("pattern") ? said.path("pattern").asText() : ".*");
      assertThat(value).isEqualTo(said.has("const") ? said.path("const").asText() : value);
    }
    assertThat(names(new ObjectMapper().readTree(record.value())))
        .isEqualTo(names(document().at("/components/schemas/Entry/properties")));
    assertThat(record.topic()).isIn(names(document().path("channels")));
  }

  @Test
  void the_document_is_valid_asyncapi() throws IOException {
    assertThat(asyncApi().validate(document())).isEmpty();
    ObjectNode bent = (ObjectNode) document();
    bent.put("defaultContentType", 7).remove("info");
    assertThat(asyncApi().validate(bent)).hasSizeGreaterThanOrEqualTo(2);
  }

  private static JsonSchema asyncApi() throws IOException {
    try (InputStream in = AsyncApiTest.class.getResourceAsStream("/asyncapi-3.0.0-schema.json")) {
      return JsonSchemaFactory.getInstance(VersionFlag.V7)
          .getSchema(new ObjectMapper().readTree(Objects.requireNonNull(in)));
    }
  }

  @Test
  void every_channel_operation_and_message_says_what_it_is() throws IOException {
    for (JsonNode channel : document().path("channels")) {
      assertThat(channel.path("description").asText()).endsWith(".");
    }
    for (JsonNode operation : document().path("operations")) {
      assertThat(operation.path("summary").asText()).endsWith(".");
    }
    for (JsonNode message : document().at("/components/messages")) {
      assertThat(message.path("summary").asText()).endsWith(".");
      assertThat(message.path("name").asText()).startsWith("org.throughbill.");
    }
  }

  /** Each is an entry that was sealed once: form, headers, hash and all. */
  @Test
  void the_examples_are_records_as_the_document_describes_them() throws IOException {
    JsonNode document = document();
    int examples = 0;
    for (JsonNode message : document.at("/components/messages")) {
      for (JsonNode example : message.path("examples")) {
        examples++;
        assertThat(judged(document, message.path("headers"), example.path("headers"))).isEmpty();
        assertThat(judged(document, message.path("payload"), example.path("payload"))).isEmpty();
        Entry entry =
            Entry.read(example.path("payload").toString().getBytes(StandardCharsets.UTF_8));
        assertThat(example.at("/headers/ce_id").asText()).isEqualTo(entry.hash().value());
        ObjectNode bent = (ObjectNode) example.path("payload").deepCopy();
        bent.put("seq", 0).put("more", "").remove("prev");
        assertThat(judged(document, message.path("payload"), bent)).hasSize(3);
      }
    }
    assertThat(examples).isGreaterThan(5);
  }

  private static Set<ValidationMessage> judged(JsonNode document, JsonNode schema, JsonNode value) {
    ObjectNode whole = new ObjectMapper().createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", document.path("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(whole).validate(value);
  }
}
