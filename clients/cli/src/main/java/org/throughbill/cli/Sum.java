package org.throughbill.cli;

import org.throughbill.acts.value.Money;
import picocli.CommandLine.Option;

/** A sum of money. */
final class Sum {
  @Option(names = "--currency", required = true, description = "ISO 4217 code.")
  private String currency = "";

  @Option(
      names = "--amount",
      required = true,
      paramLabel = "MINOR_UNITS",
      description = "In whole minor units (fen, cents).")
  private long amount;

  Money money() {
    return new Money(currency, amount);
  }
}
