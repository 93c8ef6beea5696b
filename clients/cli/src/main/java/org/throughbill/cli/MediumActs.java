package org.throughbill.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a bill goes on paper and comes back. */
final class MediumActs {
  private MediumActs() {}

  @Command(
      name = "convert-to-paper",
      mixinStandardHelpOptions = true,
      description = "Proposes that paper takes the place of the electronic record.")
  static int toPaper(
      @Mixin BillDesk desk,
      @Option(names = "--originals", defaultValue = "3", description = "How many there are.")
          int originals,
      @Option(names = "--paper", required = true, paramLabel = "FILE", description = "The paper.")
          Path paper,
      @Mixin Term term) {
    return desk.sends(
        (bill, after, by, at, place) ->
            new TitleAct.ConvertToPaper(
                bill,
                after,
                by,
                at,
                place,
                originals,
                "This paper replaces the electronic record " + bill + ", which is inoperative.",
                Hash.of(Desk.bytes(paper)),
                term.from(at)));
  }

  @Command(
      name = "consent",
      mixinStandardHelpOptions = true,
      description = "Consents to the amendment or the change of medium that is proposed.")
  static int consent(@Mixin BillDesk desk) {
    return desk.sends(TitleAct.Consent::new);
  }

  @Command(
      name = "convert-to-electronic",
      mixinStandardHelpOptions = true,
      description = "Offers the record to who gave every original of the paper up to you.")
  static int toElectronic(
      @Mixin BillDesk desk,
      @Option(names = "--to", required = true, paramLabel = "PARTY") PartyId to,
      @Option(names = "--surrendered", required = true, description = "How many you have back.")
          int surrendered,
      @Option(
              names = "--endorsed",
              paramLabel = "KIND",
              description = "How the paper ran at last: ${COMPLETION-CANDIDATES}.")
          Endorsement.@Nullable Kind kind,
      @Mixin Term term) {
    return desk.sends(
        (bill, after, by, at, place) ->
            new TitleAct.ConvertToElectronic(
                bill,
                after,
                by,
                at,
                place,
                to,
                surrendered,
                TitleActs.endorsement(kind, to),
                "This record replaces " + surrendered + " paper originals, which are inoperative.",
                term.from(at)));
  }

  @Command(
      name = "deliver-against-paper",
      mixinStandardHelpOptions = true,
      description = "Records that the goods were delivered against the paper; the bill ends.")
  static int deliver(
      @Mixin BillDesk desk,
      @Option(names = "--surrendered", defaultValue = "1", description = "Originals given up.")
          int surrendered,
      @Option(names = "--receiver", required = true, description = "Who received the goods.")
          String receiver) {
    return desk.sends(
        (bill, after, by, at, place) ->
            new TitleAct.DeliverAgainstPaper(bill, after, by, at, place, surrendered, receiver));
  }
}
