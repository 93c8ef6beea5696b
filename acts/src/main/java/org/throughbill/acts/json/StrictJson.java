package org.throughbill.acts.json;

import static org.throughbill.acts.Refused.require;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
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

  private StrictJson() {}

  public static JsonNode parse(byte[] bytes) {
    require(bytes.length <= MAX_BYTES, Form.TOO_LARGE, "more than " + MAX_BYTES + " bytes");
    JsonNode node = parseText(decode(bytes));
    judge(node);
    return node;
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Refused(Form.NOT_JSON, "the bytes are not UTF-8");
    }
  }

  private static JsonNode parseText(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
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

  private static void judge(JsonNode node) {
    switch (node.getNodeType()) {
      case NUMBER ->
          require(
              node.isIntegralNumber()
                  && node.canConvertToLong()
                  && Math.abs(node.longValue()) <= MAX_INTEGER,
              Form.NOT_AN_INTEGER,
              node.asText());
      case STRING -> judgeText(node.textValue());
      case ARRAY -> node.forEach(StrictJson::judge);
      case OBJECT ->
          node.properties()
              .forEach(
                  field -> {
                    judgeText(field.getKey());
                    judge(field.getValue());
                  });
      case BOOLEAN, NULL, MISSING, BINARY, POJO -> {}
    }
  }

  private static void judgeText(String text) {
    require(text.codePoints().noneMatch(StrictJson::deceives), Form.UNSAFE_TEXT, "see the remedy");
    require(
        Normalizer.isNormalized(text, Normalizer.Form.NFC),
        Form.UNSAFE_TEXT,
        "the text is not in form NFC");
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
