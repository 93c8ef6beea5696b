package org.throughbill.acts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.json.Named;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.KeyId;

/**
 * Writes the JSON Schema (2020-12) of an act from its record: fields, order and types from the
 * components, patterns from the values' own, descriptions from the Javadoc.
 */
final class SchemaWriter {
  private static final Set<Class<?>> DIGESTS = Set.of(Hash.class, BillId.class, KeyId.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long MAX_INTEGER = 1L << 53;
  private static final int MAX_ITEMS = 5000;

  private final Javadoc javadoc = new Javadoc();
  private final TreeMap<String, ObjectNode> definitions = new TreeMap<>();

  private SchemaWriter() {}

  /** The schema file of an act, byte for byte. */
  static byte[] write(ActType type) {
    return new SchemaWriter().schema(type);
  }

  private byte[] schema(ActType type) {
    ObjectNode schema = MAPPER.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:throughbill:schema:" + type.wireName());
    schema.put("title", type.wireName());
    schema.setAll(object(type.record(), type.wireName()));
    ObjectNode all = schema.putObject("$defs");
    definitions.forEach(all::set);
    var indenter = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
    try {
      return (MAPPER.writer(printer).writeValueAsString(schema) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectNode object(Class<?> record, @Nullable String act) {
    ObjectNode object = MAPPER.createObjectNode();
    object.put("description", javadoc.ofType(record));
    object.put("type", "object");
    object.put("additionalProperties", false);
    ArrayNode required = object.putArray("required");
    ObjectNode properties = object.putObject("properties");
    if (act != null) {
      required.add("act");
      properties.putObject("act").put("description", "Which act this is.").put("const", act);
    }
    for (RecordComponent component : record.getRecordComponents()) {
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(component.getName());
      }
      properties.set(component.getName(), property(record, component));
    }
    return object;
  }

  private ObjectNode property(Class<?> record, RecordComponent component) {
    ObjectNode property = MAPPER.createObjectNode();
    property.put("description", describe(record, component));
    if (component.getGenericType() instanceof ParameterizedType list) {
      property.put("type", "array").put("maxItems", MAX_ITEMS);
      property.set("items", type((Class<?>) list.getActualTypeArguments()[0]));
      return property;
    }
    property.setAll(type(component.getType()));
    return property;
  }

  private String describe(Class<?> record, RecordComponent component) {
    return javadoc
        .ofField(record, component.getName())
        .or(() -> ofOwnType(component.getType()))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "say in " + record.getName() + " what " + component.getName() + " is"));
  }

  private Optional<String> ofOwnType(Class<?> type) {
    return type.isRecord() || type.isEnum() ? Optional.of(javadoc.ofType(type)) : Optional.empty();
  }

  private ObjectNode type(Class<?> type) {
    if (type.isRecord() || type.isEnum()) {
      String name = name(type);
      if (!definitions.containsKey(name)) {
        definitions.put(name, define(type));
      }
      return MAPPER.createObjectNode().put("$ref", "#/$defs/" + name);
    }
    return scalar(type);
  }

  private ObjectNode define(Class<?> type) {
    if (type.isEnum()) {
      ObjectNode names = MAPPER.createObjectNode().put("description", javadoc.ofType(type));
      ArrayNode all = names.putArray("enum");
      for (Object constant : type.getEnumConstants()) {
        all.add(Named.nameOf((Enum<?>) constant));
      }
      return names;
    }
    RecordComponent[] parts = type.getRecordComponents();
    if (parts.length == 1 && parts[0].getName().equals("value")) {
      return text(pattern(type)).put("description", javadoc.ofType(type));
    }
    return object(type, null);
  }

  private static ObjectNode scalar(Class<?> type) {
    ObjectNode scalar = MAPPER.createObjectNode();
    if (type == boolean.class || type == Boolean.class) {
      return scalar.put("type", "boolean");
    }
    if (type == int.class) {
      return integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    if (type == long.class) {
      return integer(-MAX_INTEGER, MAX_INTEGER);
    }
    if (type == Instant.class) {
      return text(scalarPattern("TIME")).put("format", "date-time");
    }
    if (type == LocalDate.class) {
      return text(scalarPattern("DATE")).put("format", "date");
    }
    if (type == String.class) {
      return text("\\S(?:.*\\S)?");
    }
    throw new IllegalStateException("no schema for " + type);
  }

  private static ObjectNode integer(long least, long most) {
    return MAPPER
        .createObjectNode()
        .put("type", "integer")
        .put("minimum", least)
        .put("maximum", most);
  }

  private static ObjectNode text(String pattern) {
    return MAPPER.createObjectNode().put("type", "string").put("pattern", "^(?:" + pattern + ")$");
  }

  private static String pattern(Class<?> value) {
    if (value == SignedAct.class) {
      return "[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+";
    }
    return DIGESTS.contains(value) ? "[0-9a-f]{64}" : constant(value, "FORM");
  }

  private static String scalarPattern(String name) {
    try {
      return constant(Class.forName("org.throughbill.acts.json.Scalars"), name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String constant(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return ((Pattern) field.get(null)).pattern();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String name(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null ? type.getSimpleName() : outer.getSimpleName() + type.getSimpleName();
  }
}
