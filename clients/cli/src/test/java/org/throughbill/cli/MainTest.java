package org.throughbill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughbill.acts.Acts;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Role;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;
import org.throughbill.acts.chain.Entry;
import org.throughbill.acts.chain.Receipt;
import org.throughbill.acts.json.RecordJson;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.acts.sign.TrialAuthority;
import org.throughbill.acts.value.PartyId;
import picocli.CommandLine;

class MainTest {
  /** The chains that the tests of acts keep: four parties, and a bill from issue to delivery. */
  private static final Path PROOF = Path.of("../../acts/src/test/resources/proof");

  private static final Path ROOT = PROOF.resolve("root.der");

  private final Path folder;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, String> answers = new HashMap<>();
  private final List<String> sent = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final HttpServer service;

  MainTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    service = HttpServer.create(address, 0);
  }

  @BeforeEach
  void a_service_answers() throws IOException {
    lines.addAll(Files.readAllLines(PROOF.resolve("voyage.jsonl")));
    service.createContext(
        "/",
        exchange -> {
          String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
          sent.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          String answer = answers.get(asked);
          int status = answer == null ? 404 : answer.contains("/rules/") ? 409 : 200;
          byte[] body =
              Objects.requireNonNullElse(answer, "{\"type\":\"/rules/not-found\"}").getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    service.start();
    Files.writeString(folder.resolve("token"), "a-token\n");
    Files.writeString(
        folder.resolve("profiles"),
        """
        me.party = maker-cq
        me.place = CNCKG
        me.key = me.key
        me.token-file = token
        me.bol = %s
        asks.party = maker-cq
        asks.bol = %s
        asks.issuer = %s
        asks.client = maker-client
        asks.client-key = client.pem
        far.party = maker-cq
        far.token-file = token
        far.bol = http://127.0.0.1:1
        """
            .formatted(url(), url(), url()));
  }

  @AfterEach
  void the_service_ends() {
    service.stop(0);
  }

  @Test
  void every_command_explains_itself() {
    CommandLine all = Main.commandLine(new PrintWriter(out), new PrintWriter(err));
    var names = new ArrayList<>(all.getSubcommands().keySet());
    assertThat(names)
        .contains(
            "keys",
            "parties",
            "draft",
            "issue",
            "transfer",
            "endorse",
            "pledge",
            "accept",
            "release",
            "surrender",
            "inspect",
            "hold",
            "lift",
            "bill",
            "events",
            "verify",
            "audit",
            "generate-completion");
    for (String name : names) {
      assertThat(run(name, "--help")).as(name).isZero();
    }
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("refused by a rule").contains("4   what was to be");
    assertThat(run("keys", "new", "--help")).isZero();
  }

  @Test
  void a_shell_completes_the_commands() {
    assertThat(run("generate-completion")).isZero();
    assertThat(out.toString()).contains("surrender").contains("complete -F");
  }

  @Test
  void a_wrong_command_line_or_profile_is_2() {
    assertThat(run("transfer")).isEqualTo(2);
    assertThat(run("transfer", "b", "--to", "NO PARTY")).isEqualTo(2);
    assertThat(run("no-such-command")).isEqualTo(2);
    assertThat(run("bill", "show", "b", "--profiles", "/nowhere")).isEqualTo(2);
    assertThat(run("bill", "show", "b", "-p", "nobody")).isEqualTo(2);
    assertThat(err.toString()).contains("Add nobody.");
  }

  @Test
  void a_service_that_does_not_answer_is_3() {
    assertThat(run("bill", "show", "b", "-p", "far")).isEqualTo(3);
    assertThat(err.toString()).contains("no answer").doesNotContain("a-token");
    assertThat(run("verify", "/nowhere", "--roots", ROOT.toString())).isEqualTo(3);
  }

  @Test
  void a_key_is_made_in_a_file_of_one_s_own_and_never_over_another() throws IOException {
    Path file = folder.resolve("new.key");
    assertThat(run("keys", "new", file.toString(), "--json")).isZero();
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    String kid = SigningKey.of(Files.readAllBytes(file)).publicKey().id().value();
    assertThat(printed().path("kid").asText()).isEqualTo(kid);
    assertThat(run("keys", "new", file.toString())).isEqualTo(3);
    assertThat(SigningKey.of(Files.readAllBytes(file)).publicKey().id().value()).isEqualTo(kid);
  }

  @Test
  void a_transfer_is_signed_upon_the_head_and_its_receipt_printed() {
    Entry entry = Entry.read(lines.getLast().getBytes(UTF_8));
    answers.put("GET /bills/" + entry.chain(), "{\"head\":\"" + entry.prev() + "\"}");
    answers.put("POST /acts", new String(RecordJson.write(Receipt.of(entry)), UTF_8));
    run("keys", "new", folder.resolve("me.key").toString());
    assertThat(run("transfer", entry.chain(), "--to", "buyer-dubai", "--endorse", "BLANK"))
        .isZero();
    var transfer = (TitleAct.Transfer) Acts.read(new SignedAct(sent.getLast()).payload());
    assertThat(transfer.after()).isEqualTo(entry.prev());
    assertThat(transfer.by()).hasToString("maker-cq");
    assertThat(transfer.to()).hasToString("buyer-dubai");
    assertThat(transfer.place()).hasToString("CNCKG");
    assertThat(out.toString()).contains("hash " + entry.hash());
  }

  @Test
  void a_further_key_is_added_by_the_profile_s_key_around_the_request_of_the_new_one()
      throws IOException {
    SigningKey profile = newKey("me.key");
    SigningKey further = newKey("further.key");
    String certificates = certified(further);
    registerAnswers();
    String key = folder.resolve("further.key").toString();
    assertThat(run("parties", "add-key", "--new-key", key, "--certificates", certificates))
        .as("%s", err)
        .isZero();
    assertAdded(profile, further);
  }

  @Test
  void a_further_key_is_added_by_the_request_it_signed_elsewhere() throws IOException {
    SigningKey further = newKey("me.key");
    assertThat(run("parties", "request-key", "--certificates", certified(further))).isZero();
    Path request = folder.resolve("request.jws");
    Files.writeString(request, out.toString().lines().toList().getLast() + "\n");
    Files.delete(folder.resolve("me.key"));
    SigningKey profile = newKey("me.key");
    registerAnswers();
    assertThat(run("parties", "add-key", "--request", request.toString())).as("%s", err).isZero();
    assertAdded(profile, further);
  }

  @Test
  void a_further_key_without_its_certificates_or_in_two_ways_is_2() throws IOException {
    newKey("me.key");
    String file = folder.resolve("me.key").toString();
    assertThat(run("parties", "add-key")).isEqualTo(2);
    assertThat(run("parties", "add-key", "--new-key", file)).isEqualTo(2);
    String[] both = {"--new-key", file, "--certificates", file, "--request", file};
    var args = new ArrayList<>(List.of("parties", "add-key"));
    args.addAll(List.of(both));
    assertThat(run(args.toArray(String[]::new))).isEqualTo(2);
    assertThat(sent).isEmpty();
    assertThat(run("parties", "add-key", "--help")).isZero();
    assertThat(out.toString()).contains("by the word of the profile's").contains("--new-key");
  }

  private void registerAnswers() {
    Entry entry = Entry.read(lines.getLast().getBytes(UTF_8));
    answers.put("GET /parties/maker-cq", "{\"head\":\"" + entry.prev() + "\"}");
    answers.put("POST /acts", new String(RecordJson.write(Receipt.of(entry)), UTF_8));
  }

  private void assertAdded(SigningKey profile, SigningKey further) {
    var signed = new SignedAct(sent.getLast());
    profile.publicKey().verify(signed.signingInput(), signed.signature());
    var add = (PartyAct.AddKey) Acts.read(signed.payload());
    Entry entry = Entry.read(lines.getLast().getBytes(UTF_8));
    assertThat(add.after()).isEqualTo(entry.prev());
    assertThat(add.by()).hasToString("maker-cq");
    assertThat(add.request().kid()).isEqualTo(further.publicKey().id());
    further.publicKey().verify(add.request().signingInput(), add.request().signature());
    var request = (Statement.RequestKey) Acts.read(add.request().payload());
    assertThat(request.by()).hasToString("maker-cq");
    assertThat(request.certificates()).hasSize(1);
  }

  private SigningKey newKey(String name) throws IOException {
    Path file = folder.resolve(name);
    assertThat(run("keys", "new", file.toString())).isZero();
    return SigningKey.of(Files.readAllBytes(file));
  }

  /** The file of a certificate for the key. */
  private String certified(SigningKey key) throws IOException {
    Instant now = Instant.now();
    var authority =
        TrialAuthority.create(
            "Trial", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(4000)));
    String certificate =
        authority.certify(new PartyId("maker-cq"), key.publicKey(), Set.of(Role.SHIPPER), null);
    Path file = folder.resolve("certificate.der");
    Files.write(file, Base64.getDecoder().decode(certificate));
    return file.toString();
  }

  @Test
  void a_refusal_of_the_service_is_1_and_names_its_rule() {
    answers.put("GET /bills/b", "{\"type\":\"/rules/R44\",\"detail\":\"not yours\"}");
    assertThat(run("bill", "show", "b")).isEqualTo(1);
    assertThat(err.toString()).contains("/rules/R44").contains("not yours");
    assertThat(run("parties", "show", "nobody")).isEqualTo(1);
  }

  @Test
  void a_token_is_asked_for_with_the_client_s_signature_and_no_secret() throws IOException {
    SigningKey key = clientKey(Algorithm.ES256);
    issuerCallsItself(url());
    answers.put("POST /token", "{\"access_token\":\"fresh\"}");
    answers.put("GET /parties/maker-cq", "{\"id\":\"maker-cq\"}");
    assertThat(run("parties", "show", "maker-cq", "-p", "asks", "--json")).isZero();
    assertThat(printed().path("id").asText()).isEqualTo("maker-cq");
    Map<String, String> form = form(sent.get(1));
    assertThat(form)
        .containsEntry("grant_type", "client_credentials")
        .containsEntry(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        .containsOnlyKeys("grant_type", "client_assertion_type", "client_assertion");
    var assertion = new SignedAct(String.valueOf(form.get("client_assertion")));
    key.publicKey().verify(assertion.signingInput(), assertion.signature());
    JsonNode claims = StrictJson.parse(assertion.payload());
    assertThat(claims.path("iss").asText()).isEqualTo("maker-client");
    assertThat(claims.path("sub").asText()).isEqualTo("maker-client");
    assertThat(claims.path("aud").asText()).isEqualTo(url());
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(60);
    assertThat(claims.path("jti").asText()).hasSize(36);
  }

  @Test
  void a_client_s_key_of_another_kind_and_another_issuer_are_2() throws IOException {
    clientKey(Algorithm.ED25519);
    issuerCallsItself(url());
    assertThat(run("parties", "show", "maker-cq", "-p", "asks")).isEqualTo(2);
    assertThat(err.toString()).contains("no ES256 key");
    clientKey(Algorithm.ES256);
    issuerCallsItself("http://elsewhere.example");
    assertThat(run("parties", "show", "maker-cq", "-p", "asks")).isEqualTo(2);
    assertThat(err.toString()).contains("calls itself otherwise");
  }

  @Test
  void the_public_half_of_a_client_s_key_is_printed_as_a_key_set() throws IOException {
    SigningKey key = clientKey(Algorithm.ES256);
    assertThat(run("keys", "jwks", folder.resolve("client.pem").toString(), "--json")).isZero();
    JsonNode jwk = printed().path("keys").path(0);
    assertThat(jwk.path("kid").asText()).isEqualTo(key.publicKey().id().value());
    assertThat(Base64.getUrlDecoder().decode(jwk.path("x").asText())).hasSize(32);
    byte[] encoded = key.publicKey().encoded();
    assertThat(Base64.getUrlDecoder().decode(jwk.path("y").asText()))
        .isEqualTo(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    assertThat(jwk.has("d")).isFalse();
    clientKey(Algorithm.ED25519);
    assertThat(run("keys", "jwks", folder.resolve("client.pem").toString())).isEqualTo(2);
  }

  private SigningKey clientKey(Algorithm algorithm) throws IOException {
    var key = SigningKey.generate(algorithm);
    String pem =
        "-----BEGIN PRIVATE " // in two parts: whoever looks for keys in files is not to find one
            + "KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(Base64.getMimeEncoder().encodeToString(key.encoded()));
    Files.writeString(folder.resolve("client.pem"), pem);
    return key;
  }

  private void issuerCallsItself(String name) {
    answers.put(
        "GET /.well-known/openid-configuration",
        "{\"issuer\":\"%s\",\"token_endpoint\":\"%s/token\"}".formatted(name, url()));
  }

  private static Map<String, String> form(String body) {
    var form = new HashMap<String, String>();
    for (String field : body.split("&", -1)) {
      String[] halves = field.split("=", 2);
      form.put(halves[0], URLDecoder.decode(halves[1], UTF_8));
    }
    return form;
  }

  private String url() {
    return "http://127.0.0.1:" + service.getAddress().getPort();
  }

  @Test
  void a_good_file_verifies_and_says_who_held_when() throws IOException {
    assertThat(verify()).isZero();
    assertThat(out.toString())
        .contains("(entry 3) bank-cq as PLEDGEE")
        .contains("(entry 5) buyer-dubai as HOLDER");
  }

  @Test
  void R37_an_altered_removed_or_reordered_entry_is_4_with_its_place() throws IOException {
    String whole = lines.get(6);
    lines.set(6, whole.replace("\"prev\":\"", "\"prev\":\"f").replaceFirst("f(.{63}).\"", "f$1\""));
    assertBroken(3);
    lines.set(6, whole);
    lines.add(6, lines.remove(8));
    assertBroken(3);
    lines.remove(6);
    assertBroken(5);
  }

  @Test
  void R37_a_receipt_shows_that_the_end_was_cut_off() throws IOException {
    Receipt last = Receipt.of(Entry.read(lines.removeLast().getBytes(UTF_8)));
    Path receipt = folder.resolve("receipt");
    Files.write(receipt, RecordJson.write(last));
    assertThat(verify()).isZero();
    assertThat(verify("--receipt", receipt.toString())).isEqualTo(4);
    assertThat(err.toString()).contains("breaks at 8");
    lines.removeIf(line -> line.contains("\"topic\":\"bill-events\""));
    assertThat(verify()).isZero();
    assertThat(verify("--receipt", receipt.toString())).isEqualTo(4);
    assertThat(err.toString()).contains("the whole chain is missing");
  }

  @Test
  void R37_another_root_than_the_trusted_one_proves_nothing() throws IOException {
    Path file = folder.resolve("none");
    Files.writeString(file, lines.getFirst());
    assertThat(run("verify", file.toString(), "--roots", file.toString())).isEqualTo(1);
  }

  @Test
  void an_audit_fetches_verifies_and_compares() throws IOException {
    String bill = Entry.read(lines.getLast().getBytes(UTF_8)).chain();
    String parties = String.join(",", lines.subList(0, 4));
    String title = String.join(",", lines.subList(4, 11));
    String entries = "GET /chains/bill-events/" + bill + "/entries?after=";
    answers.put("GET /events?topic=party-events&after=", page(parties, "1"));
    answers.put("GET /events?topic=party-events&after=1", page("", "1"));
    answers.put(entries + 0, page(title, ""));
    answers.put(entries + 7, page("", ""));
    for (String said : List.of("cq-land-sea", "buyer-dubai")) {
      answers.put(
          "GET /bills?after=",
          "{\"bills\":[{\"id\":\"%s\",\"seq\":7,\"controller\":\"%s\"}]}".formatted(bill, said));
      int code =
          run("audit", "--roots", ROOT.toString(), "--save", folder.resolve("kept").toString());
      assertThat(code).isEqualTo(said.equals("cq-land-sea") ? 0 : 4);
    }
    assertThat(out.toString()).contains("is said to be controlled by buyer-dubai");
    assertThat(Files.readAllLines(folder.resolve("kept"))).isEqualTo(lines.subList(0, 11));
  }

  @Test
  void events_are_printed_to_the_end_of_the_stream() {
    answers.put("GET /events?topic=bill-events&after=", page(lines.getLast(), "1"));
    answers.put("GET /events?topic=bill-events&after=1", page("", "1"));
    assertThat(run("events")).isZero();
    assertThat(out.toString().strip()).isEqualTo(lines.getLast());
  }

  private static String page(String entries, String next) {
    String cursor = next.isEmpty() ? "" : ",\"next\":\"" + next + "\"";
    return "{\"entries\":[" + entries + "]" + cursor + "}";
  }

  private void assertBroken(int seq) throws IOException {
    out.getBuffer().setLength(0);
    assertThat(verify("--json")).isEqualTo(4);
    String[] printed = out.toString().strip().split("\n", -1);
    JsonNode broken = StrictJson.parse(printed[printed.length - 1].getBytes(UTF_8));
    assertThat(broken.path("rule").asText()).isEqualTo("R37");
    assertThat(broken.path("seq").asInt()).isEqualTo(seq);
  }

  private int verify(String... more) throws IOException {
    Path file = folder.resolve("entries");
    Files.write(file, lines);
    var args = new ArrayList<>(List.of("verify", file.toString(), "--roots", ROOT.toString()));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  private int run(String... args) {
    var all = new ArrayList<>(List.of(args));
    boolean desk =
        !args[0].startsWith("-") && !args[0].startsWith("generate") && !args[0].startsWith("no-");
    if (desk && !all.contains("--profiles") && !all.contains("--help")) {
      all.addAll(List.of("--profiles", folder.resolve("profiles").toString()));
    }
    return Main.commandLine(new PrintWriter(out), new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  private JsonNode printed() {
    return StrictJson.parse(out.toString().strip().getBytes(UTF_8));
  }
}
