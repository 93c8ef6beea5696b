package org.throughbill.acts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** States in tests that something is refused, and why. */
public final class Refusals {
  private Refusals() {}

  /** Asserts that the first fault is of this reason. */
  public static Refused refusedBy(Reason reason, ThrowingCallable attempt) {
    Refused refused = refused(attempt);
    assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
    return refused;
  }

  /** Asserts the reason and words of the detail, where one reason has several causes. */
  public static void refusedBy(Reason reason, String words, ThrowingCallable attempt) {
    assertThat(refusedBy(reason, attempt).faults().getFirst().detail()).contains(words);
  }

  /** Asserts a refusal of whatever reason. */
  public static Refused refused(ThrowingCallable attempt) {
    Refused refused = catchThrowableOfType(Refused.class, attempt);
    assertThat(refused).as("nothing was refused").isNotNull();
    return refused;
  }
}
