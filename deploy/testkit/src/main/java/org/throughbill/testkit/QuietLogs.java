package org.throughbill.testkit;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The log categories that drown a test's own output. */
final class QuietLogs {
  // Kept: a logger that nobody holds is collected, and its level with it.
  private static final List<Logger> HELD =
      Stream.of(
              Map.entry("org.testcontainers", Level.OFF),
              Map.entry("com.github.dockerjava", Level.OFF),
              Map.entry("org.apache.kafka", Level.WARNING),
              Map.entry("kafka", Level.WARNING),
              Map.entry("state.change.logger", Level.WARNING))
          .map(quiet -> set(quiet.getKey(), quiet.getValue()))
          .toList();

  private QuietLogs() {}

  static void apply() {
    if (HELD.isEmpty()) {
      throw new IllegalStateException("No category is quiet");
    }
  }

  private static Logger set(String category, Level level) {
    Logger logger = Logger.getLogger(category);
    logger.setLevel(level);
    return logger;
  }
}
