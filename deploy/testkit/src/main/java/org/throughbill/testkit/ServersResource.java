package org.throughbill.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughbill.local.Database;

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
    return Map.of(
        "quarkus.datasource.jdbc.url", servers.jdbcUrl(database),
        "quarkus.datasource.username", app.user(),
        "quarkus.datasource.password", app.password(),
        "quarkus.flyway.username", owner.user(),
        "quarkus.flyway.password", owner.password(),
        "kafka.bootstrap.servers", servers.bootstrapServers(),
        "quarkus.oidc.auth-server-url", servers.issuer().toString());
  }

  /** The servers serve the next test too, and end with the JVM. */
  @Override
  public void stop() {}
}
