package org.throughbill.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A process to start: its command, its environment, and the file its output goes to. */
public record Program(String name, List<String> command, Map<String, String> env, Path log) {
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  // Kafka and its compression use what JDK 25 warns about.
  private static final List<String> QUIET =
      List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  public Program {
    command = List.copyOf(command);
    env = Map.copyOf(env);
  }

  /** A Java program with the class path of this one. */
  public static Program java(
      String name, List<String> flags, Class<?> main, List<String> args, Path log) {
    List<String> command = new ArrayList<>(List.of(javaCommand()));
    command.addAll(QUIET);
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(args);
    return new Program(name, command, Map.of(), log);
  }

  static String javaCommand() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  public Process start() {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      var builder = new ProcessBuilder(inOwnSession()).redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      builder.environment().putAll(env);
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + name + ": " + e.getMessage(), e);
    }
  }

  /** Runs to its end, which comes at the latest with the end of this program; its exit code. */
  int run() throws IOException {
    var started = new AtomicReference<Process>();
    var withThis = new Thread(() -> end(started), "end-" + name);
    try {
      Process process;
      // Together with end: a process that starts during the shutdown is seen by it.
      synchronized (started) {
        Runtime.getRuntime().addShutdownHook(withThis);
        process = start();
        started.set(process);
      }
      int code = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(withThis);
      return code;
    } catch (InterruptedException e) {
      end(started);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (IllegalStateException shutdown) {
      throw new IOException("this program is being ended", shutdown);
    }
  }

  private static void end(AtomicReference<Process> started) {
    synchronized (started) {
      Optional.ofNullable(started.get()).map(Process::toHandle).ifPresent(Ending::kill);
    }
  }

  // A Ctrl-C at the terminal goes to a whole process group; the stack must outlive the command that
  // started it, and setsid keeps the pid because it only execs.
  private List<String> inOwnSession() {
    if (!Files.isExecutable(SETSID)) {
      return command;
    }
    List<String> all = new ArrayList<>(List.of(SETSID.toString()));
    all.addAll(command);
    return all;
  }

  /** Without the environment, which carries passwords. */
  @Override
  public String toString() {
    return name + " " + command;
  }
}
