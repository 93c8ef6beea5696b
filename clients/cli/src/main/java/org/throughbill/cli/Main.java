package org.throughbill.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.throughbill.acts.Refused;
import org.throughbill.acts.client.RefusedByService;
import org.throughbill.acts.proof.Broken;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.BillNumber;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.KeyId;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/** The command line as a program. */
@Command(
    name = "throughbill",
    mixinStandardHelpOptions = true,
    version = "throughbill 0.1.0",
    description = "Signs acts on bills of lading, and checks them without asking anybody.",
    subcommands = {AutoComplete.GenerateCompletion.class, CommandLine.HelpCommand.class},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:refused by a rule; the rule's id stands in the message",
      "2:the command line or the profile is wrong",
      "3:a service or a file cannot be reached; sending again is safe",
      "4:what was to be verified does not hold"
    })
public final class Main {
  static final int REFUSED = 1;
  static final int USAGE = 2;
  static final int UNREACHABLE = 3;
  static final int NOT_HOLDING = 4;

  private Main() {}

  public static void main(String[] args) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(commandLine(out, err).execute(args));
  }

  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    IFactory factory = new Factory(out);
    var all = new CommandLine(new Main(), factory);
    List.of(new Keys(), new Parties(), new Drafts(), new BillReading())
        .forEach(group -> all.addSubcommand(new CommandLine(group, factory)));
    for (Class<?> acts :
        List.of(
            TitleActs.class,
            InstructionActs.class,
            MediumActs.class,
            ReissueActs.class,
            UndeliveredActs.class,
            OfficerActs.class,
            Checks.class)) {
      CommandLine.getCommandMethods(acts, null)
          .forEach(act -> all.addSubcommand(new CommandLine(act, factory)));
    }
    return all.setOut(out)
        .setErr(err)
        .registerConverter(BillId.class, BillId::new)
        .registerConverter(BillNumber.class, BillNumber::new)
        .registerConverter(PartyId.class, PartyId::new)
        .registerConverter(Unlocode.class, Unlocode::new)
        .registerConverter(Hash.class, Hash::new)
        .registerConverter(KeyId.class, KeyId::new)
        .setExecutionExceptionHandler((e, line, _) -> explain(e, line));
  }

  private static int explain(Exception e, CommandLine line) throws Exception {
    int code =
        switch (e) {
          case Refused _, RefusedByService _ -> REFUSED;
          case WrongProfile _ -> USAGE;
          case UncheckedIOException _ -> UNREACHABLE;
          case Broken _ -> NOT_HOLDING;
          default -> throw e;
        };
    line.getErr().println(e.getMessage());
    return code;
  }

  /** Makes what the commands share, with the output they print to. */
  private record Factory(PrintWriter out) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      return type == Desk.class
          ? type.cast(new Desk(out))
          : CommandLine.defaultFactory().create(type);
    }
  }
}
