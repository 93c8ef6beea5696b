package org.throughbill.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The file by which a PostgreSQL data folder names the postmaster that works on it. */
record PostmasterLock(Path data) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Ends a postmaster that nobody has a record of; says whether there was one. */
  boolean endOrphan(Consumer<String> say) {
    Optional<ProcessHandle> orphan = named().filter(this::isPostmasterHere);
    orphan.ifPresent(
        process -> {
          Ending.ask(process, "INT", PATIENCE);
          say.accept("a PostgreSQL without a record was stopped");
        });
    return orphan.isPresent();
  }

  /**
   * Removes the file of a postmaster that is gone while its pid is not.
   *
   * <p>PostgreSQL only asks whether the pid exists, and takes a zombie, or another program that got
   * the number, for a live postmaster. What it would have checked by the file, that no child of the
   * old postmaster still writes, is checked here instead.
   */
  void clearIfStale() {
    if (!Files.exists(file()) || named().filter(this::isPostmasterHere).isPresent()) {
      return;
    }
    new Deadline(PATIENCE).await("the children of a dead PostgreSQL ended", () -> !childLives());
    try {
      Files.deleteIfExists(file());
    } catch (IOException e) {
      throw new IllegalStateException("Cannot delete " + file() + "; delete it by hand", e);
    }
  }

  private Path file() {
    return data.resolve("postmaster.pid");
  }

  private Optional<ProcessHandle> named() {
    if (!Files.exists(file())) {
      return Optional.empty();
    }
    try {
      long pid = Long.parseLong(Files.readAllLines(file()).getFirst().strip());
      return ProcessHandle.of(pid).filter(Ending::alive);
    } catch (IOException | NumberFormatException e) {
      throw new IllegalStateException("Cannot read " + file() + "; delete it by hand", e);
    }
  }

  private boolean childLives() {
    return ProcessHandle.allProcesses()
        .filter(PostmasterLock::isPostgres)
        .filter(Ending::alive)
        .anyMatch(this::worksHere);
  }

  // A pid may have gone to the PostgreSQL of another folder; only Linux tells where a process
  // works.
  private boolean isPostmasterHere(ProcessHandle process) {
    return isPostgres(process) && (!Files.exists(Path.of("/proc/self")) || worksHere(process));
  }

  private boolean worksHere(ProcessHandle process) {
    try {
      Path folder = Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"));
      return folder.equals(data.toRealPath());
    } catch (IOException goneOrNotLinux) {
      return false;
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("/postgres");
  }
}
