package org.throughbill.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The trace a request belongs to (W3C traceparent), kept with the entry so that it survives the
 * relay.
 */
public final class Trace {
  private static final ScopedValue<String> PARENT = ScopedValue.newInstance();

  private Trace() {}

  public static @Nullable String parent() {
    return PARENT.isBound() ? PARENT.get() : null;
  }

  public static <R, X extends Throwable> R under(
      @Nullable String parent, ScopedValue.CallableOp<R, X> work) throws X {
    return parent == null ? work.call() : ScopedValue.where(PARENT, parent).call(work);
  }
}
