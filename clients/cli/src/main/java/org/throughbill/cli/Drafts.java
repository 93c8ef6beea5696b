package org.throughbill.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.throughbill.acts.Statement;
import org.throughbill.acts.document.Document;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What stands before a bill: its document, and the consignor's agreement to it. */
@Command(
    name = "draft",
    mixinStandardHelpOptions = true,
    description = "Writes drafts and agrees to them.")
final class Drafts {
  @Command(
      name = "write",
      mixinStandardHelpOptions = true,
      description = "Drafts a bill from a file with its document in JSON.")
  int write(@Mixin Desk desk, @Parameters(paramLabel = "FILE") Path document) {
    String json = new String(Desk.bytes(document), StandardCharsets.UTF_8);
    return printed(desk, desk.service("bol").post("/drafts", "application/json", json));
  }

  @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a draft.")
  int show(@Mixin Desk desk, @Parameters(paramLabel = "DRAFT") String draft) {
    desk.print(desk.service("bol").get("/drafts/" + draft));
    return 0;
  }

  @Command(
      name = "agree",
      mixinStandardHelpOptions = true,
      description = "Signs the consignor's agreement to a draft.")
  int agree(@Mixin Desk desk, @Parameters(paramLabel = "DRAFT") String draft) {
    JsonNode page = desk.service("bol").get("/drafts/" + draft);
    Document document = RecordJson.read(page.path("document"), Document.class);
    SignedAct agreement =
        desk.key().sign(new Statement.Agree(desk.party(), desk.now(), desk.place(), document));
    String path = "/drafts/" + draft + "/acts";
    return printed(desk, desk.service("bol").post(path, "application/jose", agreement.value()));
  }

  /** The consignor's agreement to a draft. */
  static SignedAct agreement(Desk desk, String draft) {
    return new SignedAct(desk.service("bol").get("/drafts/" + draft).path("agreement").asText());
  }

  private static int printed(Desk desk, byte[] answer) {
    JsonNode draft = StrictJson.parse(answer);
    desk.print("draft " + draft.path("id").asText(), answer);
    return 0;
  }
}
