package org.throughbill.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What the caller of a stack chooses. */
public record StackOptions(
    Path data,
    boolean fresh,
    Ports ports,
    List<ServiceJar> services,
    List<String> serviceFlags,
    Duration patience) {
  public static final List<String> SERVICE_FLAGS =
      List.of("-Xmx384m", "-Xmn224m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");

  static final String USAGE =
      """
      Options:
        --data <folder>            where everything is kept (.local)
        --fresh                    throw away what the data folder holds
        --port-base <port>         ten ports in a row instead of the usual ones
        --pg-port <port>           PostgreSQL (5440)
        --kafka-port <port>        Kafka (9092)
        --kafka-controller-port <port>  Kafka's controller (9093)
        --issuer-port <port>       token issuer (8180)
        --bol-port <port>          bol-service (8081)
        --customs-port <port>      customs-service (8082)
        --financing-port <port>    financing-service (8083)
        --<service>-metrics-port <port>  its metrics (9081, 9082, 9083)
        --jar <service>=<file>     run this service from this jar
        --jvm <flag>               a JVM flag of the services, instead of -Xmx384m -Xmn224m
                                   -XX:+UseSerialGC -XX:+UseCompactObjectHeaders
        --patience <seconds>       how long one part may take to be ready (90)\
      """;

  public StackOptions {
    services = List.copyOf(services);
    serviceFlags = List.copyOf(serviceFlags);
  }

  /** Reads a command line. */
  public static StackOptions parse(String... args) {
    var parsing = new Parsing();
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--fresh")) {
        parsing.fresh = true;
      } else if (i + 1 < args.length) {
        parsing.take(args[i], args[++i]);
      } else {
        throw new Unstartable("Option " + args[i] + " is unknown or has no value.\n" + USAGE);
      }
    }
    return parsing.options();
  }

  public StackOptions with(List<ServiceJar> jars) {
    return new StackOptions(data, fresh, ports, jars, serviceFlags, patience);
  }

  private static final class Parsing {
    private Path data = Path.of(".local");
    private boolean fresh;
    private OptionalInt base = OptionalInt.empty();
    private Duration patience = Duration.ofSeconds(90);
    private final Map<String, Integer> chosen = new HashMap<>();
    private final List<ServiceJar> jars = new ArrayList<>();
    private final List<String> flags = new ArrayList<>();

    void take(String option, String value) {
      switch (option) {
        case "--data" -> data = Path.of(value);
        case "--port-base" -> base = OptionalInt.of(number(option, value, 65535 - 10));
        case "--patience" -> patience = Duration.ofSeconds(number(option, value, 3600));
        case "--jvm" -> flags.add(value);
        case "--jar" -> jars.add(jar(value));
        default -> takePort(option, value);
      }
    }

    private void takePort(String option, String value) {
      String part = option.replaceFirst("^--", "").replaceFirst("-port$", "");
      if (!Ports.option(part).equals(option) || !Ports.knows(part)) {
        throw new Unstartable("Option " + option + " is unknown.\n" + USAGE);
      }
      chosen.put(part, number(option, value, 65535));
    }

    StackOptions options() {
      List<String> jvm = flags.isEmpty() ? SERVICE_FLAGS : flags;
      return new StackOptions(data, fresh, Ports.of(base, chosen), jars, jvm, patience);
    }

    private static ServiceJar jar(String value) {
      int equals = value.indexOf('=');
      if (equals < 0) {
        throw new Unstartable("--jar needs <service>=<file>, not " + value);
      }
      return new ServiceJar(
          Database.of(value.substring(0, equals)), Path.of(value.substring(equals + 1)));
    }

    private static int number(String option, String value, int max) {
      try {
        int number = Integer.parseInt(value);
        if (number >= 1 && number <= max) {
          return number;
        }
      } catch (NumberFormatException notANumber) {
        // the same answer as for a number out of range
      }
      throw new Unstartable(option + " needs a number from 1 to " + max + ", not " + value);
    }
  }
}
