package org.throughbill.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How a bill goes on paper and comes back. */
final class MediumActs {
  private MediumActs() {}

  @Command(
      name = "convert-to-paper",
      mixinStandardHelpOptions = true,
      description = "Proposes that paper takes the place of the electronic record.")
  static int toPaper(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") String bill,
      @Option(names = "--originals", defaultValue = "3", description = "How many there are.")
          int originals,
      @Option(names = "--paper", required = true, paramLabel = "FILE", description = "The paper.")
          Path paper,
      @Option(
              names = "--days",
              defaultValue = "7",
              description = "It lapses after so many days; ${DEFAULT-VALUE} if not given.")
          long days) {
    var id = new BillId(bill);
    var now = desk.now();
    return desk.send(
        "bol",
        new TitleAct.ConvertToPaper(
            id,
            desk.head(id),
            desk.party(),
            now,
            desk.place(),
            originals,
            "This paper replaces the electronic record " + id + ", which is inoperative.",
            Hash.of(Desk.bytes(paper)),
            now.plus(Duration.ofDays(days))));
  }

  @Command(
      name = "consent",
      mixinStandardHelpOptions = true,
      description = "Consents to the amendment or the change of medium that is proposed.")
  static int consent(@Mixin Desk desk, @Parameters(paramLabel = "BILL") String bill) {
    var id = new BillId(bill);
    return desk.send(
        "bol", new TitleAct.Consent(id, desk.head(id), desk.party(), desk.now(), desk.place()));
  }

  @Command(
      name = "convert-to-electronic",
      mixinStandardHelpOptions = true,
      description = "Offers the record to who gave every original of the paper up to you.")
  static int toElectronic(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") String bill,
      @Option(names = "--to", required = true, paramLabel = "PARTY") PartyId to,
      @Option(names = "--surrendered", required = true, description = "How many you have back.")
          int surrendered,
      @Option(
              names = "--endorsed",
              paramLabel = "KIND",
              description = "How the paper ran at last: ${COMPLETION-CANDIDATES}.")
          Endorsement.@Nullable Kind kind,
      @Option(
              names = "--days",
              defaultValue = "7",
              description = "It lapses after so many days; ${DEFAULT-VALUE} if not given.")
          long days) {
    var id = new BillId(bill);
    var now = desk.now();
    return desk.send(
        "bol",
        new TitleAct.ConvertToElectronic(
            id,
            desk.head(id),
            desk.party(),
            now,
            desk.place(),
            to,
            surrendered,
            kind == null ? null : TitleActs.endorsement(kind, to),
            "This record replaces " + surrendered + " paper originals, which are inoperative.",
            now.plus(Duration.ofDays(days))));
  }

  @Command(
      name = "deliver-against-paper",
      mixinStandardHelpOptions = true,
      description = "Records that the goods were delivered against the paper; the bill ends.")
  static int deliver(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") String bill,
      @Option(names = "--surrendered", defaultValue = "1", description = "Originals given up.")
          int surrendered,
      @Option(names = "--receiver", required = true, description = "Who received the goods.")
          String receiver) {
    var id = new BillId(bill);
    return desk.send(
        "bol",
        new TitleAct.DeliverAgainstPaper(
            id, desk.head(id), desk.party(), desk.now(), desk.place(), surrendered, receiver));
  }
}
