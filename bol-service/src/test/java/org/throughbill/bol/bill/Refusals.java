package org.throughbill.bol.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.throughbill.acts.Refused;

/** What was refused, where something had to be. */
final class Refusals {
  private Refusals() {}

  static Refused of(ThrowingCallable attempt) {
    Refused refused = catchThrowableOfType(Refused.class, attempt);
    assertThat(refused).as("nothing was refused").isNotNull();
    return refused;
  }
}
