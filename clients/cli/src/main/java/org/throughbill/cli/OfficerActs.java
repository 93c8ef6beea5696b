package org.throughbill.cli;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.document.InspectionResult;
import org.throughbill.acts.document.InspectionScope;
import org.throughbill.acts.value.Authority;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.NotationId;
import org.throughbill.acts.value.Office;
import org.throughbill.acts.value.Unlocode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The acts of officers, for the office that the profile names as {@code office = MSA:CNNSA}. */
final class OfficerActs {
  private OfficerActs() {}

  @Command(
      name = "inspect",
      mixinStandardHelpOptions = true,
      description = "Records what was inspected just now, with what result.")
  static int inspect(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") BillId bill,
      @Option(names = "--id", required = true, description = "Your own id of the record.")
          String id,
      @Option(names = "--scope", required = true, description = "${COMPLETION-CANDIDATES}.")
          InspectionScope scope,
      @Option(names = "--result", required = true, description = "${COMPLETION-CANDIDATES}.")
          InspectionResult result,
      @Option(
              names = "--unit",
              paramLabel = "MARK",
              description = "A unit as the bill names it; all of them if none is given.")
          @Nullable List<String> units,
      @Option(
              names = "--evidence",
              required = true,
              paramLabel = "HASH",
              description = "SHA-256 of the photographs and papers kept by the office.")
          Hash evidence) {
    Instant now = desk.now();
    return desk.send(
        "customs",
        new InspectionAct.Inspect(
            bill,
            new NotationId(id),
            desk.party(),
            now,
            desk.place(),
            office(desk),
            scope,
            result,
            now,
            units == null ? List.of() : List.copyOf(units),
            List.of(),
            evidence,
            null));
  }

  @Command(
      name = "hold",
      mixinStandardHelpOptions = true,
      description = "Holds the goods: no loading and no delivery.")
  static int hold(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") BillId bill,
      @Option(names = "--id", required = true, description = "Your own id of the hold.") String id,
      @Option(names = "--basis", required = true, description = "The law or doubt it rests on.")
          String basis) {
    return desk.send(
        "customs",
        new InspectionAct.Hold(
            bill, new NotationId(id), desk.party(), desk.now(), desk.place(), office(desk), basis));
  }

  @Command(
      name = "lift",
      mixinStandardHelpOptions = true,
      description = "Lifts a hold of your own authority.")
  static int lift(
      @Mixin Desk desk,
      @Parameters(paramLabel = "BILL") BillId bill,
      @Option(names = "--id", required = true, description = "Your own id of the act.") String id,
      @Option(names = "--hold", required = true, description = "The id of the hold.") String hold,
      @Option(names = "--reason", required = true, description = "Why the hold ends.")
          String reason) {
    return desk.send(
        "customs",
        new InspectionAct.Lift(
            bill,
            new NotationId(id),
            desk.party(),
            desk.now(),
            desk.place(),
            office(desk),
            new NotationId(hold),
            reason));
  }

  private static Office office(Desk desk) {
    String[] parts = desk.profile().text("office").split(":", -1);
    try {
      return new Office(Authority.valueOf(parts[0]), new Unlocode(parts[parts.length - 1]));
    } catch (IllegalArgumentException e) {
      throw new WrongProfile("The profile's office is not like MSA:CNNSA");
    }
  }
}
