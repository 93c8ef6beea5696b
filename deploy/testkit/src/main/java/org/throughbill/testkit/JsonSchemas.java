package org.throughbill.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.json.Named;

/**
 * Schemas of records as they are written in JSON: a record of one component called {@code value} is
 * that value, and what is not {@code @Nullable} is always there.
 */
final class JsonSchemas {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final TreeMap<String, ObjectNode> definitions = new TreeMap<>();

  ObjectNode definitions() {
    ObjectNode all = MAPPER.createObjectNode();
    definitions.forEach(all::set);
    return all;
  }

  ObjectNode of(Type type) {
    if (type instanceof ParameterizedType list) {
      ObjectNode array = MAPPER.createObjectNode().put("type", "array");
      array.set("items", of(list.getActualTypeArguments()[0]));
      return array;
    }
    var plain = (Class<?>) type;
    if (plain.isRecord()) {
      RecordComponent[] parts = plain.getRecordComponents();
      return parts.length == 1 && parts[0].getName().equals("value")
          ? of(parts[0].getGenericType())
          : reference(plain);
    }
    return plain.isEnum() ? constants(plain) : scalar(plain);
  }

  private ObjectNode reference(Class<?> record) {
    Class<?> around = record.getEnclosingClass();
    String name = (around == null ? "" : around.getSimpleName() + ".") + record.getSimpleName();
    if (!definitions.containsKey(name)) {
      definitions.put(name, MAPPER.createObjectNode());
      definitions.put(name, object(record));
    }
    return MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + name);
  }

  private ObjectNode object(Class<?> record) {
    ObjectNode object = MAPPER.createObjectNode().put("type", "object");
    ObjectNode properties = object.putObject("properties");
    ArrayNode required = object.putArray("required");
    for (RecordComponent part : record.getRecordComponents()) {
      properties.set(part.getName(), of(part.getGenericType()));
      if (!part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(part.getName());
      }
    }
    return object;
  }

  private static ObjectNode constants(Class<?> type) {
    ObjectNode text = MAPPER.createObjectNode().put("type", "string");
    ArrayNode names = text.putArray("enum");
    for (Object constant : type.getEnumConstants()) {
      names.add(Named.nameOf((Enum<?>) constant));
    }
    return text;
  }

  private static ObjectNode scalar(Class<?> type) {
    ObjectNode schema = MAPPER.createObjectNode();
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return schema.put("type", "integer");
    }
    if (type == boolean.class || type == Boolean.class) {
      return schema.put("type", "boolean");
    }
    schema.put("type", "string");
    if (type == Instant.class) {
      schema.put("format", "date-time");
    } else if (type == LocalDate.class) {
      schema.put("format", "date");
    } else if (type != String.class) {
      throw new IllegalStateException("no schema for " + type);
    }
    return schema;
  }
}
