package org.throughbill.cli;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.document.Instruction;
import org.throughbill.acts.document.Particulars;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Place;
import org.throughbill.acts.value.Unlocode;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a holder instructs the operator while the goods are on their way, and the answers. */
final class InstructionActs {
  private InstructionActs() {}

  /** Another party, as the document is to name it. */
  static final class Named {
    @Option(names = "--to", required = true, paramLabel = "PARTY")
    private @Nullable PartyId to;

    @Option(names = "--name", required = true, description = "The name it trades under.")
    private @Nullable String name;

    @Option(names = "--address", required = true, description = "Where it is reached.")
    private @Nullable String address;

    private Particulars particulars() {
      return new Particulars(
          Objects.requireNonNull(to),
          Objects.requireNonNull(name),
          Objects.requireNonNull(address));
    }
  }

  @Command(
      name = "instruct",
      mixinStandardHelpOptions = true,
      description = "Instructs the operator, as holder, what to do with the goods on their way.")
  static int instruct(
      @Mixin BillDesk desk,
      @Option(names = "--kind", required = true, description = "${COMPLETION-CANDIDATES}.")
          Instruction.Kind kind,
      @Option(names = "--at", paramLabel = "LOCODE", description = "The other place of delivery.")
          @Nullable Unlocode at,
      @Option(names = "--terminal", description = "The terminal or station at that place.")
          @Nullable String terminal,
      @ArgGroup(exclusive = false) @Nullable Named party,
      @Option(
              names = "--days",
              defaultValue = "3",
              description = "It lapses after so many days; ${DEFAULT-VALUE} if not given.")
          long days,
      @Mixin BillDesk.Liability liability) {
    return desk.sends(
        (bill, after, by, now, place) ->
            new TitleAct.Instruct(
                bill,
                after,
                by,
                now,
                place,
                new Instruction(
                    kind,
                    at == null ? null : new Place(at, terminal),
                    party == null ? null : party.particulars()),
                now.plus(Duration.ofDays(days)),
                liability.acknowledged()));
  }

  @Command(
      name = "demand-security",
      mixinStandardHelpOptions = true,
      description = "Asks for security before you carry out the instruction on the bill.")
  static int demandSecurity(
      @Mixin BillDesk desk,
      @Mixin Sum security,
      @Option(names = "--reason", required = true, description = "For which expense or loss.")
          String reason) {
    return desk.sends(
        (bill, after, by, at, place) ->
            new TitleAct.DemandSecurity(bill, after, by, at, place, security.money(), reason));
  }

  @Command(
      name = "execute-instruction",
      mixinStandardHelpOptions = true,
      description = "Carries out the instruction on the bill, and writes it into the record.")
  static int execute(@Mixin BillDesk desk) {
    return desk.sends(TitleAct.ExecuteInstruction::new);
  }

  @Command(
      name = "decline",
      mixinStandardHelpOptions = true,
      description = "Declines, with your reason, the offer or instruction that lies with you.")
  static int decline(
      @Mixin BillDesk desk, @Option(names = "--reason", required = true) String reason) {
    return desk.sends(
        (bill, after, by, at, place) -> new TitleAct.Decline(bill, after, by, at, place, reason));
  }
}
