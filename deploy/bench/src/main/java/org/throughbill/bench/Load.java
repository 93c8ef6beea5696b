package org.throughbill.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Clients that trade, each on its own connection and its own bills. */
final class Load {
  /**
   * What a load showed.
   *
   * @param perSecond acts sealed in each second
   */
  record Result(double actsPerSecond, Latencies latencies, List<Integer> perSecond) {}

  private final Traders traders;
  private final int clients;
  private final List<List<Traders.Position>> positions =
      Collections.synchronizedList(new ArrayList<>());

  Load(Traders traders, int clients) {
    this.traders = traders;
    this.clients = clients;
  }

  /** Issues the bills that are traded afterwards. */
  void issue(int billsPerClient) {
    inParallel(
        (client, wire) -> {
          var mine = new ArrayList<Traders.Position>();
          for (int i = 0; i < billsPerClient; i++) {
            mine.add(traders.issue(wire));
          }
          positions.add(mine);
          return List.<long[]>of();
        });
  }

  /**
   * Trades for some seconds.
   *
   * @param actsPerSecond the rate to keep to, or 0 for as fast as it goes; under a rate, latency
   *     counts from when the act was due
   */
  Result run(int seconds, double actsPerSecond) {
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(seconds);
    List<long[]> samples =
        inParallel((client, wire) -> trade(client, wire, start, end, actsPerSecond));
    var perSecond = new int[seconds];
    var micros = new ArrayList<Long>(samples.size());
    for (long[] sample : samples) {
      micros.add(sample[1] / 1000);
      int second = (int) TimeUnit.NANOSECONDS.toSeconds(sample[0] - start);
      if (second < seconds) {
        perSecond[second]++;
      }
    }
    double elapsed = samples.stream().mapToLong(s -> s[0] - start).max().orElse(1) / 1e9;
    return new Result(
        samples.size() / elapsed, Latencies.of(micros), IntStream.of(perSecond).boxed().toList());
  }

  /** Pairs of when an act was done and how long it took, in nanoseconds. */
  private List<long[]> trade(int client, Wire wire, long start, long end, double rate)
      throws IOException {
    var samples = new ArrayList<long[]>();
    List<Traders.Position> mine = positions.get(client);
    double interval = rate == 0 ? 0 : clients * 1e9 / rate;
    for (int i = 0; System.nanoTime() < end; i++) {
      long due =
          rate == 0
              ? System.nanoTime()
              : start + (long) ((i + (double) client / clients) * interval);
      for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
        LockSupport.parkNanos(early);
      }
      traders.trade(wire, mine.get(i % mine.size()));
      long done = System.nanoTime();
      samples.add(new long[] {done, done - due});
    }
    return samples;
  }

  private interface Work {
    List<long[]> of(int client, Wire wire) throws IOException;
  }

  private List<long[]> inParallel(Work work) {
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      var running = new ArrayList<Future<List<long[]>>>();
      for (int i = 0; i < clients; i++) {
        int client = i;
        running.add(
            threads.submit(
                () -> {
                  try (Wire wire = traders.connect()) {
                    return work.of(client, wire);
                  }
                }));
      }
      var all = new ArrayList<long[]>();
      for (Future<List<long[]>> one : running) {
        all.addAll(one.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
