package org.throughbill.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Why a process did not come up, with the end of its log. */
final class Failure {
  private static final int LINES = 15;

  private Failure() {}

  static Unstartable of(String name, boolean alive, Duration patience, DataFolder folder) {
    Path log = folder.log(name);
    String what =
        alive
            ? name + " is not ready after " + patience.toSeconds() + " s"
            : name + " ended before it was ready";
    return new Unstartable(what + ". Its log is " + log + " and ends:\n" + tail(log));
  }

  private static String tail(Path log) {
    try {
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    } catch (IOException e) {
      return "(cannot be read: " + e.getMessage() + ")";
    }
  }
}
