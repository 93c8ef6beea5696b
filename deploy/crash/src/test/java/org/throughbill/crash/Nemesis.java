package org.throughbill.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.throughbill.audit.HistoryLine.What;
import org.throughbill.local.Database;
import org.throughbill.local.Deadline;

/** Kills one part of the stack after the other while acts come in, and brings each back. */
final class Nemesis {
  private static final Deadline PATIENCE = new Deadline(Duration.ofMinutes(2));
  private static final int ACTS_BETWEEN = 25;

  /**
   * A kill and what came after it.
   *
   * @param acknowledged until an act was acknowledged again
   * @param relayed until everything sealed before the restart was on Kafka
   */
  record Kill(String victim, Duration acknowledged, Duration relayed) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-16s acts again after %6.2f s, all relayed after %6.2f s",
          victim,
          acknowledged.toMillis() / 1e3,
          relayed.toMillis() / 1e3);
    }
  }

  private final Registry registry;
  private final Notebook notebook;
  private final List<Kill> kills = new ArrayList<>();

  Nemesis(Registry registry, Notebook notebook) {
    this.registry = registry;
    this.notebook = notebook;
  }

  List<Kill> kills() {
    return List.copyOf(kills);
  }

  void rounds(int rounds) {
    for (int round = 0; round < rounds; round++) {
      strike("bol", false);
      strike("kafka", true);
      strike("postgres", false);
      strikeBackend();
      for (Database service : registry.services()) {
        if (service != Database.BOL) {
          strike(service.id(), true);
        }
      }
    }
  }

  /**
   * @param actsGoOn whether acts are acknowledged without it
   */
  private void strike(String victim, boolean actsGoOn) {
    awaitActs(victim);
    long unknown = notebook.count(What.INFO);
    long killed = System.nanoTime();
    registry.stack().kill(victim);
    if (actsGoOn) {
      awaitActs(victim + " being away");
    } else {
      PATIENCE.await("somebody misses " + victim, () -> notebook.count(What.INFO) > unknown);
    }
    registry.stack().restart(victim);
    recovered(victim, killed);
  }

  private void strikeBackend() {
    awaitActs("a backend");
    long killed = System.nanoTime();
    long pid =
        Long.parseLong(
            registry.ask(
                Database.BOL,
                "select pid from pg_stat_activity where usename = 'bol_app' order by random() limit 1"));
    registry.stack().kill("postgres", pid);
    recovered("a backend", killed);
  }

  private void recovered(String victim, long killed) {
    Instant up = Instant.now();
    long before = notebook.count(What.OK);
    PATIENCE.await("acts after " + victim, () -> notebook.count(What.OK) > before);
    Duration acknowledged = Duration.ofNanos(System.nanoTime() - killed);
    PATIENCE.await("the relay caught up after " + victim, () -> relayed(up));
    kills.add(new Kill(victim, acknowledged, Duration.ofNanos(System.nanoTime() - killed)));
    System.out.println(kills.getLast());
  }

  private boolean relayed(Instant before) {
    try {
      return registry
          .ask(
              Database.BOL,
              "select count(*) from unsent join entry using (topic, key, seq) where sealed_at < '"
                  + before
                  + "'")
          .equals("0");
    } catch (IllegalStateException recovering) {
      return false; // PostgreSQL takes no connection until it has replayed its log
    }
  }

  private void awaitActs(String what) {
    long before = notebook.count(What.OK);
    PATIENCE.await(
        "acts before or during " + what, () -> notebook.count(What.OK) >= before + ACTS_BETWEEN);
  }
}
