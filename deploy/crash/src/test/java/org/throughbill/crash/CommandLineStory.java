package org.throughbill.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.throughbill.acts.Role;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.VerificationKey;
import org.throughbill.acts.value.PartyId;
import org.throughbill.local.Deadline;
import org.throughbill.local.Signatory;
import org.throughbill.local.Stack;
import org.throughbill.scenarios.Cast;
import org.throughbill.scenarios.Documents;

/**
 * A bill whose every act is typed into a shell: from a new party's key to the proof that the chain
 * holds, and the refusals with their exit codes.
 */
final class CommandLineStory {
  private static final Deadline SOON = new Deadline(Duration.ofSeconds(30));
  private static final String CONTRACT = "c".repeat(64);

  private final Stack stack;
  private final Cast cast;
  private final Shell shell;
  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String maker = "maker-" + mark;
  private final Path folder;

  CommandLineStory(Stack stack, Cast cast, Path folder) {
    this.stack = stack;
    this.cast = cast;
    this.folder = folder.toAbsolutePath();
    this.shell = new Shell(stack, folder);
    knows("operator", cast.operator());
    knows("buyer", cast.buyer());
    knows("bank", cast.bank());
    knows("officer", cast.customs(), "office = CUSTOMS:CNCKG");
    for (String registrar : new String[] {"zhao", "qian"}) {
      Signatory person = registrar(registrar);
      knows(registrar, person);
      enrols(registrar, person.certificate());
    }
  }

  void told() throws IOException {
    String kid = makerEnrols();
    String bill = issued();
    inspected(bill);
    pledgedAndReleased(bill);
    sold(bill);
    verified(bill);
    keysLostAndFound(kid);
  }

  private void knows(String profile, Signatory party, String... more) {
    String id = party.id().value();
    shell.knows(profile, id, stack.pki().keyOf(id), more);
  }

  private Signatory registrar(String name) {
    return stack
        .pki()
        .signatory(
            name + "-" + mark, "Registrar " + name, Algorithm.ES256, Set.of(Role.REGISTRAR), null);
  }

  private void enrols(String profile, String certificate) {
    Path chain = shell.write(profile + ".pem", Shell.pem(certificate));
    shell.does(
        profile,
        "parties",
        "enrol",
        "--name",
        "The party of " + profile,
        "--certificates",
        chain.toString(),
        "--accept-transfers");
  }

  private String newKey(String profile, String file) {
    Path key = folder.resolve(file);
    shell.knows(profile, maker, key);
    JsonNode made =
        shell.does(profile, "keys", "new", key.toString(), "--algorithm", "ES256", "--json").json();
    String certificate =
        stack
            .pki()
            .certify(
                new PartyId(maker),
                VerificationKey.of(Base64.getDecoder().decode(made.path("publicKey").asText())),
                Set.of(Role.SHIPPER));
    shell.write(profile + ".pem", Shell.pem(certificate));
    return made.path("kid").asText();
  }

  private String makerEnrols() {
    String kid = newKey("maker", "maker-" + mark + ".key");
    shell.does(
        "maker",
        "parties",
        "enrol",
        "--name",
        "Maker " + mark,
        "--certificates",
        folder.resolve("maker.pem").toString(),
        "--accept-transfers");
    JsonNode page = shell.does("buyer", "parties", "show", maker, "--json").json();
    assertThat(page.path("keys").get(0).path("kid").asText()).isEqualTo(kid);
    return kid;
  }

  private String issued() {
    var shipper =
        new Signatory(
            new PartyId(maker),
            "Maker " + mark,
            cast.shipper().key(),
            cast.shipper().certificate());
    Cast parties =
        new Cast(
            shipper,
            cast.operator(),
            cast.railway(),
            cast.shippingLine(),
            cast.buyer(),
            cast.bank(),
            cast.otherBank(),
            cast.customs(),
            cast.maritime());
    String serial = "CLI-" + mark.toUpperCase(Locale.ROOT);
    byte[] document =
        RecordJson.write(Documents.machinery(parties, serial, "SMGS-" + serial, Instant.now()));
    Path file = shell.write("document.json", new String(document, UTF_8));
    String draft =
        shell.does("maker", "draft", "write", file.toString(), "--json").json().path("id").asText();
    assertThat(shell.does("operator", "draft", "show", draft).out()).contains(serial);
    shell.does("maker", "draft", "agree", draft);
    String number = "NLS-" + serial;
    JsonNode receipt = shell.does("operator", "issue", draft, "--number", number, "--json").json();
    assertThat(receipt.path("seq").asInt()).isEqualTo(1);
    return receipt.path("chain").asText();
  }

