package org.throughbill.local;

import java.net.URI;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/**
 * All processes of Throughbill on this machine.
 *
 * <p>They outlive the program that started them; a later one finds them through the data folder.
 */
public final class Stack {
  /** What a start found. */
  public enum Outcome {
    STARTED,
    WAS_RUNNING
  }

  private final StackOptions options;
  private final DataFolder folder;
  private final Processes processes;
  private final Plan plan;
  private final Progress progress;
  private volatile boolean abandoned;
  private boolean launched;

  public Stack(StackOptions options, Progress progress) {
    this.options = options;
    this.folder = DataFolder.open(options.data());
    this.processes = new Processes(folder);
    this.plan = new Plan(options, folder);
    this.progress = progress;
  }

  /** Brings everything up, or nothing: what was started before a failure is stopped again. */
  public Outcome start() {
    FileLock lock = folder.lock();
    try {
      requireJars();
      if (!options.fresh() && healthy()) {
        return Outcome.WAS_RUNNING;
      }
      clearTheWay();
      startTogether(plan.servers());
      startTogether(plan.services());
      return Outcome.STARTED;
    } finally {
      DataFolder.release(lock);
    }
  }

  /** Stops everything that runs on the data folder. */
  public void stop() {
    processes.stopAll(progress::say);
  }

  /** Gives up a start that is under way: what it launched is stopped, and it launches no more. */
  public synchronized void abandon() {
    abandoned = true;
    if (launched) {
      processes.stopAll(progress::say);
    }
  }

  /** Kills one process with SIGKILL, as a crash would. */
  public void kill(String name) {
    member(name);
    processes.running(name).ifPresent(Ending::kill);
  }

  /** Kills one process below a part of the stack with SIGKILL, like a backend of PostgreSQL. */
  public void kill(String name, long pid) {
    member(name);
    ProcessHandle below =
        processes.running(name).stream()
            .flatMap(ProcessHandle::descendants)
            .filter(process -> process.pid() == pid)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(pid + " is no process of " + name));
    Ending.kill(below);
  }

  /** Stops one process if it runs, starts it again and waits until it is ready. */
  public void restart(String name) {
    Member member = member(name);
    processes.stop(name, progress::say);
    bringUp(member);
  }

  /** The process of this name, if it runs. */
  public Optional<ProcessHandle> process(String name) {
    return processes.running(name);
  }

  public URI uri(Database service) {
    return plan.serviceUri(service);
  }

  public URI issuer() {
    return plan.issuerUri();
  }

  public String bootstrapServers() {
    return plan.bootstrapServers();
  }

  public String jdbcUrl(Database database) {
    return plan.jdbcUrl(database);
  }

  /** The password of a database role of this stack. */
  public String password(String role) {
    return plan.password(role);
  }

  public DataFolder folder() {
    return folder;
  }

  /** An access token as good as one the issuer gives. */
  public String token(String party, String... roles) {
    return Tokens.of(issuer(), Issuer.keyFile(folder.issuer())).token(party, roles);
  }

  /** The keys of this stack's parties, under the root its services trust. */
  public TrialPki pki() {
    return plan.pki();
  }

  /**
   * Makes a client known to the issuer, which need not be restarted; its key is in {@link
   * DataFolder#clientKey}.
   */
  public void register(String client, String party, String... roles) {
    plan.register(client, party, Set.of(roles));
  }

  private void requireJars() {
    for (ServiceJar service : options.services()) {
      if (!Files.isRegularFile(service.jar())) {
        throw new Unstartable(service.jar() + " is missing; build it with mvn package");
      }
    }
  }

  private boolean healthy() {
    return plan.all().stream()
        .allMatch(member -> asPlanned(member) && member.ready().getAsBoolean());
  }

  private boolean asPlanned(Member member) {
    return processes.running(member.name()).isPresent()
        && processes
            .recorded(member.name())
            .map(Recorded::fingerprint)
            .equals(Optional.of(Fingerprint.of(member.program().get())));
  }

  private void clearTheWay() {
    if (processes.stopAll(progress::say)) {
      progress.say("cleared what an earlier stack left running");
    }
    requireFreePorts();
    if (options.fresh()) {
      folder.wipe();
    }
  }

  private void requireFreePorts() {
    Map<Integer, String> wanted = new HashMap<>();
    for (Member member : plan.all()) {
      member
          .ports()
          .forEach(
              (part, port) -> {
                String other = wanted.putIfAbsent(port, member.name());
                if (other != null) {
                  throw takenPort(part, port, member, other);
                }
                if (Loopback.taken(port)) {
                  throw takenPort(part, port, member, "another program; stop it");
                }
              });
    }
  }

  private static Unstartable takenPort(String part, int port, Member member, String by) {
    return new Unstartable(
        "Port %d, wanted by %s, is taken by %s, or choose another port with %s"
            .formatted(port, member.name(), by, Ports.option(part)));
  }

  private void startTogether(List<Member> members) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = new ExecutorCompletionService<Member>(threads);
      members.forEach(member -> done.submit(() -> bringUp(member), member));
      for (Member _ : members) {
        done.take().get();
      }
    } catch (ExecutionException e) {
      if (abandoned) {
        throw givenUp();
      }
      abandon();
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      abandon();
      Thread.currentThread().interrupt();
      throw new Unstartable("Interrupted; everything that was started is stopped again");
    }
  }

  private void bringUp(Member member) {
    progress.starts(member.name());
    member.before().run();
    ProcessHandle process = launch(member);
    new Deadline(options.patience()).holds(() -> settled(member, process));
    if (!Ending.alive(process) || !member.ready().getAsBoolean()) {
      throw Failure.of(member.name(), Ending.alive(process), options.patience(), folder);
    }
    member.after().run();
    progress.ready(member.name());
  }

  // Together with abandon: no process can start between its look at what runs and its end.
  private synchronized ProcessHandle launch(Member member) {
    if (abandoned) {
      throw givenUp();
    }
    Program program = member.program().get();
    ProcessHandle process = program.start().toHandle();
    launched = true;
    processes.write(Recorded.of(member.name(), process, Fingerprint.of(program)));
    return process;
  }

  private static Unstartable givenUp() {
    return new Unstartable("The start was given up");
  }

  private boolean settled(Member member, ProcessHandle process) {
    progress.stillWaiting();
    return abandoned || !Ending.alive(process) || member.ready().getAsBoolean();
  }

  private Member member(String name) {
    return plan.all().stream()
        .filter(member -> member.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No process is called " + name));
  }
}
