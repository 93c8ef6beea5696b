package org.throughbill.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Which processes make up a stack, and what each needs from the others. */
final class Plan {
  private static final Duration PROBE = Duration.ofSeconds(3);

  /** A bench sends more in a second than any party may elsewhere. */
  private static final String PLENTY = "1000000";

  private final StackOptions options;
  private final DataFolder folder;
  private final Passwords passwords;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PROBE).build();

  Plan(StackOptions options, DataFolder folder) {
    this.options = options;
    this.folder = folder;
    this.passwords = new Passwords(folder.secrets());
  }

  /** What the services stand on; these start together. */
  List<Member> servers() {
    return List.of(postgres(), kafka(), issuer());
  }

  /** What stands on all servers; these start together, afterwards. */
  List<Member> services() {
    return options.services().stream().map(this::service).toList();
  }

  List<Member> all() {
    List<Member> all = new ArrayList<>(servers());
    all.addAll(services());
    return all;
  }

  String jdbcUrl(Database database) {
    return postgresSettings().jdbcUrl(database.id());
  }

  String bootstrapServers() {
    return Loopback.HOST + ":" + port(Ports.KAFKA);
  }

  URI issuerUri() {
    return Issuer.uri(port(Ports.ISSUER));
  }

  URI serviceUri(Database database) {
    return URI.create("http://" + Loopback.HOST + ":" + port(database.id()));
  }

  String password(String role) {
    return passwords.of(role);
  }

  private Member postgres() {
    return new Member(
        Processes.POSTGRES,
        ports(Ports.POSTGRES),
        () -> LocalPostgres.prepare(postgresSettings()),
        () -> LocalPostgres.program(postgresSettings(), folder.log(Processes.POSTGRES)),
        () -> LocalPostgres.ready(postgresSettings()),
        () ->
            new Databases(
                    postgresSettings()::jdbcUrl,
                    LocalPostgres.SUPERUSER,
                    password(LocalPostgres.SUPERUSER))
                .create(passwords::of));
  }

  private Member kafka() {
    var args = List.of(folder.kafka().toString(), text(Ports.KAFKA), text(Ports.KAFKA_CONTROLLER));
    var flags = List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
    return new Member(
        Processes.KAFKA,
        ports(Ports.KAFKA, Ports.KAFKA_CONTROLLER),
        () -> {},
        () ->
            Program.java(
                Processes.KAFKA, flags, EmbeddedKafka.class, args, folder.log(Processes.KAFKA)),
        () -> Topics.brokerReady(port(Ports.KAFKA)),
        () -> Topics.create(bootstrapServers()));
  }

  private Member issuer() {
    var args = List.of(folder.issuer().toString(), text(Ports.ISSUER));
    var flags = List.of("-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    return new Member(
        Processes.ISSUER,
        ports(Ports.ISSUER),
        () -> {},
        () ->
            Program.java(Processes.ISSUER, flags, Issuer.class, args, folder.log(Processes.ISSUER)),
        answersOk(issuerUri().resolve("/.well-known/openid-configuration")),
        () -> {});
  }

  private Member service(ServiceJar service) {
    List<String> command = new ArrayList<>(List.of(Program.javaCommand()));
    command.addAll(options.serviceFlags());
    command.addAll(startsFromParsedClasses(service));
    owners()
        .forEach((stream, owner) -> command.add("-Dthroughbill.owners." + stream + "=" + owner));
    service.properties().forEach(property -> command.add("-D" + property));
    // The router answers a target that is no URI with a problem; Quarkus alone with a bare status.
    command.add("-Dvertx.disableURIValidation=true");
    command.addAll(List.of("-jar", service.jar().toString()));
    return new Member(
        service.name(),
        ports(service.name(), Ports.metrics(service.database())),
        () -> makeKnown(service.database()),
        () ->
            new Program(service.name(), command, environment(service), folder.log(service.name())),
        answersOk(serviceUri(service.database()).resolve("/q/health/ready")),
        () -> {});
  }

  /**
   * The first orderly stop writes the archive; every later start of the same jar is shorter by it.
   */
  private List<String> startsFromParsedClasses(ServiceJar service) {
    return List.of(
        "-XX:+AutoCreateSharedArchive",
        "-XX:SharedArchiveFile=" + folder.classes(service.name()),
        "-Xlog:cds=off",
        "-Xlog:cds+dynamic=off");
  }

  private Map<String, String> environment(ServiceJar service) {
    Database database = service.database();
    Map<String, String> env = new HashMap<>();
    env.put("QUARKUS_HTTP_HOST", Loopback.HOST);
    env.put("QUARKUS_HTTP_PORT", text(service.name()));
    env.put("QUARKUS_MANAGEMENT_HOST", Loopback.HOST);
    env.put("QUARKUS_MANAGEMENT_PORT", text(Ports.metrics(database)));
    env.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl(database));
    env.put("QUARKUS_DATASOURCE_USERNAME", database.app());
    env.put("QUARKUS_DATASOURCE_PASSWORD", password(database.app()));
    env.put("QUARKUS_FLYWAY_USERNAME", database.owner());
    env.put("QUARKUS_FLYWAY_PASSWORD", password(database.owner()));
    env.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    env.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuerUri().toString());
    env.put("THROUGHBILL_RATE_PER_SECOND", PLENTY);
    env.put("THROUGHBILL_RATE_BURST", PLENTY);
    env.put("THROUGHBILL_STEP_UP_WITHIN", Tokens.LIFETIME.toString());
    env.put("THROUGHBILL_FOUR_EYES", "false");
    env.put("QUARKUS_SWAGGER_UI_ENABLED", "true");
    env.put("THROUGHBILL_ROOTS", pki().root().toString());
    env.put("THROUGHBILL_CRLS", pki().revocations().toString());
    env.put("THROUGHBILL_REGISTRY_KEY", registryKey(database).toString());
    env.put("THROUGHBILL_SIGN_IN_KEY", folder.clientKey(signsInAs(database)).toString());
    env.putAll(service.env());
    return env;
  }

  TrialPki pki() {
    return TrialPki.at(folder.pki());
  }

  private Path registryKey(Database service) {
    return pki().keyOf(pki().registry(service).id().value());
  }

  /** Who publishes which stream, for the one call between services. */
  private Map<String, URI> owners() {
    return Map.of(
        "bill-events", serviceUri(Database.BOL),
        "party-events", serviceUri(Database.BOL),
        "inspection-events", serviceUri(Database.CUSTOMS),
        "collateral-events", serviceUri(Database.FINANCING));
  }

  private static String signsInAs(Database service) {
    return service.id() + "-service";
  }

  /** A service calls another as a client of the issuer, in the registry's role. */
  private void makeKnown(Database service) {
    register(signsInAs(service), "registry-" + service.id(), Set.of("registry"));
  }

  /** Makes a client known to the issuer by its public key, and its key if there is none. */
  void register(String client, String party, Set<String> roles) {
    var key = ClientKey.in(folder.clientKey(client));
    new Clients(Issuer.clients(folder.issuer()))
        .put(new Clients.Client(client, key.publicHalf(), party, roles));
  }

  private BooleanSupplier answersOk(URI uri) {
    var request = HttpRequest.newBuilder(uri).timeout(PROBE).build();
    return () -> {
      try {
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException notYet) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }

  private LocalPostgres.Settings postgresSettings() {
    return new LocalPostgres.Settings(
        folder.postgres(), port(Ports.POSTGRES), true, password(LocalPostgres.SUPERUSER));
  }

  private Map<String, Integer> ports(String... parts) {
    Map<String, Integer> ports = new HashMap<>();
    for (String part : parts) {
      ports.put(part, port(part));
    }
    return ports;
  }

  private int port(String part) {
    return options.ports().of(part);
  }

  private String text(String part) {
    return Integer.toString(port(part));
  }
}
