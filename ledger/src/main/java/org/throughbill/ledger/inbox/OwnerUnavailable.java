package org.throughbill.ledger.inbox;

import org.jspecify.annotations.Nullable;

/** The owner of a stream did not answer; the gap stays until it does. */
final class OwnerUnavailable extends RuntimeException {
  OwnerUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
