package org.throughbill.testkit.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.throughbill.acts.json.StrictJson;

/** Bends what was sound, the same way for the same seed. */
public final class Mutations {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "\u202e",
          "e\u0301",
          "x".repeat(5000),
          "../../etc/passwd",
          "'; drop table entry; --",
          "0".repeat(64),
          "2026-02-30T00:00:00Z",
          "9999-12-31T23:59:59.999999Z",
          "0000-01-01T00:00:00Z",
          "CNCKG",
          "haiphong-import",
          "industrial-bank",
          "${jndi:ldap://x}",
          "负责");

  private static final List<String> ODDITIES =
      List.of(
          "0".repeat(64),
          "..",
          "%2e%2e",
          "%00",
          "%ff",
          "%",
          "%zz",
          ";a=b",
          "a b",
          "*",
          "x".repeat(300),
          "%E8%B4%9F");

  private final Random random;

  Mutations(long seed) {
    this.random = new Random(seed);
  }

  int upTo(int bound) {
    return random.nextInt(bound);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Bytes flipped, cut off, doubled, or made no UTF-8. */
  byte[] bytes(byte[] sound) {
    byte[] bent = sound.clone();
    switch (random.nextInt(5)) {
      case 0 -> {
        for (int i = 0; i <= random.nextInt(4); i++) {
          bent[random.nextInt(bent.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 1 -> bent = Arrays.copyOf(bent, random.nextInt(bent.length));
      case 2 -> bent[random.nextInt(bent.length)] = (byte) (0x80 + random.nextInt(0x80));
      case 3 -> {
        int at = random.nextInt(bent.length);
        byte[] longer = Arrays.copyOf(bent, bent.length * 2 - at);
        System.arraycopy(bent, at, longer, bent.length, bent.length - at);
        bent = longer;
      }
      default -> {
        bent = new byte[random.nextInt(200)];
        random.nextBytes(bent);
      }
    }
    return bent;
  }

  /** Fields removed, renamed, retyped, nested, or given twice. */
  byte[] json(byte[] sound) {
    JsonNode json = StrictJson.parse(sound);
    for (int i = 0; i <= random.nextInt(2); i++) {
      bend(json);
    }
    String text = json.toString();
    if (random.nextInt(12) == 0) {
      int comma = text.indexOf(',');
      text = "{" + text.substring(1, Math.max(comma, 2)) + "," + text.substring(1);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return random.nextInt(6) == 0 ? bytes(bytes) : bytes;
  }

  private void bend(JsonNode json) {
    var objects = new ArrayList<ObjectNode>();
    collect(json, objects);
    ObjectNode object = one(objects);
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty() || random.nextInt(8) == 0) {
      object.set(one(TEXTS), value(object));
    } else if (random.nextInt(4) == 0) {
      object.remove(one(names));
    } else {
      object.set(one(names), value(object));
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(child -> collect(child, objects));
  }

  private JsonNode value(ObjectNode around) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (random.nextInt(11)) {
      case 0 -> make.nullNode();
      case 1 -> make.booleanNode(random.nextBoolean());
      case 2 -> make.numberNode(random.nextLong());
      case 3 -> make.numberNode(BigInteger.TEN.pow(1 + random.nextInt(60)));
      case 4 -> make.numberNode(random.nextDouble());
      case 5 -> make.arrayNode();
      case 6 -> make.objectNode();
      case 7 -> around.deepCopy();
      case 8 -> nested(1 + random.nextInt(200));
      default -> make.textNode(one(TEXTS));
    };
  }

  private static JsonNode nested(int depth) {
    ArrayNode nested = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < depth; i++) {
      ArrayNode outer = JsonNodeFactory.instance.arrayNode();
      outer.add(nested);
      nested = outer;
    }
    return nested;
  }

  /** A path and query out of a service's own words and of anything. */
  String target(List<String> words, String key) {
    var target = new StringBuilder();
    List<String> all = new ArrayList<>(words);
    all.addAll(ODDITIES);
    all.add(key);
    for (int i = 0; i <= random.nextInt(4); i++) {
      target.append('/').append(one(all).replace(" ", "%20"));
    }
    if (random.nextInt(2) == 0) {
      target
          .append('?')
          .append(one(List.of("after", "topic", "x", "after[]", "%00", "")))
          .append('=')
          .append(
              one(
                  List.of(
                      "",
                      "0",
                      "-1",
                      "1e9",
                      "99999999999999999999",
                      "bill-events",
                      "%00",
                      "%ff",
                      "%",
                      "MCAgMA",
                      "MSBhIDk5OTk5OTk5OTk5OTk5OTk5OQ",
                      "'",
                      "%F0%9F%98%80",
                      key)));
      if (random.nextInt(3) == 0) {
        target.append("&topic=bill-events&after=").append(one(List.of("MCAgMA", "%00", "x", "")));
      }
    }
    return target.toString();
  }

  /** A header that a request may come with, sound or not. */
  String header() {
    String name =
        one(
            List.of(
                "Accept",
                "Accept-Language",
                "Accept-Encoding",
                "Content-Type",
                "If-None-Match",
                "If-Match",
                "traceparent",
                "Cookie",
                "X-Forwarded-For",
                "Range",
                "Expect2",
                "Origin",
                "X-HTTP-Method-Override",
                "Accept-Charset"));
    String value =
        one(
            List.of(
                "",
                "*",
                "*/*",
                "///",
                "application/json",
                "text/html;q=",
                "application/json;q=9",
                "zh",
                "zh-CN-x-!!",
                "-",
                "en;q=abc",
                ";;;",
                "x".repeat(3000),
                "\u00e9\u00ff",
                "application/jose; charset=\"",
                "multipart/form-data",
                "bytes=0-",
                "a=b; c=\"",
                "application/x-www-form-urlencoded",
                "null",
                "%00",
                "00-0-0-0",
                "W/\"1\"",
                "zh_CN",
                "i-default",
                "en-" + "a".repeat(20)));
    return name + ": " + value + "\r\n";
  }
}
