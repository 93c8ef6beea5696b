package org.throughbill.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A stack on free ports with fake services, for the tests of the stack itself. */
final class Demo {
  private Demo() {}

  static StackOptions options(Path data, ServiceJar... services) {
    List<Integer> free = Loopback.freePorts(10);
    Map<String, Integer> ports = new HashMap<>();
    List<String> parts =
        List.of(
            "pg",
            "kafka",
            "kafka-controller",
            "issuer",
            "bol",
            "customs",
            "financing",
            "bol-metrics",
            "customs-metrics",
            "financing-metrics");
    for (String part : parts) {
      ports.put(part, free.get(ports.size()));
    }
    return new StackOptions(
        data,
        false,
        Ports.of(OptionalInt.empty(), ports),
        List.of(services),
        List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        Duration.ofSeconds(90));
  }

  /** A jar with nothing but {@link FakeService}. */
  static Path jar(Path folder) throws IOException {
    Path jar = folder.resolve("fake.jar");
    String name = FakeService.class.getName();
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, name);
    String entry = name.replace('.', '/') + ".class";
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var in = Demo.class.getResourceAsStream("/" + entry)) {
      if (in == null) {
        throw new IOException(entry + " is not on the class path");
      }
      out.putNextEntry(new JarEntry(entry));
      in.transferTo(out);
    }
    return jar;
  }
}
