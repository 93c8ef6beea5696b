package org.throughbill.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.throughbill.acts.json.StrictJson;
import org.throughbill.local.Database;
import org.throughbill.local.Stack;

/** The command line as its user has it: a program, a profile for each party, and exit codes. */
final class Shell {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final Stack stack;
  private final Path folder;
  private final Path profiles;

  /** What a command printed, and how it ended. */
  record Ended(int code, String out, String err) {
    JsonNode json() {
      return StrictJson.parse(out.strip().getBytes(UTF_8));
    }
  }

  Shell(Stack stack, Path folder) {
    this.stack = stack;
    this.folder = folder.toAbsolutePath();
    this.profiles = this.folder.resolve("profiles.properties");
    write("profiles.properties", "");
  }

  /** A party with its key, and a client of the issuer that asks for its tokens. */
  void knows(String profile, String party, Path key, String... more) {
    String client = "shell-" + party;
    stack.register(client, party);
    var lines = new ArrayList<String>();
    lines.add("party = " + party);
    lines.add("place = CNCKG");
    lines.add("key = " + key.toAbsolutePath());
    lines.add("bol = " + stack.uri(Database.BOL));
    lines.add("customs = " + stack.uri(Database.CUSTOMS));
    lines.add("financing = " + stack.uri(Database.FINANCING));
    lines.add("issuer = " + stack.issuer());
    lines.add("client = " + client);
    lines.add("client-key = " + stack.folder().clientKey(client));
    lines.addAll(List.of(more));
    append(lines.stream().map(line -> profile + "." + line + "\n").toList());
  }

  /** Writes a file into the folder and says where it is. */
  Path write(String name, String text) {
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(List<String> lines) {
    try {
      Files.writeString(profiles, Files.readString(profiles) + String.join("", lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String pem(String certificate) {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(Base64.getDecoder().decode(certificate))
        + "\n-----END CERTIFICATE-----\n";
  }

  /** Runs a command that is to succeed; {@code profile} acts. */
  Ended does(String profile, String... command) {
    Ended ended = runs(profile, command);
    assertThat(ended.code()).as("%s", ended).isZero();
    return ended;
  }

  /** Runs a command, however it ends. */
  Ended runs(String profile, String... command) {
    var all = new ArrayList<String>(List.of(JAVA));
    all.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    all.addAll(List.of("-cp", System.getProperty("java.class.path")));
    all.add("org.throughbill.cli.Main");
    all.addAll(List.of(command));
    all.addAll(List.of("-p", profile, "--profiles", profiles.toString()));
    try {
      Path out = folder.resolve("out");
      Path err = folder.resolve("err");
      Process process =
          new ProcessBuilder(all).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("%s", all).isTrue();
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
