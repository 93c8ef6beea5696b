package org.throughbill.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import org.throughbill.acts.json.StrictJson;

/**
 * An entry as somebody keeps it, true or not. What it should be is computed here again, from the
 * published description alone.
 */
record Row(
    String topic,
    String key,
    long seq,
    String prev,
    String act,
    String actId,
    Instant sealedAt,
    String hash) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  String chain() {
    return topic + "/" + key;
  }

  /** The hash by the seven lines. */
  String recomputedHash() {
    String lines =
        String.join(
            "\n",
            "throughbill.entry.v1",
            topic,
            key,
            Long.toString(seq),
            prev,
            act,
            TIME.format(sealedAt));
    return HexFormat.of().formatHex(sha256(lines));
  }

  /** The act's identity: what is signed, without the signature. */
  String recomputedActId() {
    return actId(act);
  }

  static String actId(String jws) {
    String signed = jws.substring(0, Math.max(0, jws.lastIndexOf('.')));
    return HexFormat.of().formatHex(sha256("throughbill.act.v1\n" + signed));
  }

  /** SHA-256 of the entry's bytes as they travel. */
  byte[] digestOfJson() {
    return sha256(
        "{\"topic\":\"%s\",\"chain\":\"%s\",\"seq\":%d,\"prev\":\"%s\",\"act\":\"%s\",\"sealedAt\":\"%s\",\"hash\":\"%s\"}"
            .formatted(topic, key, seq, prev, act, TIME.format(sealedAt), hash));
  }

  /** The signed JSON; an unreadable one throws. */
  JsonNode payload() {
    return payload(act);
  }

  static JsonNode payload(String jws) {
    return StrictJson.parse(payloadBytes(jws));
  }

  /** The key of the chain that the signed bytes themselves name. */
  String keySigned() {
    JsonNode payload = payload();
    String name = payload.path("act").asText();
    if (name.startsWith("party.")) {
      return payload.path(payload.has("party") ? "party" : "by").asText();
    }
    if (name.equals("bill.issue.v1")) {
      MessageDigest sha256 = sha256();
      sha256.update("throughbill.bill.v1\n".getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(sha256.digest(payloadBytes(act)));
    }
    return payload.path("bill").asText();
  }

  static byte[] sha256(byte[] bytes) {
    return sha256().digest(bytes);
  }

  private static byte[] payloadBytes(String jws) {
    String[] parts = jws.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not header.payload.signature");
    }
    return Base64.getUrlDecoder().decode(parts[1]);
  }

  private static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
