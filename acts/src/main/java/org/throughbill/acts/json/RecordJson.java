package org.throughbill.acts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;

/**
 * Records to JSON and back, with all faults of a reading at once, each with its pointer.
 *
 * <p>A record is an object of its components in their order; a record of one component called
 * {@code value} is that value; absent means null and only {@code @Nullable} components may be
 * absent. Jackson parses and prints; this class is here because data binding stops at the first
 * fault.
 */
public final class RecordJson {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);
  private static final int MAX_ITEMS = 5000;

  private RecordJson() {}

  /** A time as it is written everywhere: RFC 3339, UTC, six decimals. */
  public static String text(Instant time) {
    return TIME.format(time);
  }

  public static <T extends Record> T read(byte[] json, Class<T> type) {
    return read(StrictJson.parse(json), type);
  }

  public static <T extends Record> T read(JsonNode json, Class<T> type) {
    var faults = new ArrayList<Fault>();
    Object read = readRecord(json, Shape.of(type), Pointer.WHOLE, faults);
    if (read == null || !faults.isEmpty()) {
      throw new Refused(faults);
    }
    return type.cast(read);
  }

  public static byte[] write(Record record) {
    return write(null, record);
  }

  /** Writes a record with a leading field {@code act} that says which act it is. */
  public static byte[] write(@Nullable String act, Record record) {
    var out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = StrictJson.MAPPER.createGenerator(out)) {
      writeRecord(json, act, record);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return out.toByteArray();
  }

  private static void writeRecord(JsonGenerator json, @Nullable String act, Record record)
      throws IOException {
    Shape shape = Shape.of(record.getClass());
    json.writeStartObject();
    if (act != null) {
      json.writeStringField("act", act);
    }
    for (Shape.Part part : shape.parts()) {
      Object value = part.of(record);
      if (value != null) {
        json.writeFieldName(part.name());
        writeValue(json, value);
      }
    }
    json.writeEndObject();
  }

  private static void writeValue(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case String text -> json.writeString(text);
      case Long number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case Boolean yes -> json.writeBoolean(yes);
      case Instant time -> json.writeString(text(time));
      case LocalDate date -> json.writeString(date.toString());
      case Enum<?> constant -> json.writeString(Named.nameOf(constant));
      case List<?> items -> {
        json.writeStartArray();
        for (Object item : items) {
          writeValue(json, item);
        }
        json.writeEndArray();
      }
      case Record inner -> {
        Shape shape = Shape.of(inner.getClass());
        if (shape.isValue()) {
          writeValue(json, shape.soleValue(inner));
        } else {
          writeRecord(json, null, inner);
        }
      }
      default -> throw new IllegalStateException("no JSON form for " + value.getClass());
    }
  }

  private static @Nullable Object readRecord(
      JsonNode json, Shape shape, Pointer pointer, List<Fault> faults) {
    if (!json.isObject()) {
      faults.add(new Fault(pointer.toString(), Form.WRONG_TYPE, "an object is expected"));
      return null;
    }
    int before = faults.size();
    for (String name : (Iterable<String>) json::fieldNames) {
      if (!shape.has(name)) {
        faults.add(new Fault(pointer.to(name).toString(), Form.UNKNOWN_FIELD, "no such field"));
      }
    }
    var arguments = new Object[shape.parts().size()];
    for (int i = 0; i < arguments.length; i++) {
      Shape.Part part = shape.parts().get(i);
      JsonNode field = json.get(part.name());
      Pointer at = pointer.to(part.name());
      if (field != null) {
        arguments[i] = readValue(field, part, at, faults);
      } else if (!part.nullable()) {
        faults.add(new Fault(at.toString(), Form.MISSING_FIELD, "this field is required"));
      }
    }
    return faults.size() > before ? null : make(shape, pointer, faults, arguments);
  }

  private static @Nullable Object make(
      Shape shape, Pointer pointer, List<Fault> faults, Object... arguments) {
    try {
      return shape.make(arguments);
    } catch (Refused refused) {
      refused.faults().forEach(f -> faults.add(f.under(pointer.toString())));
      return null;
    }
  }

  private static @Nullable Object readValue(
      JsonNode json, Shape.Part part, Pointer pointer, List<Fault> faults) {
    Class<?> item = part.item();
    return item == null
        ? readOne(json, part.type(), pointer, faults)
        : readList(json, item, pointer, faults);
  }

  private static @Nullable Object readList(
      JsonNode json, Class<?> item, Pointer pointer, List<Fault> faults) {
    if (!json.isArray() || json.size() > MAX_ITEMS) {
      faults.add(
          new Fault(
              pointer.toString(),
              Form.WRONG_TYPE,
              "a list of at most " + MAX_ITEMS + " items is expected"));
      return null;
    }
    var items = new ArrayList<Object>(json.size());
    for (int i = 0; i < json.size(); i++) {
      Object one = readOne(json.get(i), item, pointer.to(i), faults);
      if (one != null) {
        items.add(one);
      }
    }
    return List.copyOf(items);
  }

  private static @Nullable Object readOne(
      JsonNode json, Class<?> type, Pointer pointer, List<Fault> faults) {
    try {
      if (type.isRecord()) {
        Shape shape = Shape.of(type);
        if (!shape.isValue()) {
          return readRecord(json, shape, pointer, faults);
        }
        return shape.make(Scalars.read(json, shape.parts().getFirst().type()));
      }
      return Scalars.read(json, type);
    } catch (Refused refused) {
      refused.faults().forEach(f -> faults.add(f.under(pointer.toString())));
      return null;
    }
  }
}
