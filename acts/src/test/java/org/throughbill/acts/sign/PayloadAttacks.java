package org.throughbill.acts.sign;

import static org.throughbill.acts.Form.DUPLICATE_FIELD;
import static org.throughbill.acts.Form.MISSING_FIELD;
import static org.throughbill.acts.Form.NOT_AN_INTEGER;
import static org.throughbill.acts.Form.NOT_JSON;
import static org.throughbill.acts.Form.TOO_DEEP;
import static org.throughbill.acts.Form.TOO_LARGE;
import static org.throughbill.acts.Form.UNKNOWN_ACT;
import static org.throughbill.acts.Form.UNKNOWN_FIELD;
import static org.throughbill.acts.Form.UNSAFE_TEXT;
import static org.throughbill.acts.Form.WRONG_TYPE;
import static org.throughbill.acts.Rule.R10;
import static org.throughbill.acts.Rule.R36;
import static org.throughbill.acts.sign.Signers.MAKER_KEY;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.throughbill.acts.ActType;
import org.throughbill.acts.Acts;
import org.throughbill.acts.Form;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Samples;

/** The signature is genuine, and the signed bytes are not what any act may look like. */
final class PayloadAttacks {
  private static final String JSON =
      new String(Acts.write(Samples.TRANSFER), StandardCharsets.UTF_8);
  private static final String AT = "2026-01-03T12:00:00.000000Z";

  private final AttackBook book;

  PayloadAttacks(AttackBook book) {
    this.book = book;
  }

  void write() {
    notOneReading();
    fields();
    times();
    people();
  }

  private void notOneReading() {
    refuse(NOT_JSON, "nothing but a space", " ");
    refuse(NOT_JSON, "a mark before it", "\ufeff" + JSON);
    refuse(NOT_JSON, "something after it", JSON + "{}");
    refuse(NOT_JSON, "cut short", JSON.substring(0, JSON.length() - 1));
    refuse(NOT_JSON, "a comment", JSON.replace("{\"act\"", "{/**/\"act\""));
    refuse(NOT_JSON, "single quotes", JSON.replace('"', '\''));
    refuse(NOT_JSON, "a comma too many", JSON.replaceFirst("}$", ",}"));
    refuse(NOT_JSON, "NaN", with("\"n\":NaN"));
    refuse(NOT_JSON, "a number with a leading zero", with("\"n\":01"));
    refuse(WRONG_TYPE, "a list", "[" + JSON + "]");
    refuse(WRONG_TYPE, "a text", "\"" + "a" + "\"");
    refuse(WRONG_TYPE, "null", "null");
    refuse(DUPLICATE_FIELD, "two receivers", with("\"to\":\"bank-cq\""));
    refuse(DUPLICATE_FIELD, "the same receiver twice", with("\"to\":\"buyer-dubai\""));
    refuse(DUPLICATE_FIELD, "an escaped name twice", with("\"\\u0074o\":\"bank-cq\""));
    refuse(
        DUPLICATE_FIELD, "two endorsees", JSON.replace("\"kind\"", "\"to\":\"bank-cq\",\"kind\""));
    refuse(NOT_AN_INTEGER, "a fraction", with("\"n\":1.5"));
    refuse(NOT_AN_INTEGER, "an exponent", with("\"n\":1e3"));
    refuse(NOT_AN_INTEGER, "a number past 2^53", with("\"n\":9007199254740993"));
    refuse(TOO_LARGE, "a number of 30 digits", with("\"n\":" + "9".repeat(30)));
    refuse(TOO_LARGE, "a name of 101 letters", with("\"" + "n".repeat(101) + "\":1"));
    refuse(TOO_DEEP, "33 levels", with("\"n\":" + "[".repeat(33) + "]".repeat(33)));
    for (String text :
        List.of("\u202e", "\u200b", "\u0000", "\ue000", "\u2028", "\u00ad", "e\u0301", "\uffff")) {
      String escaped = text.equals("\u0000") ? "\\u0000" : text;
      String words = "a text with U+%04X".formatted((int) text.charAt(text.length() - 1));
      refuse(UNSAFE_TEXT, words, with("\"n\":\"" + escaped + "\""));
    }
    refuse(UNSAFE_TEXT, "half a letter", with("\"n\":\"\\ud800\""));
    byte[] bytes = Forge.utf8(JSON);
    bytes[bytes.length - 5] = (byte) 0xff;
    book.act("PAY", NOT_JSON, "bytes that are not UTF-8", signed(bytes));
    byte[] wide = JSON.getBytes(StandardCharsets.UTF_16);
    book.act("PAY", NOT_JSON, "UTF-16", signed(wide));
  }

