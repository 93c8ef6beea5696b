package org.throughbill.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Act;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.client.Client;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.value.BillId;
import org.throughbill.acts.value.Hash;
import org.throughbill.acts.value.PartyId;
import org.throughbill.acts.value.Unlocode;
import picocli.CommandLine.Option;

/** What every command has at hand: the profile, the key, the services and the output. */
final class Desk {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final PrintWriter out;
  private final HttpClient http = HttpClient.newHttpClient();

  @Option(
      names = "--profiles",
      paramLabel = "FILE",
      defaultValue = "${env:THROUGHBILL_PROFILES:-${sys:user.home}/.throughbill.properties}",
      description = "The file with the profiles; ${DEFAULT-VALUE} if not given.")
  private Path profiles = Path.of(".throughbill.properties");

  @Option(
      names = {"-p", "--profile"},
      paramLabel = "NAME",
      defaultValue = "${env:THROUGHBILL_PROFILE:-me}",
      description = "Which profile acts; ${DEFAULT-VALUE} if not given.")
  private String profile = "me";

  @Option(names = "--json", description = "Prints JSON, one value a line.")
  private boolean json;

  @Option(
      names = "--place",
      paramLabel = "LOCODE",
      description = "Where you sign; the profile's place if not given.")
  private @Nullable Unlocode place;

  private @Nullable Profile read;
  private @Nullable AccessToken token;

  Desk(PrintWriter out) {
    this.out = out;
  }

  Profile profile() {
    if (read == null) {
      read = Profile.read(profiles, profile);
    }
    return read;
  }

  PartyId party() {
    return new PartyId(profile().text("party"));
  }

  Unlocode place() {
    return place == null ? new Unlocode(profile().text("place")) : place;
  }

  Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  SigningKey key() {
    return profile().key("key");
  }

  /** One of the services: bol, customs or financing. */
  Client service(String name) {
    if (token == null) {
      token = new AccessToken(profile(), http);
    }
    return new Client(http, profile().uri(name), token);
  }

  /** The hash of a bill's last entry, to sign the next act after. */
  Hash head(BillId bill) {
    return new Hash(service("bol").get("/bills/" + bill).path("head").asText());
  }

  /** Signs an act, sends it and prints the receipt. */
  int send(String service, Act act) {
    return sent(service, key().sign(act));
  }

  int sent(String service, SignedAct act) {
    Receipt receipt = service(service).send(act);
    print(
        receipt.topic().wireName()
            + "/"
            + receipt.chain()
            + " "
            + receipt.seq()
            + " sealed "
            + receipt.sealedAt()
            + "\nhash "
            + receipt.hash(),
        RecordJson.write(receipt));
    return 0;
  }

  boolean json() {
    return json;
  }

  void print(String words, byte[] asJson) {
    line(json ? new String(asJson, StandardCharsets.UTF_8) : words);
  }

  /** A document that has no better words than itself. */
  void print(JsonNode document) {
    line(json ? document.toString() : document.toPrettyString());
  }

  void line(String text) {
    out.println(text);
    out.flush();
  }

  static JsonNode json(Object value) {
    return MAPPER.valueToTree(value);
  }

  static JsonNode parsed(Path file) {
    return StrictJson.parse(bytes(file));
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
