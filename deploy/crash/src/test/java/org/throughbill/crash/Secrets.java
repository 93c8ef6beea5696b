package org.throughbill.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.throughbill.local.Stack;
import org.throughbill.testkit.Secret;

/** What this very stack must not tell in its logs: its passwords, its keys, any token, any act. */
final class Secrets {
  /** A signed act begins so: the payload of a log would be an act that somebody sent. */
  private static final String SIGNED = "eyJhbGciOi";

  private Secrets() {}

  static void requireAbsent(Stack stack) throws IOException {
    List<Path> logs = logs(stack);
    assertThat(logs).hasSizeGreaterThanOrEqualTo(6);
    List<String> own = ownSecrets(stack);
    assertThat(own).hasSizeGreaterThan(10);
    for (Path log : logs) {
      String text = Files.readString(log, StandardCharsets.ISO_8859_1);
      assertThat(Secret.in(log, EnumSet.allOf(Secret.class))).isEmpty();
      assertThat(own.stream().filter(text::contains).count()).as("own secrets in %s", log).isZero();
      assertThat(text.contains(SIGNED)).as("a signed payload in %s", log).isFalse();
    }
  }

  private static List<Path> logs(Stack stack) throws IOException {
    Path folder = stack.folder().log("bol").getParent();
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".log")).toList();
    }
  }

  /** Whoever gathers logs reads each line of the bol-service's as JSON. */
  static void requireJson(Path log) throws IOException {
    List<String> lines =
        Files.readAllLines(log).stream().filter(line -> line.startsWith("{")).toList();
    assertThat(lines).hasSizeGreaterThan(3);
    for (String line : lines) {
      var json = new ObjectMapper().readTree(line);
      assertThat(json.path("message").isTextual() && json.has("mdc")).as(line).isTrue();
    }
  }

  /** Passwords as text, private keys in base64. */
  private static List<String> ownSecrets(Stack stack) throws IOException {
    var passwords = new Properties();
    try (var in = Files.newBufferedReader(stack.folder().secrets())) {
      passwords.load(in);
    }
    var all = new ArrayList<String>();
    passwords.values().forEach(password -> all.add(String.valueOf(password)));
    Path pki = stack.pki().root().getParent();
    try (Stream<Path> files = Files.list(pki)) {
      for (Path key : files.filter(file -> file.toString().endsWith(".key")).toList()) {
        all.add(Base64.getEncoder().encodeToString(Files.readAllBytes(key)));
      }
    }
    Path clients = stack.folder().clientKey("any").getParent();
    try (Stream<Path> files = Files.list(clients)) {
      for (Path key : files.toList()) {
        all.add(Files.readAllLines(key).get(1));
      }
    }
    return all;
  }
}
