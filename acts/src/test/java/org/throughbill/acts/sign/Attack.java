package org.throughbill.acts.sign;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an attacker sends, and what must become of it; a line of {@code attacks.jsonl}.
 *
 * @param code the attack's own name, for ever: a code is never given to another attack
 * @param enters what the input is
 * @param input as it is sent
 * @param at when it would be sealed
 * @param chain the chain it is sent to, as {@code stream/key}, where that is the attack
 * @param refused id of the rule or the fault of form that refuses it; absent where it is let in
 * @param sameAs the id of the genuine act that it is only another spelling of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Attack(
    String code,
    String what,
    Enters enters,
    String input,
    String at,
    @Nullable String chain,
    @Nullable String refused,
    @Nullable String sameAs) {

  /** The doors of the registry. */
  enum Enters {
    /** A compact JWS, judged by the register of keys. */
    ACT,
    /** A compact JWS that brings a certificate, judged by the trusted roots. */
    ENROLMENT,
    /** An entry as it travels, judged by its own hash and the register. */
    ENTRY,
    /** A public key in base64, judged alone. */
    KEY
  }

  @Override
  public String toString() {
    return code + " " + what + (refused == null ? " is let in" : " is refused by " + refused);
  }
}
