package org.throughbill.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real Kafka broker, its own controller, in this JVM and on a folder of this machine. */
public final class EmbeddedKafka implements AutoCloseable {
  private static final int NODE = 1;

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts a broker on the folder, which is formatted at the first start and kept afterwards. */
  public static EmbeddedKafka start(Path folder, int port, int controllerPort) {
    format(folder);
    var config = new KafkaConfig(settings(folder, port, controllerPort));
    var server = new KafkaRaftServer(config, Time.SYSTEM);
    server.startup();
    return new EmbeddedKafka(server, port);
  }

  /** Runs a broker until SIGTERM: {@code <folder> <port> <controller port>}. */
  public static void main(String[] args) {
    if (args.length != 3) {
      throw new IllegalArgumentException("Give a folder, a port and a controller port");
    }
    var broker = start(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "close"));
    broker.server.awaitShutdown();
  }

  public String bootstrapServers() {
    return Loopback.HOST + ":" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path folder) {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(folder);
      new Formatter()
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(NODE)
          .setDirectories(new TreeSet<>(List.of(folder.toString())))
          .setMetadataLogDirectory(folder.toString())
          .setControllerListenerName("CONTROLLER")
          .setIgnoreFormatted(true)
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .run();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot make a Kafka folder of " + folder, e);
    } catch (Exception e) {
      throw new IllegalStateException("Kafka refuses to format " + folder, e);
    }
  }

  // An acknowledged record is in the page cache: it outlives this process, but not a power cut of
  // the
  // only node there is. What the services keep in PostgreSQL is the truth; this is its
  // distribution.
  private static Properties settings(Path folder, int port, int controllerPort) {
    String broker = Loopback.HOST + ":" + port;
    String controller = Loopback.HOST + ":" + controllerPort;
    var settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE));
    settings.put("controller.quorum.voters", NODE + "@" + controller);
    settings.put("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller);
    settings.put("advertised.listeners", "PLAINTEXT://" + broker);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", folder.toString());
    // A killed broker may register again only when its old session has timed out.
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "500");
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    single(settings, "offsets.topic", "offsets.topic.num.partitions");
    single(settings, "transaction.state.log", "transaction.state.log.num.partitions");
    single(
        settings, "share.coordinator.state.topic", "share.coordinator.state.topic.num.partitions");
    small(settings);
    return settings;
  }

  // One node holds the only copy of Kafka's own topics, and few partitions of them.
  private static void single(Properties settings, String topic, String partitions) {
    settings.put(topic + ".replication.factor", "1");
    if (!topic.startsWith("offsets")) {
      settings.put(topic + ".min.isr", "1");
    }
    settings.put(partitions, "4");
  }

  // The defaults are for a server of its own; a laptop has other things to do.
  private static void small(Properties settings) {
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
    settings.put("log.cleaner.dedupe.buffer.size", "2097152");
    settings.put("log.index.size.max.bytes", "1048576");
  }
}
