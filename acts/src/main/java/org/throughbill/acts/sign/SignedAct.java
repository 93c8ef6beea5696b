package org.throughbill.acts.sign;

import static org.throughbill.acts.Refused.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jose4j.jwx.CompactSerializer;
import org.throughbill.acts.Form;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.KeyId;

/**
 * An act as its signer sent it: a compact JWS, kept for ever exactly as received, not yet verified.
 *
 * <p>Its header holds {@code alg} and {@code kid} and nothing else: whatever else JOSE allows there
 * would let the message choose its judge.
 */
public record SignedAct(String value) {
  /** An entry with the largest act still is JSON that can be read. */
  private static final int MAX_LENGTH = StrictJson.MAX_BYTES - 1024;

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  public SignedAct {
    require(value.length() <= MAX_LENGTH, Form.TOO_LARGE, "the JWS is too large");
    String[] parts = split(value);
    byte[] header = decode(parts[0]);
    decode(parts[1]);
    decode(parts[2]);
    readHeader(header);
  }

  /** What the header says, as texts of which nothing is known yet. */
  record Header(String alg, String kid) {
    Algorithm algorithm() {
      return Algorithm.of(alg);
    }

    KeyId keyId() {
      try {
        return new KeyId(kid);
      } catch (Refused notAKey) {
        throw new Refused(Rule.R40, "kid is the SHA-256 of the key's SubjectPublicKeyInfo in hex");
      }
    }
  }

  Header header() {
    return readHeader(bytes(value.substring(0, value.indexOf('.'))));
  }

  public Algorithm algorithm() {
    return header().algorithm();
  }

  public KeyId kid() {
    return header().keyId();
  }

  /** The exact bytes the party signed as its act. */
  public byte[] payload() {
    return bytes(value.substring(value.indexOf('.') + 1, value.lastIndexOf('.')));
  }

  public byte[] signature() {
    return bytes(value.substring(value.lastIndexOf('.') + 1));
  }

  /** The bytes that the signature covers: header and payload as sent. */
  public byte[] signingInput() {
    return value.substring(0, value.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The identity of the act, whatever its signature looks like: a signature made again, or bent
   * into another valid form, is the same act.
   */
  public Hash id() {
    return Hash.of("throughbill.act.v1", signingInput());
  }

  private static Header readHeader(byte[] bytes) {
    JsonNode header = parse(bytes);
    require(
        header.size() == 2 && header.path("alg").isTextual() && header.path("kid").isTextual(),
        Rule.R41,
        "the header holds alg and kid as texts and nothing else");
    return new Header(header.path("alg").textValue(), header.path("kid").textValue());
  }

  private static JsonNode parse(byte[] header) {
    try {
      return StrictJson.parse(header);
    } catch (Refused notStrict) {
      throw new Refused(
          Form.NOT_JOSE,
          "the header is not strict JSON: " + notStrict.faults().getFirst().detail());
    }
  }

  private static String[] split(String compact) {
    String[] parts = CompactSerializer.deserialize(compact);
    require(parts.length == 3, Form.NOT_JOSE, "three parts are expected: header.payload.signature");
    return parts;
  }

  private static byte[] decode(String part) {
    require(!part.isEmpty(), Form.NOT_JOSE, "a part is empty");
    byte[] bytes;
    try {
      bytes = bytes(part);
    } catch (IllegalArgumentException e) {
      throw new Refused(Form.NOT_JOSE, "a part is not base64url");
    }
    require(
        ENCODER.encodeToString(bytes).equals(part),
        Form.NOT_JOSE,
        "a part is not base64url in its only form");
    return bytes;
  }

  private static byte[] bytes(String part) {
    return Base64.getUrlDecoder().decode(part);
  }

  @Override
  public String toString() {
    return value;
  }
}
