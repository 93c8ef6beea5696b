package org.throughbill.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The processes that belong to a data folder, whoever started them. */
final class Processes {
  static final String POSTGRES = "postgres";
  static final String KAFKA = "kafka";
  static final String ISSUER = "issuer";

  // Who stands on another ends before it.
  private static final List<String> BELOW = List.of(KAFKA, ISSUER, POSTGRES);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DataFolder folder;

  Processes(DataFolder folder) {
    this.folder = folder;
  }

  void write(Recorded process) {
    process.write(file(process.name()));
  }

  Optional<Recorded> recorded(String name) {
    return Recorded.read(file(name));
  }

  Optional<ProcessHandle> running(String name) {
    return recorded(name).flatMap(Recorded::process);
  }

  boolean anyRunning() {
    return names().stream().anyMatch(name -> running(name).isPresent());
  }

  /**
   * Ends all that run, services first, and forgets them; says whether there was anything to end.
   */
  boolean stopAll(Consumer<String> say) {
    List<String> services = names().stream().filter(name -> !BELOW.contains(name)).toList();
    boolean ended = together(services, say);
    for (String name : BELOW) {
      ended |= stop(name, say);
    }
    boolean orphan = new PostmasterLock(folder.postgres()).endOrphan(say);
    return ended || orphan;
  }

  /** Asks one process to end, and insists after a while. */
  boolean stop(String name, Consumer<String> say) {
    Optional<ProcessHandle> running = running(name);
    running.ifPresent(
        process -> {
          // SIGTERM lets PostgreSQL wait for its clients for ever; SIGINT cuts them off.
          String signal = name.equals(POSTGRES) ? "INT" : "TERM";
          boolean willing = Ending.ask(process, signal, PATIENCE);
          say.accept(
              willing
                  ? name + " stopped"
                  : name + " did not stop in " + PATIENCE.toSeconds() + " s and was killed");
        });
    forget(name);
    return running.isPresent();
  }

  private boolean together(List<String> names, Consumer<String> say) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> stops =
          names.stream().<Callable<Boolean>>map(name -> () -> stop(name, say)).toList();
      boolean ended = false;
      for (Future<Boolean> stop : threads.invokeAll(stops)) {
        ended |= stop.get();
      }
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while stopping " + names, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot stop one of " + names, e.getCause());
    }
  }

  private void forget(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + file(name), e);
    }
  }

  private List<String> names() {
    if (!Files.isDirectory(folder.run())) {
      return List.of();
    }
    try (var files = Files.list(folder.run())) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(Recorded.SUFFIX))
          .map(name -> name.substring(0, name.length() - Recorded.SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder.run(), e);
    }
  }

  private Path file(String name) {
    return folder.run().resolve(name + Recorded.SUFFIX);
  }
}
