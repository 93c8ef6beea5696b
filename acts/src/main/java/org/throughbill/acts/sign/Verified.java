package org.throughbill.acts.sign;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.Statement;

/** An act whose signature holds and whose signer may sign; only the {@link Verifier} makes one. */
public final class Verified<T extends Act> {
  private final T act;
  private final SignedAct signed;
  private final RegisteredKey key;
  private final List<Statement> statements;

  Verified(T act, SignedAct signed, RegisteredKey key, List<Statement> statements) {
    this.act = act;
    this.signed = signed;
    this.key = key;
    this.statements = List.copyOf(statements);
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
    return statements.isEmpty() ? null : statements.getFirst();
  }

  /** The same, where an act is signed around several. */
  public List<Statement> statements() {
    return statements;
  }
}
