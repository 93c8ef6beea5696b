package org.throughbill.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughbill.local.Database;
import org.throughbill.local.Signatory;
import org.throughbill.local.TrialPki;

/**
 * Gives a Quarkus test its servers.
 *
 * <pre>
 * &#64;WithTestResource(
 *     value = ServersResource.class,
 *     initArgs = &#64;ResourceArg(name = "database", value = "bol"))
 * </pre>
 */
public final class ServersResource implements QuarkusTestResourceLifecycleManager {
  private @Nullable Database database;

  @Override
  public void init(Map<String, String> initArgs) {
    database = Database.of(initArgs.getOrDefault("database", ""));
  }

  @Override
  public Map<String, String> start() {
    if (database == null) {
      throw new IllegalStateException(
          "Name the database: initArgs = @ResourceArg(name = \"database\", value = \"bol\")");
    }
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
        Map.entry("throughbill.oidc-client.secret", servers.secretOf(database)),
        Map.entry("throughbill.roots", pki.root().toString()),
        Map.entry("throughbill.registry.key", pki.keyOf(registry.id().value()).toString()));
  }

  /** The servers serve the next test too, and end with the JVM. */
  @Override
  public void stop() {}
}
