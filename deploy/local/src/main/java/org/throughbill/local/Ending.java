package org.throughbill.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How a process is ended: asked first, or killed at once; in both cases nothing of it is left. */
final class Ending {
  private static final Duration AFTER_KILL = Duration.ofSeconds(10);

  private Ending() {}

  /** Sends the signal, and SIGKILL once the patience is over; says whether asking was enough. */
  static boolean ask(ProcessHandle process, String signal, Duration patience) {
    send(process, signal);
    if (new Deadline(patience).holds(() -> !alive(process))) {
      return true;
    }
    kill(process);
    return false;
  }

  /** SIGKILL for the process and for its children, which it can no longer end itself. */
  static void kill(ProcessHandle process) {
    List<ProcessHandle> below = process.descendants().toList();
    process.destroyForcibly();
    below.forEach(ProcessHandle::destroyForcibly);
    new Deadline(AFTER_KILL).await("process " + process.pid() + " ended", () -> !alive(process));
    for (ProcessHandle child : below) {
      new Deadline(AFTER_KILL).await("process " + child.pid() + " ended", () -> !alive(child));
    }
  }

  /** A zombie is dead: where nobody reaps it, its entry stays for ever. */
  static boolean alive(ProcessHandle process) {
    return process.isAlive() && !zombie(process.pid());
  }

  // The first thread turns zombie while others still hold the ports; then it is not over yet.
  private static boolean zombie(long pid) {
    Path process = Path.of("/proc/" + pid);
    try (var threads = Files.list(process.resolve("task"))) {
      String stat = Files.readString(process.resolve("stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z' && threads.count() <= 1;
    } catch (IOException notLinuxOrGone) {
      return false;
    }
  }

  private static void send(ProcessHandle process, String signal) {
    if (signal.equals("TERM")) {
      process.destroy();
      return;
    }
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
