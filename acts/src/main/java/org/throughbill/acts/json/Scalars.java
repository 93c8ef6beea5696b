package org.throughbill.acts.json;

import static org.throughbill.acts.Refused.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;

/** The single values of the wire, each in its only form. */
final class Scalars {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,6})?Z");

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  private Scalars() {}

  static Object read(JsonNode json, Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      require(json.isBoolean(), Form.WRONG_TYPE, "true or false is expected");
      return json.booleanValue();
    }
    if (type == long.class) {
      require(
          json.canConvertToLong() && json.isIntegralNumber(),
          Form.WRONG_TYPE,
          "an integer is expected");
      return json.longValue();
    }
    if (type == int.class) {
      require(
          json.canConvertToInt() && json.isIntegralNumber(),
          Form.WRONG_TYPE,
          "a small integer is expected");
      return json.intValue();
    }
    require(json.isTextual(), Form.WRONG_TYPE, "a text is expected");
    return readText(json.textValue(), type);
  }

  private static Object readText(String text, Class<?> type) {
    if (type == String.class) {
      require(
          !text.isBlank() && text.equals(text.strip()),
          Form.WRONG_TYPE,
          "a text without outer blanks is expected");
      return text;
    }
    if (type == Instant.class) {
      return time(text);
    }
    if (type == LocalDate.class) {
      return date(text);
    }
    return constant(type, text);
  }

  private static Instant time(String text) {
    require(
        TIME.matcher(text).matches(),
        Form.WRONG_TYPE,
        "a time in UTC is expected, like 2026-01-03T08:00:00Z");
    try {
      return LocalDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, 19),
              nanos(text))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new Refused(Form.WRONG_TYPE, "there is no such time");
    }
  }

  private static int nanos(String time) {
    int nanos = 0;
    int decimal = 100_000_000;
    for (int at = 20; at < time.length() - 1; at++) {
      nanos += decimal * (time.charAt(at) - '0');
      decimal /= 10;
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static LocalDate date(String text) {
    require(DATE.matcher(text).matches(), Form.WRONG_TYPE, "a date is expected, like 2026-01-03");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new Refused(Form.WRONG_TYPE, "there is no such date");
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object constant(Class<?> type, String text) {
    if (!type.isEnum()) {
      throw new IllegalStateException("no JSON form for " + type);
    }
    return Named.find((Class<? extends Enum>) type, text);
  }
}
