package org.throughbill.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughbill.local.Database;
import org.throughbill.local.Signatory;
import org.throughbill.local.TrialPki;

/**
 * Gives a Quarkus test its servers. Any other argument is configuration that takes the place of
 * what it would get.
 *
 * <pre>
 * &#64;WithTestResource(
 *     value = ServersResource.class,
 *     initArgs = &#64;ResourceArg(name = "database", value = "bol"))
 * </pre>
 */
public final class ServersResource implements QuarkusTestResourceLifecycleManager {
  private static final String DATABASE = "database";
  private static final String PLENTY = "1000000";

  private final Map<String, String> overriding = new HashMap<>();
  private @Nullable Database database;

  @Override
  public void init(Map<String, String> initArgs) {
    database = Database.of(initArgs.getOrDefault(DATABASE, ""));
    overriding.putAll(initArgs);
    overriding.remove(DATABASE);
  }

  @Override
  public Map<String, String> start() {
    if (database == null) {
      throw new IllegalStateException(
          "Name the database: initArgs = @ResourceArg(name = \"database\", value = \"bol\")");
    }
    var configuration = new HashMap<String, String>(configuration(database));
    configuration.putAll(overriding);
    return configuration;
  }

  private static Map<String, String> configuration(Database database) {
    Servers servers = Servers.shared();
    Servers.Login app = servers.app(database);
    Servers.Login owner = servers.owner(database);
    TrialPki pki = servers.pki();
    Signatory registry = pki.registry(database);
    return Map.ofEntries(
        Map.entry("quarkus.datasource.jdbc.url", servers.jdbcUrl(database)),
        Map.entry("quarkus.datasource.username", app.user()),
        Map.entry("quarkus.datasource.password", app.password()),
        Map.entry("quarkus.flyway.username", owner.user()),
        Map.entry("quarkus.flyway.password", owner.password()),
        Map.entry("kafka.bootstrap.servers", servers.bootstrapServers()),
        Map.entry("quarkus.oidc.auth-server-url", servers.issuer().toString()),
        Map.entry("throughbill.sign-in.key", servers.signInKeyOf(database).toString()),
        Map.entry("throughbill.rate.per-second", PLENTY),
        Map.entry("throughbill.rate.burst", PLENTY),
        Map.entry("throughbill.rate.stranger.per-second", PLENTY),
        Map.entry("throughbill.rate.stranger.burst", PLENTY),
        Map.entry("throughbill.rate.strangers.per-second", PLENTY),
        Map.entry("throughbill.rate.strangers.burst", PLENTY),
        Map.entry("throughbill.four-eyes", "false"),
        Map.entry("throughbill.roots", pki.root().toString()),
        Map.entry("throughbill.crls", pki.revocations().toString()),
        Map.entry("throughbill.registry.key", pki.keyOf(registry.id().value()).toString()));
  }

  /** The servers serve the next test too, and end with the JVM. */
  @Override
  public void stop() {}
}
