package org.throughbill.ledger.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Acts;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.json.StrictJson;

/** Writes the AsyncAPI 3 document of the four topics from the catalogue of acts. */
final class AsyncApi {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String EVENT = "org.throughbill.";
  private static final String HASH = "^[0-9a-f]{64}$";
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final String TIME = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$";

  private final ObjectNode document = MAPPER.createObjectNode();

  private AsyncApi() {}

  /** The document, byte for byte. */
  static byte[] write() {
    return new AsyncApi().document();
  }

  private byte[] document() {
    document.put("asyncapi", "3.0.0");
    document.set("info", info());
    document.put("defaultContentType", "application/json");
    document
        .putObject("servers")
        .putObject("local")
        .put("host", "127.0.0.1:9092")
        .put("protocol", "kafka")
        .put("description", "The broker of deploy/up.");
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    for (Topic topic : Topic.values()) {
      channels.set(topic.wireName(), channel(topic));
      operations.set("send-" + topic.wireName(), operation(topic));
    }
    ObjectNode components = document.putObject("components");
    ObjectNode messages = components.putObject("messages");
    actsOnChains().forEach(type -> messages.set(name(type), message(type)));
    ObjectNode schemas = components.putObject("schemas");
    schemas.set("Headers", headers());
    schemas.set("Entry", entry());
    return text();
  }

  private static ObjectNode info() {
    ObjectNode info = MAPPER.createObjectNode();
    info.put("title", "Throughbill events");
    info.put("version", "1.0.0");
    info.put(
        "description",
        "Every entry of every chain, as a CloudEvents 1.0 record in Kafka's binary mode. The value"
            + " is the entry itself, signature included: verify it before acting on it. One topic"
            + " has one writer; the key is the bill or the party; the entries of one key come in"
            + " the order of their seq, each at least once.");
    info.putObject("license")
        .put("name", "Apache-2.0")
        .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
    return info;
  }

  private static List<ActType> actsOnChains() {
    return Arrays.stream(ActType.values())
        .filter(type -> Arrays.stream(Topic.values()).anyMatch(type::mayStandOn))
        .toList();
  }

  /** The event without the prefix that all have. */
  private static String name(ActType type) {
    return type.event().substring(EVENT.length());
  }

  private static ObjectNode channel(Topic topic) {
    ObjectNode channel = MAPPER.createObjectNode();
    channel.put("address", topic.wireName());
    channel.put(
        "description",
        switch (topic) {
          case BILL_EVENTS -> "Title chains by bill; the bol-service writes.";
          case INSPECTION_EVENTS -> "Inspection chains by bill; the customs-service writes.";
          case COLLATERAL_EVENTS -> "Collateral chains by bill; the financing-service writes.";
          case PARTY_EVENTS -> "Parties and their keys by party; the bol-service writes.";
        });
    ObjectNode messages = channel.putObject("messages");
    actsOnChains().stream()
        .filter(type -> type.mayStandOn(topic))
        .forEach(
            type ->
                messages.putObject(name(type)).put("$ref", "#/components/messages/" + name(type)));
    return channel;
  }

  private static ObjectNode operation(Topic topic) {
    ObjectNode operation = MAPPER.createObjectNode();
    operation.put("action", "send");
    operation.putObject("channel").put("$ref", "#/channels/" + topic.wireName());
    operation.put("summary", "Each entry after it was sealed, in the order of its chain.");
    return operation;
  }

  private static ObjectNode message(ActType type) {
    ObjectNode message = MAPPER.createObjectNode();
    message.put("name", type.event());
    message.put("title", type.wireName());
    message.put(
        "summary",
        "An entry whose act is "
            + type.wireName()
            + ", by the schema urn:throughbill:schema:"
            + type.wireName()
            + ".");
    message.put("contentType", "application/json");
    ObjectNode headers = message.putObject("headers");
    ArrayNode all = headers.putArray("allOf");
    all.addObject().put("$ref", "#/components/schemas/Headers");
    all.addObject()
        .put("type", "object")
        .putObject("properties")
        .putObject("ce_type")
        .put("const", type.event());
    message.putObject("payload").put("$ref", "#/components/schemas/Entry");
    sealed(type).ifPresent(entry -> message.putArray("examples").add(example(entry)));
    message
        .putObject("bindings")
        .putObject("kafka")
        .put("bindingVersion", "0.5.0")
        .putObject("key")
        .put("type", "string")
        .put("description", "The chain's key: a bill id, or a party id on party-events.");
    return message;
  }

