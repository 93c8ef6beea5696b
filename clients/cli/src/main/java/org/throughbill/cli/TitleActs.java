package org.throughbill.cli;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.Replacement;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.Money;
import org.throughbill.acts.value.PartyId;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The acts that found, move and encumber a bill, each signed upon its present head. */
final class TitleActs {
  private TitleActs() {}

  @Command(
      name = "issue",
      mixinStandardHelpOptions = true,
      description = "Issues a bill around the consignor's agreement to a draft.")
  static int issue(
      @Mixin Desk desk,
      @Parameters(paramLabel = "DRAFT") String draft,
      @Option(names = "--number", required = true, description = "Your own number of the bill.")
          String number,
      @ArgGroup(exclusive = false) @Nullable InPlaceOf place) {
    String agreement = desk.service("bol").get("/drafts/" + draft).path("agreement").asText();
    return desk.send(
        "bol",
        new TitleAct.Issue(
            desk.party(),
            desk.now(),
            desk.place(),
            new BillNumber(number),
            new SignedAct(agreement),
            place == null ? null : place.replacement()));
  }

  /** The void bill whose place the new one takes, and those it was merged with. */
  static final class InPlaceOf {
    @Option(names = "--replaces", required = true, paramLabel = "BILL")
    private @Nullable String bill;

    @Option(
        names = "--holder",
        required = true,
        paramLabel = "PARTY",
        description = "Who gave that bill up, and has control of this one.")
    private @Nullable PartyId holder;

    @Option(
        names = "--merged-with",
        paramLabel = "BILL",
        description = "Another bill of the same merge; once for each, in the order of the merge.")
    private List<String> others = List.of();

    private Replacement replacement() {
      return new Replacement(
          new BillId(Objects.requireNonNull(bill)),
          Objects.requireNonNull(holder),
          others.isEmpty() ? null : others.stream().map(BillId::new).toList());
    }
  }

  @Command(
      name = "transfer",
      mixinStandardHelpOptions = true,
      description = "Moves control to another party; it cannot be taken back.")
  static int transfer(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") String bill,
      @Option(names = "--to", required = true, paramLabel = "PARTY") PartyId to,
      @Option(
              names = "--endorse",
              paramLabel = "KIND",
              description = "Endorses too: ${COMPLETION-CANDIDATES}.")
          Endorsement.@Nullable Kind kind) {
    var id = new BillId(bill);
    Endorsement endorsement = kind == null ? null : endorsement(kind, to);
    return desk.send(
        "bol",
        new TitleAct.Transfer(
            id, desk.head(id), desk.party(), desk.now(), desk.place(), to, endorsement));
  }

  @Command(
      name = "endorse",
      mixinStandardHelpOptions = true,
      description = "Changes to whose order the bill runs; control stays where it is.")
  static int endorse(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") String bill,
      @Option(names = "--kind", required = true, description = "${COMPLETION-CANDIDATES}.")
          Endorsement.Kind kind,
      @Option(names = "--to", paramLabel = "PARTY", description = "The endorsee; none in blank.")
          @Nullable PartyId to) {
    var id = new BillId(bill);
    return desk.send(
        "bol",
        new TitleAct.Endorse(
            id, desk.head(id), desk.party(), desk.now(), desk.place(), new Endorsement(kind, to)));
  }

  @Command(
      name = "pledge",
      mixinStandardHelpOptions = true,
      description = "Offers the bill in pledge to a bank.")
  static int pledge(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") String bill,
      @Option(names = "--to", required = true, paramLabel = "BANK") PartyId to,
      @Option(names = "--currency", required = true, description = "ISO 4217 code.")
          String currency,
      @Option(
              names = "--amount",
              required = true,
              paramLabel = "MINOR_UNITS",
              description = "The debt in whole minor units (fen, cents).")
          long amount,
      @Option(
              names = "--contract",
              required = true,
              paramLabel = "HASH",
              description = "SHA-256 of the written contract.")
          Hash contract,
      @Option(
              names = "--days",
              defaultValue = "7",
              description = "The offer lapses after so many days; ${DEFAULT-VALUE} if not given.")
          long days) {
    var id = new BillId(bill);
    var now = desk.now();
    return desk.send(
        "bol",
        new TitleAct.Pledge(
            id,
            desk.head(id),
            desk.party(),
            now,
            desk.place(),
            to,
            new Money(currency, amount),
            contract,
            now.plus(Duration.ofDays(days))));
  }

  @Command(
      name = "accept",
      mixinStandardHelpOptions = true,
      description =
          "Accepts the offer that lies with you; control comes to you, of a pledge as pledgee.")
  static int accept(@Mixin Desk desk, @Parameters(paramLabel = "BILL") String bill) {
    var id = new BillId(bill);
    return desk.send(
        "bol", new TitleAct.Accept(id, desk.head(id), desk.party(), desk.now(), desk.place()));
  }

  @Command(
      name = "release",
      mixinStandardHelpOptions = true,
      description = "Ends your pledge; control returns to the pledgor.")
  static int release(@Mixin Desk desk, @Parameters(paramLabel = "BILL") String bill) {
    var id = new BillId(bill);
    return desk.send(
        "bol", new TitleAct.Release(id, desk.head(id), desk.party(), desk.now(), desk.place()));
  }

  @Command(
      name = "surrender",
      mixinStandardHelpOptions = true,
      description = "Gives the bill up to the operator against delivery.")
  static int surrender(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") String bill,
      @Option(
              names = "--acknowledge-liability",
              description =
                  "You know that you become liable under the bill; needed of a holder that is not the"
                      + " consignor.")
          boolean acknowledgeLiability) {
    var id = new BillId(bill);
    return desk.send(
        "bol",
        new TitleAct.Surrender(
            id,
            desk.head(id),
            desk.party(),
            desk.now(),
            desk.place(),
            acknowledgeLiability ? true : null));
  }

  static Endorsement endorsement(Endorsement.Kind kind, PartyId to) {
    return new Endorsement(kind, kind == Endorsement.Kind.BLANK ? null : to);
  }
}
