package org.throughbill.audit;

import org.jspecify.annotations.Nullable;

/** The evidence cannot be read, so nothing can be said of it. */
public final class Unauditable extends RuntimeException {
  Unauditable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