  /** An entry of the voyage that the tests of acts keep, where one brings such an act. */
  private static Optional<Entry> sealed(ActType type) {
    try (Stream<String> lines =
        Files.lines(Path.of("../acts/src/test/resources/proof/voyage.jsonl"))) {
      return lines
          .map(line -> Entry.read(line.getBytes(StandardCharsets.UTF_8)))
          .filter(entry -> ActType.of(Acts.read(entry.act().payload())) == type)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode example(Entry entry) {
    ProducerRecord<String, byte[]> record =
        CloudEvent.of(entry, "urn:throughbill:bol-service", TRACE);
    ObjectNode example = MAPPER.createObjectNode();
    example.put("name", "entry-" + entry.seq());
    example.put("summary", "Entry " + entry.seq() + " of " + entry.chain() + ".");
    ObjectNode headers = example.putObject("headers");
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    example.set("payload", StrictJson.parse(record.value()));
    return example;
  }

  private static ObjectNode headers() {
    ObjectNode headers = MAPPER.createObjectNode().put("type", "object");
    ObjectNode properties = headers.putObject("properties");
    properties.set("ce_specversion", text("CloudEvents version.").put("const", "1.0"));
    properties.set(
        "ce_id",
        text("Hash of the entry; the same for the same entry sent again.").put("pattern", HASH));
    properties.set("ce_source", text("Which service wrote it: urn:throughbill:bol-service."));
    properties.set("ce_type", text("What happened, with its version."));
    properties.set("ce_subject", text("The bill or party."));
    properties.set("ce_time", text("When it was sealed.").put("pattern", TIME));
    properties.set(
        "ce_sequence",
        text("Its seq on the chain, from 1 without gaps.").put("pattern", "^[1-9][0-9]*$"));
    properties.set("ce_partitionkey", text("The record's key."));
    properties.set("content-type", text("Always JSON.").put("const", "application/json"));
    properties.set(
        "traceparent", text("W3C trace context of the request, where it came with one."));
    ArrayNode required = headers.putArray("required");
    properties
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("traceparent")) {
                required.add(name);
              }
            });
    return headers;
  }

  private static ObjectNode entry() {
    ObjectNode entry = MAPPER.createObjectNode().put("type", "object");
    entry.put(
        "description",
        "An act in its place. The hash is the SHA-256 of seven lines joined by newlines:"
            + " throughbill.entry.v1, topic, chain, seq, prev, act, sealedAt.");
    ObjectNode properties = entry.putObject("properties");
    ObjectNode topic = text("The stream.");
    ArrayNode topics = topic.putArray("enum");
    Arrays.stream(Topic.values()).map(Topic::wireName).forEach(topics::add);
    properties.set("topic", topic);
    properties.set("chain", text("The bill or party."));
    properties.set(
        "seq",
        MAPPER
            .createObjectNode()
            .put("type", "integer")
            .put("minimum", 1)
            .put("description", "Position on the chain."));
    properties.set(
        "prev", text("Hash of the entry before, 64 zeros for the first.").put("pattern", HASH));
    properties.set(
        "act",
        text("The signed act exactly as it was received: a compact JWS.")
            .put("contentMediaType", "application/jose"));
    properties.set("sealedAt", text("When the registry sealed it.").put("pattern", TIME));
    properties.set("hash", text("Hash of this entry.").put("pattern", HASH));
    ArrayNode required = entry.putArray("required");
    properties.fieldNames().forEachRemaining(required::add);
    entry.put("additionalProperties", false);
    return entry;
  }

  private static ObjectNode text(String description) {
    return MAPPER.createObjectNode().put("type", "string").put("description", description);
  }

  private byte[] text() {
    var printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return (MAPPER.writer(printer).writeValueAsString(document) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
