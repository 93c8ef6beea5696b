package org.throughbill.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.throughbill.local.ClientKey;
import org.throughbill.local.Clients;
import org.throughbill.local.Database;
import org.throughbill.local.Databases;
import org.throughbill.local.Tokens;
import org.throughbill.local.Topics;
import org.throughbill.local.TrialPki;

/**
 * PostgreSQL, Kafka and a token issuer for all tests of this JVM: in containers where Docker
 * answers, embedded elsewhere.
 */
public final class Servers {
  private static final String PASSWORD = "throw-away";

  // Quarkus loads the classes of its tests several times; only the JVM's properties are one.
  private static final String MARK = "throughbill.testkit.";

  private final Coordinates at;
  private final Tokens tokens;

  /** Where the servers are; made of text, so that it crosses class loaders. */
  record Coordinates(
      String jdbc, String bootstrapServers, String issuer, String issuerKey, String pki) {
    private void publish(Properties jvm) {
      jvm.setProperty(MARK + "jdbc", jdbc);
      jvm.setProperty(MARK + "kafka", bootstrapServers);
      jvm.setProperty(MARK + "issuer", issuer);
      jvm.setProperty(MARK + "issuer-key", issuerKey);
      jvm.setProperty(MARK + "pki", pki);
    }

    private static Coordinates published(Properties jvm) {
      return new Coordinates(
          jvm.getProperty(MARK + "jdbc"),
          jvm.getProperty(MARK + "kafka"),
          jvm.getProperty(MARK + "issuer"),
          jvm.getProperty(MARK + "issuer-key"),
          jvm.getProperty(MARK + "pki"));
    }
  }

  /** A role and its password. */
  public record Login(String user, String password) {}

  private Servers(Coordinates at) {
    this.at = at;
    this.tokens = Tokens.of(URI.create(at.issuer()), Path.of(at.issuerKey()));
  }

  /** The servers of this JVM, started by whoever asks first. */
  public static Servers shared() {
    Properties jvm = System.getProperties();
    synchronized (jvm) {
      if (jvm.getProperty(MARK + "jdbc") == null) {
        start().publish(jvm);
      }
      return new Servers(Coordinates.published(jvm));
    }
  }

  public String jdbcUrl(Database database) {
    return url(at.jdbc(), database.id());
  }

  /** Runs migrations and owns the tables. */
  public Login owner(Database database) {
    return new Login(database.owner(), PASSWORD);
  }

  /** What the service works as. */
  public Login app(Database database) {
    return new Login(database.app(), PASSWORD);
  }

  public String bootstrapServers() {
    return at.bootstrapServers();
  }

  public URI issuer() {
    return URI.create(at.issuer());
  }

  /** The trial root that the services trust, and keys under it. */
  public TrialPki pki() {
    return TrialPki.at(Path.of(at.pki()));
  }

  /** Makes a service known to the issuer, in the registry's role; where its sign-in key is. */
  Path signInKeyOf(Database service) {
    String client = service.id() + "-service";
    Path file = Path.of(at.issuerKey()).resolveSibling(client + ".pem");
    new Clients(Path.of(at.issuerKey()).resolveSibling("clients.json"))
        .put(
            new Clients.Client(
                client,
                ClientKey.in(file).publicHalf(),
                "registry-" + service.id(),
                Set.of("registry")));
    return file;
  }

  /** An access token as the issuer would give it to a client of this party. */
  public String token(String party, String... roles) {
    return tokens.token(party, roles);
  }

  /** The issuer's tokens, sound or with claims changed. */
  public Tokens tokens() {
    return tokens;
  }

  /** Tokens in the issuer's name, signed with a key that is not its own. */
  public Tokens forgedTokens() {
    return Tokens.of(issuer(), Path.of(at.issuerKey()).resolveSibling("forger.jwk"));
  }

  private static Coordinates start() {
    QuietLogs.apply();
    Backend backend = Containers.available() ? new Containers() : new Embedded();
    Coordinates at = backend.start(PASSWORD);
    new Databases(name -> url(at.jdbc(), name), backend.superuser(), PASSWORD)
        .create(_ -> PASSWORD);
    Topics.create(at.bootstrapServers());
    return at;
  }

  private static String url(String jdbc, String database) {
    return jdbc + "/" + database;
  }
}
