package org.throughbill.audit;

import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.throughbill.acts.client.Client;

/** The auditor as a program: 0 all holds, 1 something does not, 2 it cannot be said. */
public final class Main {
  private static final String USAGE =
      """
      Audits a registry at rest: reads its databases, Kafka and its public API, and writes nothing.

      Usage: java -cp 'audit.jar:lib/*' org.throughbill.audit.Main <options>
        --bol-db <jdbc url>         the bol-service's database (required)
        --customs-db <jdbc url>     the customs-service's database
        --financing-db <jdbc url>   the financing-service's database
        --kafka <host:port,...>     bootstrap servers (required)
        --roots <file>              trusted root certificates, PEM or DER (required)
        --bol-api <url>             also ask the bol-service's public API
        --history <file>            also check a client's history, JSON lines
        --json                      the report as JSON

      Environment: PGUSER and PGPASSWORD, a role that may read all tables; THROUGHBILL_TOKEN, an
      access token with the role registry, for --bol-api.

      Exit code: 0 everything holds, 1 something is violated, 2 the evidence cannot be read.""";

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(List.of(args), System.getenv(), System.out, System.err));
  }

  static int run(List<String> args, Map<String, String> env, PrintStream out, PrintStream err) {
    if (args.contains("--help")) {
      out.println(USAGE);
      return 0;
    }
    try (var http = HttpClient.newHttpClient()) {
      Options options = Options.parse(args, env);
      Report report =
          Auditor.audit(options.evidence((uri, token) -> new Client(http, uri, () -> token)));
      out.println(
          options.json() ? new String(report.toJson(), StandardCharsets.UTF_8) : report.toString());
      return report.holds() ? 0 : 1;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage() + "\n\n" + USAGE);
      return 2;
    } catch (Unauditable e) {
      err.println(e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause().getMessage()));
      return 2;
    }
  }
}
