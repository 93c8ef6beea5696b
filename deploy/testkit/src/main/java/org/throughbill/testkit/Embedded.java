package org.throughbill.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.throughbill.local.EmbeddedKafka;
import org.throughbill.local.Issuer;
import org.throughbill.local.LocalPostgres;
import org.throughbill.local.Loopback;
import org.throughbill.local.Trees;

/** Servers of this machine, on free ports and in a folder that goes when the JVM ends. */
final class Embedded implements Backend {
  @Override
  public Servers.Coordinates start(String superuserPassword) {
    Path folder = folder();
    List<Integer> ports = Loopback.freePorts(4);
    var settings =
        new LocalPostgres.Settings(
            folder.resolve("postgres"), ports.get(0), false, superuserPassword);
    List<LocalPostgres> started = new CopyOnWriteArrayList<>();
    atEnd(
        () -> {
          started.forEach(LocalPostgres::kill);
          Trees.delete(folder);
        });
    started.add(LocalPostgres.start(settings, folder.resolve("postgres.log")));
    var kafka = EmbeddedKafka.start(folder.resolve("kafka"), ports.get(1), ports.get(2));
    var issuer = Issuer.start(folder.resolve("issuer"), ports.get(3));
    return new Servers.Coordinates(
        "jdbc:postgresql://" + Loopback.HOST + ":" + ports.get(0),
        kafka.bootstrapServers(),
        issuer.uri().toString(),
        issuer.keyFile().toString());
  }

  @Override
  public String superuser() {
    return LocalPostgres.SUPERUSER;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("throughbill-test-");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a temporary folder; set java.io.tmpdir", e);
    }
  }

  // Kafka is left to die with the JVM: nothing it holds is needed again.
  private static void atEnd(Runnable ending) {
    Runtime.getRuntime().addShutdownHook(new Thread(ending, "throughbill-test-servers"));
  }
}
