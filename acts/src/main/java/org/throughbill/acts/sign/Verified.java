package org.throughbill.acts.sign;

import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.Statement;

/** An act whose signature holds and whose signer may sign; only the {@link Verifier} makes one. */
public final class Verified<T extends Act> {
  private final T act;
  private final SignedAct signed;
  private final RegisteredKey key;
  private final @Nullable Statement statement;

  Verified(T act, SignedAct signed, RegisteredKey key, @Nullable Statement statement) {
    this.act = act;
    this.signed = signed;
    this.key = key;
    this.statement = statement;
  }

  public T act() {
    return act;
  }

  public SignedAct signed() {
    return signed;
  }

  public RegisteredKey key() {
    return key;
  }

  /** The other party's statement that this act is signed around, verified like the act itself. */
  public @Nullable Statement statement() {
    return statement;
  }
}
