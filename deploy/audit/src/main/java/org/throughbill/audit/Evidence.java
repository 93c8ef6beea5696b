package org.throughbill.audit;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.client.Client;

/**
 * What an audit goes by. The registry is at rest meanwhile: an act under way would look like a
 * fault.
 *
 * @param roots the certificates that parties' chains must lead to
 * @param api the bol-service's public face with a token of the registry's role; without it, what it
 *     answers is not checked
 * @param history what clients wrote down of their acts; without it I6 checks only that no act
 *     stands twice
 */
public record Evidence(
    List<Database> databases,
    String bootstrapServers,
    List<X509Certificate> roots,
    @Nullable Client api,
    @Nullable Path history) {
  public Evidence {
    databases = List.copyOf(databases);
    roots = List.copyOf(roots);
  }

  /** A service's database, and a role that may read all of it. */
  public record Database(Service service, String jdbcUrl, String user, String password) {
    /** The password stays out of logs. */
    @Override
    public String toString() {
      return service + " at " + jdbcUrl;
    }
  }
}
