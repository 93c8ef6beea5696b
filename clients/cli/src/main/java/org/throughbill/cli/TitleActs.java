package org.throughbill.cli;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Endorsement;
import org.throughbill.acts.document.Replacement;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
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
          BillNumber number,
      @ArgGroup(exclusive = false) @Nullable InPlaceOf place) {
    return desk.send(
        "bol",
        new TitleAct.Issue(
            desk.party(),
            desk.now(),
            desk.place(),
            number,
            Drafts.agreement(desk, draft),
            place == null ? null : place.replacement()));
  }

  /** The void bill whose place the new one takes, and those it was merged with. */
  static final class InPlaceOf {
    @Option(names = "--replaces", required = true, paramLabel = "BILL")
    private @Nullable BillId bill;

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
    private List<BillId> others = List.of();

    private Replacement replacement() {
      return new Replacement(
          Objects.requireNonNull(bill),
          Objects.requireNonNull(holder),
          others.isEmpty() ? null : others);
    }
  }

  @Command(
      name = "transfer",
      mixinStandardHelpOptions = true,
      description = "Moves control to another party; it cannot be taken back.")
  static int transfer(
      @Mixin BillDesk desk,
      @Option(names = "--to", required = true, paramLabel = "PARTY") PartyId to,
      @Option(
              names = "--endorse",
              paramLabel = "KIND",
              description = "Endorses too: ${COMPLETION-CANDIDATES}.")
          Endorsement.@Nullable Kind kind) {
    return desk.sends(
        (bill, after, by, at, place) ->
            new TitleAct.Transfer(bill, after, by, at, place, to, endorsement(kind, to)));
  }

  @Command(
      name = "offer-transfer",
      mixinStandardHelpOptions = true,
      description = "Offers control to another party; it moves when that party accepts.")
  static int offer(
      @Mixin BillDesk desk,
      @Option(names = "--to", required = true, paramLabel = "PARTY") PartyId to,
      @Option(
              names = "--endorse",
              paramLabel = "KIND",
              description = "Endorses too: ${COMPLETION-CANDIDATES}.")
          Endorsement.@Nullable Kind kind,
      @Mixin Term term) {
    return desk.sends(
        (bill, after, by, at, place) ->
            new TitleAct.OfferTransfer(
                bill, after, by, at, place, to, endorsement(kind, to), term.from(at)));
  }

  @Command(
      name = "withdraw",
      mixinStandardHelpOptions = true,
      description = "Takes back the offer that you made and nobody has answered.")
  static int withdraw(@Mixin BillDesk desk) {
    return desk.sends(TitleAct.Withdraw::new);
  }

  @Command(
      name = "endorse",
      mixinStandardHelpOptions = true,
      description = "Changes to whose order the bill runs; control stays where it is.")
  static int endorse(
      @Mixin BillDesk desk,
      @Option(names = "--kind", required = true, description = "${COMPLETION-CANDIDATES}.")
          Endorsement.Kind kind,
      @Option(names = "--to", paramLabel = "PARTY", description = "The endorsee; none in blank.")
          @Nullable PartyId to) {
    return desk.sends(
        (bill, after, by, at, place) ->
            new TitleAct.Endorse(bill, after, by, at, place, new Endorsement(kind, to)));
  }

  @Command(
      name = "pledge",
      mixinStandardHelpOptions = true,
      description = "Offers the bill in pledge to a bank, for a debt.")
  static int pledge(
      @Mixin BillDesk desk,
      @Option(names = "--to", required = true, paramLabel = "BANK") PartyId to,
      @Mixin Sum debt,
      @Option(
              names = "--contract",
              required = true,
              paramLabel = "HASH",
              description = "SHA-256 of the written contract.")
          Hash contract,
      @Mixin Term term) {
    return desk.sends(
        (bill, after, by, at, place) ->
            new TitleAct.Pledge(
                bill, after, by, at, place, to, debt.money(), contract, term.from(at)));
  }

  @Command(
      name = "accept",
      mixinStandardHelpOptions = true,
      description =
          "Accepts the offer that lies with you; control comes to you, of a pledge as pledgee.")
  static int accept(@Mixin BillDesk desk) {
    return desk.sends(TitleAct.Accept::new);
  }

  @Command(
      name = "release",
      mixinStandardHelpOptions = true,
      description = "Ends your pledge; control returns to the pledgor.")
  static int release(@Mixin BillDesk desk) {
    return desk.sends(TitleAct.Release::new);
  }

  @Command(
      name = "surrender",
      mixinStandardHelpOptions = true,
      description = "Gives the bill up to the operator against delivery.")
  static int surrender(@Mixin BillDesk desk, @Mixin BillDesk.Liability liability) {
    return desk.sends(
        (bill, after, by, at, place) ->
            new TitleAct.Surrender(bill, after, by, at, place, liability.acknowledged()));
  }

  @Command(
      name = "accept-surrender",
      mixinStandardHelpOptions = true,
      description = "Takes the bill back as operator; delivery is owed to who gave it up.")
  static int acceptSurrender(@Mixin BillDesk desk) {
    return desk.sends(TitleAct.AcceptSurrender::new);
  }

  @Command(
      name = "reject-surrender",
      mixinStandardHelpOptions = true,
      description = "Gives a surrendered bill back to its holder, with your reason.")
  static int rejectSurrender(
      @Mixin BillDesk desk, @Option(names = "--reason", required = true) String reason) {
    return desk.sends(
        (bill, after, by, at, place) ->
            new TitleAct.RejectSurrender(bill, after, by, at, place, reason));
  }

  /** The endorsement to a party, if there is one. */
  static @Nullable Endorsement endorsement(Endorsement.@Nullable Kind kind, PartyId to) {
    return kind == null ? null : new Endorsement(kind, kind == Endorsement.Kind.BLANK ? null : to);
  }
}