  private void fields() {
    refuse(
        UNKNOWN_ACT,
        "an act of the next version",
        replaced("bill.transfer.v1", "bill.transfer.v2"));
    refuse(UNKNOWN_ACT, "an act in capitals", replaced("bill.transfer.v1", "BILL.TRANSFER.V1"));
    refuse(UNKNOWN_ACT, "a class name", replaced("bill.transfer.v1", "java.lang.Runtime"));
    refuse(UNKNOWN_ACT, "an empty act", replaced("bill.transfer.v1", ""));
    refuse(MISSING_FIELD, "no act", JSON.replace("\"act\":\"bill.transfer.v1\",", ""));
    refuse(MISSING_FIELD, "an act that is a number", replaced("\"bill.transfer.v1\"", "1"));
    refuse(MISSING_FIELD, "no signer", JSON.replace("\"by\":\"maker-cq\",", ""));
    refuse(MISSING_FIELD, "no position", JSON.replace("\"after\":\"" + "a".repeat(64) + "\",", ""));
    refuse(UNKNOWN_FIELD, "a field more", with("\"note\":\"ignore me\""));
    refuse(UNKNOWN_FIELD, "a prototype", with("\"__proto__\":{}"));
    refuse(UNKNOWN_FIELD, "a type tag", with("\"@class\":\"java.lang.Runtime\""));
    refuse(WRONG_TYPE, "a signer that is a list", replaced("\"maker-cq\"", "[\"maker-cq\"]"));
    refuse(WRONG_TYPE, "a signer that is null", replaced("\"maker-cq\"", "null"));
    refuse(WRONG_TYPE, "a bill in capitals", replaced("b".repeat(64), "B".repeat(64)));
    refuse(WRONG_TYPE, "a bill too long", replaced("b".repeat(64), "b".repeat(65)));
    refuse(WRONG_TYPE, "a position too short", replaced("a".repeat(64), "a".repeat(63)));
    refuse(R10, "a place in small letters", replaced("CNCKG", "cnckg"));
  }

  private void times() {
    for (String at :
        List.of(
            "2026-01-03T20:00:00+08:00",
            "2026-01-03T12:00:00-00:00",
            "2026-01-03T12:00:00z",
            "2026-01-03t12:00:00Z",
            "2026-01-03 12:00:00Z",
            "2026-01-03T12:00:00",
            "2026-01-03T12:00Z",
            "2026-01-03T12:00:00.Z",
            "2026-01-03T12:00:00.0000001Z",
            "2026-01-03T12:00:00,5Z",
            "2026-01-03T24:00:00Z",
            "2026-01-03T23:59:60Z",
            "2026-02-29T12:00:00Z",
            "2026-02-30T12:00:00Z",
            "2026-13-01T12:00:00Z",
            "2026-00-01T12:00:00Z",
            "20260103T120000Z",
            "2026-003T12:00:00Z",
            "2026-W01-6T12:00:00Z",
            "+2026-01-03T12:00:00Z",
            "-2026-01-03T12:00:00Z",
            "12026-01-03T12:00:00Z",
            "1767441600",
            "now",
            "")) {
      refuse(WRONG_TYPE, "signed at '" + at + "'", replaced(AT, at));
    }
    refuse(WRONG_TYPE, "signed at a number", replaced("\"" + AT + "\"", "1767441600"));
    refuse(WRONG_TYPE, "signed in full-width digits", replaced("2026-", "２０２６-"));
  }

  /** Each act, signed by a party that is enrolled and is not the one the act names. */
  private void people() {
    for (ActType type : ActType.values()) {
      byte[] act = Acts.write(Samples.of(type));
      boolean byOperator = Samples.of(type).by().equals(Samples.OPERATOR);
      SigningKey other = byOperator ? MAKER_KEY : Signers.OPERATOR_KEY;
      book.act("WHO", R36, type.wireName() + " of another party", other.sign(act).value());
    }
  }

  private static String with(String field) {
    return JSON.replaceFirst("}$", java.util.regex.Matcher.quoteReplacement("," + field + "}"));
  }

  private static String replaced(String what, String by) {
    return JSON.replace(what, by);
  }

  private void refuse(Reason reason, String words, String json) {
    String what = reason instanceof Form ? words : words + ", by its own standard";
    book.act("PAY", reason, what, signed(Forge.utf8(json)));
  }

  private static String signed(byte[] payload) {
    return Forge.jws(Forge.header("Ed25519", MAKER_KEY), payload, MAKER_KEY);
  }
}
