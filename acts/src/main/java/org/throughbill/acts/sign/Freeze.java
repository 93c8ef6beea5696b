package org.throughbill.acts.sign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time for which nothing that a party signs is accepted.
 *
 * @param until when it was lifted; absent while it stands
 */
public record Freeze(Instant since, @Nullable Instant until) {
  public boolean holdsAt(Instant time) {
    return !time.isBefore(since) && (until == null || time.isBefore(until));
  }

  public Freeze lifted(Instant at) {
    return new Freeze(since, at);
  }
}
