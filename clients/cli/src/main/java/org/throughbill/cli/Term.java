package org.throughbill.cli;

import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Option;

/** For how long what is offered or proposed can be answered. */
final class Term {
  @Option(
      names = "--days",
      defaultValue = "7",
      description = "It lapses after so many days; ${DEFAULT-VALUE} if not given.")
  private long days;

  Instant from(Instant begin) {
    return begin.plus(Duration.ofDays(days));
  }
}
