package org.throughbill.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.throughbill.local.Issuer;
import org.throughbill.local.Loopback;

/** The same servers in containers, which Testcontainers removes when the JVM ends. */
final class Containers implements Backend {
  /** Set to {@code embedded} to skip the question whether Docker answers. */
  private static final String CHOICE = "throughbill.servers";

  private static final String SUPERUSER = "postgres";

  static boolean available() {
    return !"embedded".equals(System.getProperty(CHOICE))
        && DockerClientFactory.instance().isDockerAvailable();
  }

  @Override
  @SuppressWarnings("resource") // they live as long as the JVM
  public Servers.Coordinates start(String superuserPassword) {
    var postgres =
        new PostgreSQLContainer("postgres:17")
            .withUsername(SUPERUSER)
            .withPassword(superuserPassword)
            .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=100");
    var kafka =
        new KafkaContainer("apache/kafka:" + AppInfoParser.getVersion())
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    postgres.start();
    kafka.start();
    var issuer = issuer();
    return new Servers.Coordinates(
        "jdbc:postgresql://" + postgres.getHost() + ":" + postgres.getFirstMappedPort(),
        kafka.getBootstrapServers(),
        issuer.uri().toString(),
        issuer.keyFile().toString(),
        issuer.keyFile().resolveSibling("pki").toString());
  }

  @Override
  public String superuser() {
    return SUPERUSER;
  }

  private static Issuer issuer() {
    try {
      return Issuer.start(
          Files.createTempDirectory("throughbill-test-"), Loopback.freePorts(1).getFirst());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a temporary folder; set java.io.tmpdir", e);
    }
  }
}
