package org.throughbill.cli;

import org.throughbill.acts.TitleAct;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How a bill is given up for another; the other is issued with {@code issue --replaces}. */
final class ReissueActs {
  private ReissueActs() {}

  @Command(
      name = "surrender-for-amendment",
      mixinStandardHelpOptions = true,
      description = "Gives the bill up to the operator for another, as agreed in a draft.")
  static int surrender(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") String bill,
      @Option(names = "--draft", required = true, description = "The draft, agreed to.")
          String draft,
      @Option(
              names = "--acknowledge-liability",
              description =
                  "You know that you become liable under the bill; needed of a holder that is not"
                      + " the consignor.")
          boolean acknowledgeLiability) {
    var id = new BillId(bill);
    String agreement = desk.service("bol").get("/drafts/" + draft).path("agreement").asText();
    return desk.send(
        "bol",
        new TitleAct.SurrenderForAmendment(
            id,
            desk.head(id),
            desk.party(),
            desk.now(),
            desk.place(),
            new SignedAct(agreement),
            acknowledgeLiability ? true : null));
  }

  @Command(
      name = "void",
      mixinStandardHelpOptions = true,
      description = "Takes back a bill that was given up for another; it has ended.")
  static int end(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") String bill,
      @Option(
              names = "--replaced-by",
              required = true,
              paramLabel = "NUMBER",
              description = "Your number of the bill that you issue in its place.")
          String number) {
    var id = new BillId(bill);
    return desk.send(
        "bol",
        new TitleAct.VoidBill(
            id, desk.head(id), desk.party(), desk.now(), desk.place(), new BillNumber(number)));
  }
}
