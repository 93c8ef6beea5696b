package org.throughbill.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {
  private static final List<String> ALL = List.of("postgres", "kafka", "issuer", "bol", "customs");

  private final Path folder;
  private final Path data;
  private final Path jar;
  private final Progress progress =
      new Progress(new PrintStream(System.err, true, StandardCharsets.UTF_8));

  StackTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.jar = Demo.jar(folder);
  }

  @AfterEach
  void nothingIsLeft() {
    new Processes(new DataFolder(data)).stopAll(_ -> {});
  }

  @Test
  void a_stack_lives_through_kills_and_ends_without_orphans() throws Exception {
    var options = Demo.options(data, bol(), new ServiceJar(Database.CUSTOMS, jar));
    var stack = new Stack(options, progress);
    assertThat(stack.start()).isEqualTo(Stack.Outcome.STARTED);
    assertThat(get(stack.uri(Database.BOL))).isEqualTo("bol_app hello");
    List<Long> first = pids(stack);
    assertThat(new Stack(options, progress).start()).isEqualTo(Stack.Outcome.WAS_RUNNING);
    assertThat(pids(stack)).isEqualTo(first);

    stack.register("c1", "party-1", "carrier");
    var key = ClientKey.in(new DataFolder(data).clientKey("c1"));
    for (String name : ALL) {
      stack.kill(name);
      assertThat(stack.process(name)).isEmpty();
      stack.restart(name);
      assertThat(stack.process(name)).isPresent();
    }
    assertThat(pids(stack)).doesNotContainAnyElementsOf(first);
    assertThat(token(stack.issuer(), key)).contains("access_token");
    assertThat(tokenByScript("c1", options)).hasSizeGreaterThan(100).startsWith("eyJ");

    List<ProcessHandle> running = handles(stack);
    stack.stop();
    assertThat(running).noneMatch(Ending::alive);
    assertThat(data.resolve("run")).isEmptyDirectory();
    assertThat(Files.exists(data.resolve("postgres/PG_VERSION"))).isTrue();
  }

  @Test
  void leftovers_of_a_killed_stack_are_cleared_first() throws Exception {
    var options = Demo.options(data, bol());
    var stack = new Stack(options, progress);
    stack.start();
    ProcessHandle postgres = stack.process("postgres").orElseThrow();
    Files.delete(data.resolve("run/postgres.pid"));
    stack.kill("kafka");
    Path customs = data.resolve("run/customs.pid");
    var own = Recorded.of("customs", ProcessHandle.current(), "");
    new Recorded("customs", own.pid(), own.started().minusSeconds(60), "").write(customs);

    assertThat(new Stack(options, progress).start()).isEqualTo(Stack.Outcome.STARTED);
    assertThat(Ending.alive(postgres)).isFalse();
    assertThat(customs).doesNotExist();
    assertThat(stack.process("kafka")).isPresent();
  }

  @Test
  void a_service_that_was_built_again_is_started_again() throws Exception {
    var options = Demo.options(data, bol());
    var stack = new Stack(options, progress);
    stack.start();
    Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    assertThat(new Stack(options, progress).start()).isEqualTo(Stack.Outcome.STARTED);
  }

  @Test
  void a_start_that_fails_leaves_nothing_and_names_the_log() {
    var failing = new ServiceJar(Database.BOL, jar, Map.of("FAIL", "1"), List.of());
    var stack = new Stack(Demo.options(data, failing), progress);
    assertThatThrownBy(stack::start)
        .isInstanceOf(Unstartable.class)
        .hasMessageContaining("bol ended before it was ready")
        .hasMessageContaining("bol.log")
        .hasMessageContaining("this service fails on purpose");
    assertThat(new Processes(new DataFolder(data)).anyRunning()).isFalse();
  }

  @Test
  void a_taken_port_is_refused_before_anything_starts() throws Exception {
    var options = Demo.options(data, bol());
    int port = options.ports().of("issuer");
    try (var other = new ServerSocket()) {
      other.bind(Loopback.address(port));
      assertThatThrownBy(() -> new Stack(options, progress).start())
          .isInstanceOf(Unstartable.class)
          .hasMessageContaining("Port " + port + ", wanted by issuer, is taken")
          .hasMessageContaining("--issuer-port");
    }
    assertThat(data.resolve("run")).doesNotExist();
    assertThat(data.resolve("postgres")).doesNotExist();
  }

  @Test
  void two_parts_cannot_share_a_port() {
    int pg = Demo.options(data).ports().of("pg");
    var clash =
        StackOptions.parse(
            "--data", data.toString(), "--port-base", text(pg), "--kafka-port", text(pg));
    assertThatThrownBy(() -> new Stack(clash, progress).start())
        .hasMessageContaining("Port " + pg + ", wanted by kafka, is taken by postgres");
  }

  @Test
  void an_interrupted_up_leaves_nothing() {
    var processes = new Processes(new DataFolder(data));
    List<ProcessHandle> seen =
        interrupted("kafka launched", () -> processes.running("kafka").isPresent());
    assertThat(seen).isNotEmpty().noneMatch(Ending::alive);
    assertThat(processes.anyRunning()).isFalse();
  }

  @Test
  void an_up_interrupted_while_it_makes_the_database_leaves_nothing() {
    List<ProcessHandle> seen =
        interrupted(
            "initdb at work", () -> Files.exists(data.resolve("postgres.new/postgresql.conf")));
    assertThat(seen).isNotEmpty().noneMatch(Ending::alive);
  }

  /** What {@code up} had started when it was asked to end, which it has. */
  private List<ProcessHandle> interrupted(String when, BooleanSupplier moment) {
    List<String> args = new ArrayList<>(List.of("--data", data.toString()));
    Demo.options(data).ports().byPart().forEach((part, port) -> args.addAll(arg(part, port)));
    Process up =
        Program.java("up", List.of("-Xmx64m"), Up.class, args, folder.resolve("up.log")).start();
    new Deadline(Duration.ofSeconds(60)).await(when, moment);
    List<ProcessHandle> below = up.descendants().toList();
    up.destroy();
    new Deadline(Duration.ofSeconds(60)).await("up ended", () -> !up.isAlive());
    return below;
  }

  @Test
  void somebody_elses_folder_is_refused() throws Exception {
    Files.createDirectories(data);
    Files.writeString(data.resolve("thesis.txt"), "three years of work");
    assertThatThrownBy(() -> new Stack(Demo.options(data), progress))
        .isInstanceOf(Unstartable.class)
        .hasMessageContaining("holds other files");
    assertThatThrownBy(() -> new DataFolder(data).wipe()).hasMessageContaining("not ours to wipe");
    assertThat(data.resolve("thesis.txt")).exists();
  }

  private ServiceJar bol() {
    return new ServiceJar(Database.BOL, jar, Map.of(), List.of("greeting=hello"));
  }

  private static List<String> arg(String part, int port) {
    return List.of(Ports.option(part), text(port));
  }

  private static String text(int port) {
    return Integer.toString(port);
  }

  private static List<ProcessHandle> handles(Stack stack) {
    return ALL.stream().map(stack::process).flatMap(Optional::stream).toList();
  }

  private static List<Long> pids(Stack stack) {
    return handles(stack).stream().map(ProcessHandle::pid).toList();
  }

  private static String get(URI service) throws Exception {
    return send(HttpRequest.newBuilder(service.resolve("/q/health/ready")).build());
  }

  private static String token(URI issuer, ClientKey key) throws Exception {
    return send(
        HttpRequest.newBuilder(issuer.resolve("/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=client_credentials&client_assertion_type="
                        + "urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion="
                        + key.assertion("c1", issuer.toString())))
            .build());
  }

  /** As a user gets one from a shell, where OpenSSL and curl are. */
  private String tokenByScript(String client, StackOptions options) throws Exception {
    Process script =
        new ProcessBuilder(
                Path.of("../token").toAbsolutePath().toString(),
                client,
                "--data",
                data.toString(),
                "--issuer-port",
                text(options.ports().of(Ports.ISSUER)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String token = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeThat(script.waitFor()).as("OpenSSL and curl are there").isNotEqualTo(127);
    return token.strip();
  }

  private static String send(HttpRequest request) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }
}
