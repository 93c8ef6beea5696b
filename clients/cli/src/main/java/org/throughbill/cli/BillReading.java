package org.throughbill.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Bills as their parties read them; reading changes nothing. */
@Command(name = "bill", mixinStandardHelpOptions = true, description = "Shows bills.")
final class BillReading {
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows a bill as it stands, and who may act next.")
  int show(@Mixin Desk desk, @Parameters(paramLabel = "BILL") String bill) {
    desk.print(desk.service("bol").get("/bills/" + bill));
    desk.print(desk.service("bol").get("/bills/" + bill + "/acts"));
    return 0;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the bills you have a role in.")
  int list(@Mixin Desk desk) {
    new Registry(desk).bills().forEach(desk::print);
    return 0;
  }
}
