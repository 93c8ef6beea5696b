package org.throughbill.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * How a bill is given up for another, for its parts, or for a whole with others, which are issued
 * with {@code issue --replaces}, and how it ends without one.
 */
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

  @Command(
      name = "surrender-for-split",
      mixinStandardHelpOptions = true,
      description = "Gives the bill up to the operator for several, as agreed in drafts.")
  static int surrenderForSplit(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") String bill,
      @Option(
              names = "--draft",
              required = true,
              description = "The draft of a part, agreed to; once for each part.")
          List<String> drafts,
      @Option(
              names = "--acknowledge-liability",
              description =
                  "You know that you become liable under the bill; needed of a holder that is not"
                      + " the consignor.")
          boolean acknowledgeLiability) {
    var id = new BillId(bill);
    List<SignedAct> agreements =
        drafts.stream()
            .map(draft -> desk.service("bol").get("/drafts/" + draft).path("agreement").asText())
            .map(SignedAct::new)
            .toList();
    return desk.send(
        "bol",
        new TitleAct.SurrenderForSplit(
            id,
            desk.head(id),
            desk.party(),
            desk.now(),
            desk.place(),
            agreements,
            acknowledgeLiability ? true : null));
  }

  @Command(
      name = "split",
      mixinStandardHelpOptions = true,
      description = "Takes back a bill that was given up for its parts; it has ended.")
  static int split(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") String bill,
      @Option(
              names = "--into",
              required = true,
              paramLabel = "NUMBER",
              description = "Your number of a part, in the order of the drafts; once for each.")
          List<String> numbers) {
    var id = new BillId(bill);
    return desk.send(
        "bol",
        new TitleAct.SplitBill(
            id,
            desk.head(id),
            desk.party(),
            desk.now(),
            desk.place(),
            numbers.stream().map(BillNumber::new).toList()));
  }

  @Command(
      name = "surrender-for-merge",
      mixinStandardHelpOptions = true,
      description =
          "Gives the bill up to the operator for one in the place of several, as agreed in a draft;"
              + " once for each of them.")
  static int surrenderForMerge(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") String bill,
      @Option(
              names = "--merged",
              required = true,
              paramLabel = "BILL",
              description =
                  "A bill of the merge, this one among them; once for each, in the same order for"
                      + " all. The first ends first.")
          List<String> merged,
      @Option(
              names = "--draft",
              required = true,
              description = "The draft of the whole, agreed to; the same for all.")
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
        new TitleAct.SurrenderForMerge(
            id,
            desk.head(id),
            desk.party(),
            desk.now(),
            desk.place(),
            merged.stream().map(BillId::new).toList(),
            new SignedAct(agreement),
            acknowledgeLiability ? true : null));
  }

  @Command(
      name = "merge",
      mixinStandardHelpOptions = true,
      description = "Takes back a bill that was given up to be merged; it has ended.")
  static int merge(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") String bill,
      @Option(
              names = "--into",
              required = true,
              paramLabel = "NUMBER",
              description = "Your number of the whole; the same for all bills of the merge.")
          String number) {
    var id = new BillId(bill);
    return desk.send(
        "bol",
        new TitleAct.MergeBill(
            id, desk.head(id), desk.party(), desk.now(), desk.place(), new BillNumber(number)));
  }

  @Command(
      name = "cancel",
      mixinStandardHelpOptions = true,
      description = "Proposes that the bill ends without delivery; the others consent.")
  static int cancel(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") String bill,
      @Option(names = "--reason", required = true) String reason,
      @Option(
              names = "--days",
              defaultValue = "7",
              description = "It lapses after so many days; ${DEFAULT-VALUE} if not given.")
          long days) {
    var id = new BillId(bill);
    Instant now = desk.now();
    return desk.send(
        "bol",
        new TitleAct.Cancel(
            id,
            desk.head(id),
            desk.party(),
            now,
            desk.place(),
            reason,
            now.plus(Duration.ofDays(days))));
  }
}
