package org.throughbill.local;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/** A process of the stack as written down, so that a later command finds it again. */
record Recorded(String name, long pid, Instant started, String fingerprint) {
  static final String SUFFIX = ".pid";

  // Linux counts a start from the boot, whose own time moves when the clock is set.
  private static final Duration CLOCK_SET = Duration.ofSeconds(2);

  static Recorded of(String name, ProcessHandle process, String fingerprint) {
    return new Recorded(name, process.pid(), startOf(process), fingerprint);
  }

  static Optional<Recorded> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var fields = new Properties();
      fields.load(new StringReader(Files.readString(file)));
      String fileName = file.getFileName().toString();
      return Optional.of(
          new Recorded(
              fileName.substring(0, fileName.length() - SUFFIX.length()),
              Long.parseLong(fields.getProperty("pid", "")),
              Instant.parse(fields.getProperty("started", "")),
              fields.getProperty("fingerprint", "")));
    } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  void write(Path file) {
    PrivateFiles.write(
        file, "pid=" + pid + "\nstarted=" + started + "\nfingerprint=" + fingerprint + "\n");
  }

  /** The process, unless it ended; another one that got its pid since is not it. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(Ending::alive)
        .filter(found -> near(startOf(found), started));
  }

  private static boolean near(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(CLOCK_SET) <= 0;
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }
}
