package org.throughbill.local;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the three services: made on purpose, never by the first one who writes. */
public final class Topics {
  private static final int PARTITIONS = 12;
  private static final short REPLICAS = 1;

  // An entry is read again for as long as its bill may matter, and a party's for as long as its
  // acts do.
  private static final Map<String, String> KEPT = Map.of("retention.ms", "-1");

  private static final List<NewTopic> ALL =
      List.of(
          topic("bill-events", KEPT),
          topic("inspection-events", KEPT),
          topic("collateral-events", KEPT),
          topic("party-events", KEPT));

  private Topics() {}

  /** Creates the topics that are missing; the others stay as they are. */
  public static void create(String bootstrapServers) {
    try (var admin = admin(bootstrapServers)) {
      Set<String> there = admin.listTopics().names().get(30, TimeUnit.SECONDS);
      List<NewTopic> missing = ALL.stream().filter(topic -> !there.contains(topic.name())).toList();
      admin.createTopics(missing).all().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while creating topics", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Cannot create topics on " + bootstrapServers, e);
    }
  }

  /** Whether the broker takes requests; a port that is open says too little. */
  static boolean brokerReady(int port) {
    if (!Loopback.answers(port)) {
      return false;
    }
    try (var admin = admin(Loopback.HOST + ":" + port)) {
      return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException notYet) {
      return false;
    }
  }

  private static Admin admin(String bootstrapServers) {
    return Admin.create(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "request.timeout.ms",
            "10000",
            "default.api.timeout.ms",
            "30000"));
  }

  private static NewTopic topic(String name, Map<String, String> config) {
    return new NewTopic(name, PARTITIONS, REPLICAS).configs(config);
  }
}
