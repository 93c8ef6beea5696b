package org.throughbill.audit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.Refused;
import org.throughbill.acts.client.Client;
import org.throughbill.acts.sign.Enrolments;

/** A command line, read. */
record Options(Map<String, String> values, boolean json, Map<String, String> env) {
  private static final Set<String> KNOWN =
      Set.of(
          "--bol-db",
          "--customs-db",
          "--financing-db",
          "--kafka",
          "--roots",
          "--bol-api",
          "--history");

  static Options parse(List<String> args, Map<String, String> env) {
    var values = new HashMap<String, String>();
    boolean json = false;
    for (int i = 0; i < args.size(); i++) {
      String option = args.get(i);
      if (option.equals("--json")) {
        json = true;
      } else if (KNOWN.contains(option) && i + 1 < args.size()) {
        values.put(option, args.get(++i));
      } else {
        throw new IllegalArgumentException("Option " + option + " is unknown or has no value.");
      }
    }
    return new Options(values, json, env);
  }

  Evidence evidence(BiFunction<URI, String, Client> clients) {
    String history = values.get("--history");
    return new Evidence(
        databases(),
        required("--kafka"),
        roots(Path.of(required("--roots"))),
        api(clients),
        history == null ? null : Path.of(history));
  }

  private List<Evidence.Database> databases() {
    required("--bol-db");
    var databases = new ArrayList<Evidence.Database>();
    for (Service service : Service.values()) {
      String url = values.get("--" + service.name().toLowerCase(Locale.ROOT) + "-db");
      if (url != null) {
        databases.add(
            new Evidence.Database(service, url, environment("PGUSER"), environment("PGPASSWORD")));
      }
    }
    return databases;
  }

  private @Nullable Client api(BiFunction<URI, String, Client> clients) {
    String api = values.get("--bol-api");
    return api == null ? null : clients.apply(URI.create(api), environment("THROUGHBILL_TOKEN"));
  }

  private static List<X509Certificate> roots(Path file) {
    try {
      return Enrolments.certificates(Files.readAllBytes(file));
    } catch (IOException | Refused e) {
      throw new Unauditable("Cannot read the roots in " + file, e);
    }
  }

  private String required(String option) {
    String value = values.get(option);
    if (value == null) {
      throw new IllegalArgumentException("Option " + option + " is required.");
    }
    return value;
  }

  private String environment(String name) {
    String value = env.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The environment variable " + name + " is not set.");
    }
    return value;
  }

  /** Without the environment, which carries secrets. */
  @Override
  public String toString() {
    return "options " + values.keySet();
  }
}
