package org.throughbill.cli;

import java.util.List;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
      @Mixin BillDesk desk,
      @Option(names = "--draft", required = true, description = "The draft, agreed to.")
          String draft,
      @Mixin BillDesk.Liability liability) {
    return desk.sends(
        (bill, after, by, at, place) ->
            new TitleAct.SurrenderForAmendment(
                bill, after, by, at, place, desk.agreement(draft), liability.acknowledged()));
  }

  @Command(
      name = "void",
      mixinStandardHelpOptions = true,
      description = "Takes back a bill that was given up for another; it has ended.")
  static int end(
      @Mixin BillDesk desk,
      @Option(
              names = "--replaced-by",
              required = true,
              paramLabel = "NUMBER",
              description = "Your number of the bill that you issue in its place.")
          BillNumber number) {
    return desk.sends(
        (bill, after, by, at, place) -> new TitleAct.VoidBill(bill, after, by, at, place, number));
  }

  @Command(
      name = "surrender-for-split",
      mixinStandardHelpOptions = true,
      description = "Gives the bill up to the operator for several, as agreed in drafts.")
  static int surrenderForSplit(
      @Mixin BillDesk desk,
      @Option(
              names = "--draft",
              required = true,
              description = "The draft of a part, agreed to; once for each part.")
          List<String> drafts,
      @Mixin BillDesk.Liability liability) {
    return desk.sends(
        (bill, after, by, at, place) ->
            new TitleAct.SurrenderForSplit(
                bill,
                after,
                by,
                at,
                place,
                drafts.stream().map(desk::agreement).toList(),
                liability.acknowledged()));
  }

  @Command(
      name = "split",
      mixinStandardHelpOptions = true,
      description = "Takes back a bill that was given up for its parts; it has ended.")
  static int split(
      @Mixin BillDesk desk,
      @Option(
              names = "--into",
              required = true,
              paramLabel = "NUMBER",
              description = "Your number of a part, in the order of the drafts; once for each.")
          List<BillNumber> numbers) {
    return desk.sends(
        (bill, after, by, at, place) ->
            new TitleAct.SplitBill(bill, after, by, at, place, numbers));
  }

  @Command(
      name = "surrender-for-merge",
      mixinStandardHelpOptions = true,
      description =
          "Gives the bill up to the operator for one in the place of several, as agreed in a draft;"
              + " once for each of them.")
  static int surrenderForMerge(
      @Mixin BillDesk desk,
      @Option(
              names = "--merged",
              required = true,
              paramLabel = "BILL",
              description =
                  "A bill of the merge, this one among them; once for each, in the same order for"
                      + " all. The first ends first.")
          List<BillId> merged,
      @Option(
              names = "--draft",
              required = true,
              description = "The draft of the whole, agreed to; the same for all.")
          String draft,
      @Mixin BillDesk.Liability liability) {
    return desk.sends(
        (bill, after, by, at, place) ->
            new TitleAct.SurrenderForMerge(
                bill,
                after,
                by,
                at,
                place,
                merged,
                desk.agreement(draft),
                liability.acknowledged()));
  }

  @Command(
      name = "merge",
      mixinStandardHelpOptions = true,
      description = "Takes back a bill that was given up to be merged; it has ended.")
  static int merge(
      @Mixin BillDesk desk,
      @Option(
              names = "--into",
              required = true,
              paramLabel = "NUMBER",
              description = "Your number of the whole; the same for all bills of the merge.")
          BillNumber number) {
    return desk.sends(
        (bill, after, by, at, place) -> new TitleAct.MergeBill(bill, after, by, at, place, number));
  }

  @Command(
      name = "cancel",
      mixinStandardHelpOptions = true,
      description = "Proposes that the bill ends without delivery; the others consent.")
  static int cancel(
      @Mixin BillDesk desk,
      @Option(names = "--reason", required = true) String reason,
      @Mixin Term term) {
    return desk.sends(
        (bill, after, by, at, place) ->
            new TitleAct.Cancel(bill, after, by, at, place, reason, term.from(at)));
  }
}
