package org.throughbill.acts.json;

import static org.throughbill.acts.Refused.require;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;

/**
 * JSON that two readers cannot read in two ways: no duplicate keys, floats, unpaired surrogates,
 * deceptive characters, trailing bytes, or sizes and depths without bound.
 */
public final class StrictJson {
  /** The largest body that is read, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private static final int MAX_DEPTH = 32;
  private static final long MAX_INTEGER = 1L << 53;

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(20)
                          .maxNameLength(100)
                          .maxStringLength(MAX_BYTES)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final ObjectReader READER = MAPPER.reader();

  private StrictJson() {}

  public static JsonNode parse(byte[] bytes) {
    require(bytes.length <= MAX_BYTES, Form.TOO_LARGE, "more than " + MAX_BYTES + " bytes");
    JsonNode node = parseText(decode(bytes));
    var faults = new ArrayList<Fault>();
    judge(node, Pointer.WHOLE, faults);
    if (!faults.isEmpty()) {
      throw new Refused(faults);
    }
    return node;
  }

  private static String decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean lossless = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
    require(lossless, Form.NOT_JSON, "the bytes are not UTF-8");
    return text;
  }

  private static JsonNode parseText(String text) {
    try {
      JsonNode node = READER.readTree(text);
      require(!node.isMissingNode(), Form.NOT_JSON, "the body is empty");
      return node;
    } catch (StreamConstraintsException e) {
      throw new Refused(
          e.getOriginalMessage().contains("depth") ? Form.TOO_DEEP : Form.TOO_LARGE,
          e.getOriginalMessage());
    } catch (JsonProcessingException e) {
      boolean duplicate = e.getOriginalMessage().startsWith("Duplicate field");
      throw new Refused(duplicate ? Form.DUPLICATE_FIELD : Form.NOT_JSON, e.getOriginalMessage());
    }
  }

  private static void judge(JsonNode node, Pointer pointer, List<Fault> faults) {
    switch (node.getNodeType()) {
      case NUMBER -> {
        if (!isSafeInteger(node)) {
          faults.add(new Fault(pointer.toString(), Form.NOT_AN_INTEGER, node.asText()));
        }
      }
      case STRING -> judgeText(node.textValue(), pointer, faults);
      case ARRAY -> {
        for (int i = 0; i < node.size(); i++) {
          judge(node.get(i), pointer.to(i), faults);
        }
      }
      case OBJECT ->
          node.properties()
              .forEach(
                  field -> {
                    Pointer at = pointer.to(field.getKey());
                    judgeText(field.getKey(), at, faults);
                    judge(field.getValue(), at, faults);
                  });
      case BOOLEAN, NULL, MISSING, BINARY, POJO -> {}
    }
  }

  private static boolean isSafeInteger(JsonNode node) {
    return node.isIntegralNumber()
        && node.canConvertToLong()
        && node.longValue() <= MAX_INTEGER
        && node.longValue() >= -MAX_INTEGER;
  }

  private static void judgeText(String text, Pointer pointer, List<Fault> faults) {
    if (isPlain(text)) {
      return;
    }
    if (text.codePoints().anyMatch(StrictJson::deceives)) {
      faults.add(new Fault(pointer.toString(), Form.UNSAFE_TEXT, "see the remedy"));
    } else if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
      faults.add(new Fault(pointer.toString(), Form.UNSAFE_TEXT, "the text is not in form NFC"));
    }
  }

  /** Printable ASCII, which most texts are, deceives nobody and has one form. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  /** A text for readers in which nothing deceives, whatever was sent. */
  public static String harmless(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .map(codePoint -> deceives(codePoint) ? 0xFFFD : codePoint)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * Control, format (bidirectional, zero-width), private-use, unassigned and unpaired surrogate.
   */
  private static boolean deceives(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
