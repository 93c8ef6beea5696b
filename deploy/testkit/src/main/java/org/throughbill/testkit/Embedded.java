package org.throughbill.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.throughbill.local.EmbeddedKafka;
import org.throughbill.local.Issuer;
import org.throughbill.local.LocalPostgres;
import org.throughbill.local.Loopback;
import org.throughbill.local.Trees;

/** Servers of this machine, on free ports and in a folder that goes when the JVM ends. */
final class Embedded implements Backend {
  private final EndOfJvm end = new EndOfJvm();

  @Override
  public Servers.Coordinates start(String superuserPassword) {
    Path folder = folder();
    end.first(() -> Trees.delete(folder));
    List<Integer> ports = Loopback.freePorts(4);
    postgres(folder, ports.get(0), superuserPassword);
    var kafka = EmbeddedKafka.start(folder.resolve("kafka"), ports.get(1), ports.get(2));
    // A broker whose folder is deleted under it halts the whole JVM.
    end.first(kafka::close);
    var issuer = Issuer.start(folder.resolve("issuer"), ports.get(3));
    end.first(issuer::close);
    return new Servers.Coordinates(
        "jdbc:postgresql://" + Loopback.HOST + ":" + ports.get(0),
        kafka.bootstrapServers(),
        issuer.uri().toString(),
        issuer.keyFile().toString(),
        issuer.keyFile().resolveSibling("pki").toString());
  }

  @Override
  public String superuser() {
    return LocalPostgres.SUPERUSER;
  }

  private void postgres(Path folder, int port, String password) {
    var settings = new LocalPostgres.Settings(folder.resolve("postgres"), port, false, password);
    var postgres = LocalPostgres.start(settings, folder.resolve("postgres.log"));
    end.first(postgres::kill);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("throughbill-test-");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a temporary folder; set java.io.tmpdir", e);
    }
  }
}
