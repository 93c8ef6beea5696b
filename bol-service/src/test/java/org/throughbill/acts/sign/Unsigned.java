package org.throughbill.acts.sign;

import java.util.List;
import org.throughbill.acts.Act;
import org.throughbill.acts.Statement;

/** Verified acts that nobody signed, for tests that take more steps than can be signed. */
public final class Unsigned {
  private Unsigned() {}

  /** As the verifier would hand it on, had the key signed it. */
  public static Verified<Act> of(
      Act act, SignedAct signed, RegisteredKey key, List<Statement> statements) {
    return new Verified<>(act, signed, key, statements);
  }
}
