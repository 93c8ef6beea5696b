package org.throughbill.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Statement;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.chain.Topic;
import org.throughbill.acts.client.Client;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.proof.Broken;
import org.throughbill.acts.proof.Chain;
import org.throughbill.acts.proof.Evidence;
import org.throughbill.acts.proof.ProofOfControl;
import org.throughbill.acts.proof.Stretch;
import org.throughbill.acts.sign.Enrolments;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.value.BillId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a party checks for itself: the stream of events, files of entries, its whole holdings. */
final class Checks {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private Checks() {}

  @Command(
      name = "events",
      mixinStandardHelpOptions = true,
      description = "Prints the entries of a stream that you may see, one a line.")
  static int events(
      @Mixin Desk desk,
      @Option(names = "--service", defaultValue = "bol", description = "bol, customs or financing.")
          String service,
      @Option(names = "--topic", defaultValue = "bill-events") String topic,
      @Option(names = "--after", defaultValue = "", description = "The cursor to read on from.")
          String after,
      @Option(names = "--follow", description = "Goes on as entries come, until you end it.")
          boolean follow)
      throws InterruptedException {
    Client client = desk.service(service);
    String cursor = after;
    while (true) {
      JsonNode page = client.get("/events?topic=" + topic + "&after=" + cursor);
      page.path("entries").forEach(entry -> desk.line(entry.toString()));
      boolean end = page.path("next").asText().equals(cursor);
      cursor = page.path("next").asText();
      if (end && !follow) {
        return 0;
      }
      if (end) {
        TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
      }
    }
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Verifies a file of entries offline and says who controlled each bill when.")
  static int verify(
      @Mixin Desk desk,
      @Parameters(paramLabel = "FILE") Path file,
      @Option(
              names = "--roots",
              required = true,
              paramLabel = "FILE",
              description = "The root certificates you trust, PEM or DER.")
          Path roots,
      @Option(
              names = "--receipt",
              paramLabel = "FILE",
              description = "A receipt you hold; shows too that nothing was cut off before it.")
          @Nullable Path receipt) {
    Evidence.Findings findings = Evidence.read(Desk.bytes(file)).verify(roots(roots));
    if (receipt != null) {
      findings.requireHolds(RecordJson.read(Desk.parsed(receipt), Receipt.class));
    }
    return told(desk, findings);
  }

  @Command(
      name = "prove-control",
      mixinStandardHelpOptions = true,
      description = "Gets the registry's word that you control a bill, to show it to others.")
  static int proveControl(@Mixin Desk desk, @Parameters(paramLabel = "BILL") BillId bill) {
    String path = "/bills/" + bill + "/proof-of-control";
    desk.line(desk.service("bol").get(path).path("proof").asText());
    return 0;
  }

  @Command(
      name = "verify-control",
      mixinStandardHelpOptions = true,
      description = "Verifies a proof of control offline, against the bill's and parties' entries.")
  static int verifyControl(
      @Mixin Desk desk,
      @Parameters(paramLabel = "FILE", description = "Entries of the bill and of all parties.")
          Path file,
      @Option(names = "--proof", required = true, paramLabel = "FILE") Path proof,
      @Option(names = "--roots", required = true, paramLabel = "FILE") Path roots) {
    Evidence.Findings findings = Evidence.read(Desk.bytes(file)).verify(roots(roots));
    findings.broken().forEach(broken -> desk.line(words(broken)));
    var shown = new SignedAct(new String(Desk.bytes(proof), StandardCharsets.UTF_8).strip());
    String bill = StrictJson.parse(shown.payload()).path("bill").asText();
    for (Chain chain : findings.chains()) {
      if (chain.id().topic() == Topic.BILL_EVENTS && chain.id().key().equals(bill)) {
        told(desk, ProofOfControl.verify(shown, chain, findings.keys(), Instant.now()));
        return findings.hold() ? 0 : Main.NOT_HOLDING;
      }
    }
    desk.line("the bill of the proof is not among the entries that hold");
    return Main.NOT_HOLDING;
  }

  private static void told(Desk desk, Statement.InControl shown) {
    desk.print(
        shown.controller() + " controls " + shown.bill() + ", good until " + shown.until(),
        RecordJson.write(shown));
  }

  @Command(
      name = "audit",
      mixinStandardHelpOptions = true,
      description = "Fetches and verifies every bill you have a role in, and all parties.")
  static int audit(
      @Mixin Desk desk,
      @Option(names = "--roots", required = true, paramLabel = "FILE") Path roots,
      @Option(names = "--save", paramLabel = "FILE", description = "Keeps what was fetched.")
          @Nullable Path save) {
    var registry = new Registry(desk);
    List<JsonNode> entries = registry.parties();
    List<JsonNode> bills = registry.bills();
    for (JsonNode bill : bills) {
      entries.addAll(registry.chain(Topic.BILL_EVENTS, bill.path("id").asText()));
    }
    byte[] lines =
        entries.stream()
            .map(JsonNode::toString)
            .collect(Collectors.joining("\n", "", "\n"))
            .getBytes(StandardCharsets.UTF_8);
    if (save != null) {
      write(save, lines);
    }
    Evidence.Findings findings = Evidence.read(lines).verify(roots(roots));
    int told = told(desk, findings);
    long wrong =
        findings.chains().stream().filter(chain -> contradicted(desk, chain, bills)).count();
    return wrong == 0 ? told : Main.NOT_HOLDING;
  }

  /** Whether the service's summary of a bill names another controller than its chain. */
  private static boolean contradicted(Desk desk, Chain chain, List<JsonNode> bills) {
    for (JsonNode bill : bills) {
      String said = bill.path("controller").asText();
      String found = chain.inControl().map(stretch -> stretch.by().value()).orElse("");
      boolean whole = bill.path("seq").asLong() == chain.entries().size();
      if (bill.path("id").asText().equals(chain.id().key()) && whole && !said.equals(found)) {
        desk.line(chain.id() + " is said to be controlled by " + said + ", and is by " + found);
        return true;
      }
    }
    return false;
  }

  private static int told(Desk desk, Evidence.Findings findings) {
    findings.chains().forEach(chain -> desk.line(desk.json() ? json(chain) : words(chain)));
    findings.broken().forEach(broken -> desk.line(desk.json() ? json(broken) : words(broken)));
    return findings.hold() ? 0 : Main.NOT_HOLDING;
  }

  private static String words(Chain chain) {
    var lines = new ArrayList<String>();
    lines.add(chain.id() + " holds, " + chain.entries().size() + " entries");
    for (Stretch stretch : chain.stretches()) {
      lines.add(
          "  from %s (entry %d) %s as %s"
              .formatted(stretch.since(), stretch.seq(), stretch.by(), stretch.right()));
    }
    return String.join("\n", lines);
  }

  private static String words(Broken broken) {
    return broken.chain()
        + " BREAKS at "
        + broken.seq()
        + ": "
        + broken.reason().id()
        + " "
        + broken.detail();
  }

  private static String json(Chain chain) {
    List<Map<String, Object>> control =
        chain.stretches().stream()
            .map(
                s ->
                    Map.<String, Object>of(
                        "by", s.by().value(),
                        "right", s.right().name(),
                        "since", RecordJson.text(s.since()),
                        "seq", s.seq()))
            .toList();
    return Desk.json(
            Map.of(
                "chain",
                chain.id().toString(),
                "holds",
                true,
                "entries",
                chain.entries().size(),
                "control",
                control))
        .toString();
  }

  private static String json(Broken broken) {
    return Desk.json(
            Map.of(
                "chain", broken.chain(),
                "holds", false,
                "seq", broken.seq(),
                "rule", broken.reason().id(),
                "detail", broken.detail()))
        .toString();
  }

  private static Enrolments roots(Path file) {
    return new Enrolments(Enrolments.certificates(Desk.bytes(file)), List.of());
  }

  private static void write(Path file, byte[] lines) {
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
