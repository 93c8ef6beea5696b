package org.throughbill.local;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Which port each part listens on, and the option that changes it. */
public record Ports(Map<String, Integer> byPart) {
  public static final String POSTGRES = "pg";
  public static final String KAFKA = "kafka";
  public static final String KAFKA_CONTROLLER = "kafka-controller";
  public static final String ISSUER = "issuer";

  private static final Map<String, Integer> DEFAULTS = defaults();

  public Ports {
    byPart = Map.copyOf(byPart);
  }

  /** The usual ports, or ten in a row from a base, as far as they are not chosen one by one. */
  public static Ports of(OptionalInt base, Map<String, Integer> chosen) {
    Map<String, Integer> all = new LinkedHashMap<>();
    int next = base.orElse(0);
    for (var usual : DEFAULTS.entrySet()) {
      all.put(usual.getKey(), base.isPresent() ? next++ : usual.getValue());
    }
    all.putAll(chosen);
    return new Ports(all);
  }

  public int of(String part) {
    Integer port = byPart.get(part);
    if (port == null) {
      throw new Unstartable("No port for " + part + "; give " + option(part));
    }
    return port;
  }

  /** Where a service is watched; whoever calls it does not get there. */
  static String metrics(Database service) {
    return service.id() + "-metrics";
  }

  static String option(String part) {
    return "--" + part + "-port";
  }

  static boolean knows(String part) {
    return DEFAULTS.containsKey(part);
  }

  private static Map<String, Integer> defaults() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put(POSTGRES, 5440);
    ports.put(KAFKA, 9092);
    ports.put(KAFKA_CONTROLLER, 9093);
    ports.put(ISSUER, 8180);
    ports.put(Database.BOL.id(), 8081);
    ports.put(Database.CUSTOMS.id(), 8082);
    ports.put(Database.FINANCING.id(), 8083);
    ports.put(metrics(Database.BOL), 9081);
    ports.put(metrics(Database.CUSTOMS), 9082);
    ports.put(metrics(Database.FINANCING), 9083);
    return ports;
  }
}