  private void inspected(String bill) {
    String[] inspect = {
      "inspect",
      bill,
      "--id",
      "exam-" + mark,
      "--scope",
      "CUSTOMS_EXAM",
      "--result",
      "PASS",
      "--evidence",
      CONTRACT
    };
    await(() -> shell.runs("officer", inspect).code() == 0);
    await(() -> shell.does("maker", "bill", "show", bill).out().contains("CUSTOMS_EXAM"));
    shell.does("officer", "hold", bill, "--id", "hold-" + mark, "--basis", "papers doubtful");
    shell.does(
        "officer",
        "lift",
        bill,
        "--id",
        "lift-" + mark,
        "--hold",
        "hold-" + mark,
        "--reason",
        "papers seen");
  }

  private void pledgedAndReleased(String bill) {
    String[] pledge = {
      "pledge",
      bill,
      "--to",
      cast.bank().id().value(),
      "--currency",
      "CNY",
      "--amount",
      "211400000",
      "--contract",
      CONTRACT
    };
    await(() -> shell.runs("maker", pledge).code() == 0); // the officer's acts may come between
    shell.does("bank", "accept", bill);
    Shell.Ended refused = shell.runs("maker", "transfer", bill, "--to", cast.buyer().id().value());
    assertThat(refused.code()).as("%s", refused).isEqualTo(1);
    assertThat(refused.err()).contains("R61");
    shell.does("bank", "release", bill);
  }

  private void sold(String bill) {
    shell.does(
        "maker", "transfer", bill, "--to", cast.buyer().id().value(), "--endorse", "TO_ORDER");
    assertThat(shell.does("buyer", "bill", "list").out()).contains(bill);
    assertThat(shell.does("buyer", "events").out()).contains("\"chain\":\"" + bill + "\"");
    Shell.Ended gone = shell.runs("maker", "surrender", bill);
    assertThat(gone.code()).as("%s", gone).isEqualTo(1);
    assertThat(gone.err()).containsPattern("R(13|14|21)|not-found");
  }

  private void verified(String bill) throws IOException {
    String roots = stack.pki().root().toString();
    Path saved = folder.resolve("entries.jsonl");
    String audited =
        shell.does("buyer", "audit", "--roots", roots, "--save", saved.toString()).out();
    assertThat(audited).contains("bill-events/" + bill + " holds").contains("PLEDGEE");
    assertThat(shell.does("buyer", "verify", saved.toString(), "--roots", roots).out())
        .isEqualTo(audited);
    String entries = Files.readString(saved);
    int at = entries.indexOf("\"act\":\"", entries.indexOf(bill)) + 300;
    char other = entries.charAt(at) == 'A' ? 'B' : 'A';
    String bent = entries.substring(0, at) + other + entries.substring(at + 1);
    Path altered = shell.write("altered.jsonl", bent);
    Shell.Ended broken = shell.runs("buyer", "verify", altered.toString(), "--roots", roots);
    assertThat(broken.code()).as("%s", broken).isEqualTo(4);
    assertThat(broken.out()).contains("BREAKS at");
    assertThat(shell.runs("nobody", "bill", "list").code()).isEqualTo(2);
  }

  /** The only key is revoked; two registrars give another; then a freeze, and its end. */
  private void keysLostAndFound(String kid) {
    shell.does("maker", "parties", "revoke-key", kid, "--reason", "the token fell into the river");
    String found = newKey("found", "found-" + mark + ".key");
    String chain = folder.resolve("found.pem").toString();
    Path request =
        shell.write(
            "request.jws",
            shell.does("found", "parties", "request-key", "--certificates", chain).out());
    String[] propose = {
      "parties", "propose-key", maker, "--request", request.toString(), "--reason", "in person"
    };
    await(() -> shell.runs("zhao", propose).code() == 0);
    String[] confirm = {"parties", "confirm-key", maker, "--key", found, "--reason", "called back"};
    Shell.Ended alone = shell.runs("zhao", confirm);
    assertThat(alone.code()).as("%s", alone).isEqualTo(1);
    assertThat(alone.err()).contains("R40");
    shell.does("qian", confirm);
    shell.does("found", "parties", "freeze", maker, "--reason", "a strange signature");
    Shell.Ended own =
        shell.runs("found", "parties", "lift-freeze", maker, "--reason", "all is well");
    assertThat(own.code()).as("%s", own).isEqualTo(1);
    shell.does("qian", "parties", "lift-freeze", maker, "--reason", "it was our own");
    String roots = stack.pki().root().toString();
    assertThat(shell.does("found", "audit", "--roots", roots).out())
        .contains("party-events/" + maker + " holds, 6 entries");
  }

  private static void await(BooleanSupplier seen) {
    assertThat(SOON.holds(seen)).isTrue();
  }
}
