package org.throughbill.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One of the three services, as it was built.
 *
 * @param env what it needs besides its port, database, broker and issuer; secrets belong here and
 *     not into properties, which every user of the machine can see
 * @param properties pairs for {@code -D}, written {@code name=value}
 */
public record ServiceJar(
    Database database, Path jar, Map<String, String> env, List<String> properties) {
  public ServiceJar {
    jar = jar.toAbsolutePath().normalize();
    env = Map.copyOf(env);
    properties = List.copyOf(properties);
  }

  public ServiceJar(Database database, Path jar) {
    this(database, jar, Map.of(), List.of());
  }

  public String name() {
    return database.id();
  }

  /** Without the environment, which may carry keys. */
  @Override
  public String toString() {
    return name() + " from " + jar;
  }
}
