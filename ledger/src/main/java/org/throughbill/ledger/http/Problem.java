package org.throughbill.ledger.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Fault;
import org.throughbill.acts.Form;
import org.throughbill.acts.Reason;
import org.throughbill.acts.Refused;
import org.throughbill.acts.Rule;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.value.Hash;
import org.throughbill.ledger.Head;

/**
 * A refusal as RFC 9457 has it.
 *
 * @param type the rule's page
 * @param head where the chain ends at present, on conflicts
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String remedy,
    List<Item> errors,
    @Nullable Present head) {
  static final String MEDIA_TYPE = "application/problem+json";

  /**
   * One fault.
   *
   * @param pointer JSON Pointer into what was sent, empty for the whole
   */
  public record Item(String pointer, String code, String detail) {}

  /** A chain's present end. */
  public record Present(long seq, Hash hash) {}

  static Problem of(Refused refused, @Nullable Head head, Language language, int status) {
    Reason reason = refused.reason();
    return new Problem(
        "/rules/" + reason.id(),
        language.sentence(reason),
        status,
        StrictJson.harmless(refused.faults().getFirst().detail()),
        language.remedy(reason),
        refused.faults().stream().map(Problem::item).toList(),
        head == null ? null : new Present(head.seq(), head.hash()));
  }

  private static Item item(Fault fault) {
    return new Item(
        StrictJson.harmless(fault.pointer()),
        fault.reason().id(),
        StrictJson.harmless(fault.detail()));
  }

  /** The rule or fault of form that the type leads to. */
  String rule() {
    return type.substring(type.lastIndexOf('/') + 1);
  }

  static int status(Reason reason) {
    return switch (reason) {
      case Form form ->
          switch (form) {
            case NOT_JSON, NOT_JOSE, DUPLICATE_FIELD, TOO_DEEP, UNSAFE_TEXT, NOT_AN_INTEGER -> 400;
            case UNKNOWN_FIELD, MISSING_FIELD, WRONG_TYPE, UNKNOWN_ACT, WRONG_PLACE -> 422;
            case TOO_LARGE -> 413;
            case NOT_FOUND -> 404;
            case NOT_SIGNED_IN, STEP_UP -> 401;
            case NOT_YOURS, NOT_YOUR_ROLE -> 403;
            case NOT_SUPPORTED -> 405;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
          };
      case Rule rule ->
          switch (rule) {
            case R01, R13, R18, R21, R40, R44, R45, R51, R64 -> 403;
            case R04,
                R14,
                R15,
                R17,
                R20,
                R27,
                R29,
                R31,
                R32,
                R33,
                R34,
                R35,
                R61,
                R62,
                R83,
                R84,
                R85 ->
                409;
            case R02,
                R03,
                R05,
                R06,
                R07,
                R08,
                R09,
                R10,
                R11,
                R12,
                R16,
                R22,
                R23,
                R25,
                R26,
                R28,
                R30,
                R36,
                R37,
                R38,
                R41,
                R46,
                R57,
                R58 ->
                422;
            case R73, R74, R78, R79, R80 -> 422;
          };
    };
  }
}
