package org.throughbill.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.throughbill.acts.sign.Algorithm;
import org.throughbill.acts.sign.SignedAct;
import org.throughbill.acts.sign.SigningKey;
import org.throughbill.local.Database;
import org.throughbill.local.Stack;
import org.throughbill.local.Tokens;

/** What the machine could do at best: bare signature checks, and the bare append in PostgreSQL. */
final class Floors {
  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

  /**
   * The statement of an append, on tables of the same shape, without the network, the rules or the
   * views.
   */
  private static final String APPEND =
      """
      \\set k random(1, 2000)
      with moved as (
        update floor.chain set seq = seq + 1, head = md5(random()::text), sealed_at = now()
        where topic = 'bill-events' and key = 'bench-' || :k returning topic, key, seq),
      sealed as (
        insert into floor.entry (topic, key, seq, prev, act, act_id, sealed_at, hash)
        select topic, key, seq, md5('p'), repeat('x', 700), md5(random()::text), now(), md5('h') from moved
        returning topic, key, seq)
      insert into floor.unsent (topic, key, seq) select topic, key, seq from sealed;
      """;

  private Floors() {}

  /** Signature checks a second on one core. */
  static double verifications(Algorithm algorithm) {
    var key = SigningKey.generate(algorithm);
    SignedAct act = key.sign("{\"act\":\"bench\"}".getBytes(StandardCharsets.UTF_8));
    byte[] message = act.signingInput();
    byte[] signature = act.signature();
    return perSecond(() -> key.publicKey().verify(message, signature));
  }

  /** Checks a second, on one core, of an access token as the local issuer gives it. */
  static double tokenChecks() {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      JwtConsumer check =
          new JwtConsumerBuilder()
              .setVerificationKey(key.getPublicKey())
              .setExpectedIssuer("bench")
              .setExpectedAudience(Tokens.AUDIENCE)
              .setRequireExpirationTime()
              .build();
      String token = token(key);
      return perSecond(() -> check.processToClaims(token));
    } catch (JoseException e) {
      throw new IllegalStateException("a token made here", e);
    }
  }

  private static String token(RsaJsonWebKey key) throws JoseException {
    var claims = new JwtClaims();
    claims.setIssuer("bench");
    claims.setAudience(Tokens.AUDIENCE);
    claims.setSubject("bench");
    claims.setExpirationTimeMinutesInTheFuture(10);
    claims.setGeneratedJwtId();
    claims.setStringClaim("party", "bench");
    var jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    jws.setPayload(claims.toJson());
    jws.setKey(key.getPrivateKey());
    return jws.getCompactSerialization();
  }

  private interface Check {
    void run() throws InvalidJwtException;
  }

  private static double perSecond(Check check) {
    try {
      long count = 0;
      long start = System.nanoTime();
      long measured = start + TimeUnit.SECONDS.toNanos(1); // the first second warms up
      long end = measured + TimeUnit.SECONDS.toNanos(1);
      for (long now = start; now < end; now = System.nanoTime()) {
        check.run();
        if (now >= measured) {
          count++;
        }
      }
      return count;
    } catch (InvalidJwtException e) {
      throw new IllegalStateException("a token made here", e);
    }
  }

  /** Appends a second through pgbench; empty where pgbench is not installed. */
  static OptionalDouble appends(Stack stack, int clients, int seconds)
      throws IOException, InterruptedException {
    Path pgbench = pgbench();
    if (pgbench == null) {
      return OptionalDouble.empty();
    }
    prepare(stack);
    Path script = Files.createTempFile("append", ".sql");
    Files.writeString(script, APPEND);
    var url = URI.create(stack.jdbcUrl(Database.BOL).substring("jdbc:".length()));
    var process =
        new ProcessBuilder(
                List.of(
                    pgbench.toString(),
                    "-n",
                    "-M",
                    "prepared",
                    "-f",
                    script.toString(),
                    "-c",
                    Integer.toString(clients),
                    "-j",
                    "1",
                    "-T",
                    Integer.toString(seconds),
                    "-h",
                    url.getHost(),
                    "-p",
                    Integer.toString(url.getPort()),
                    "-U",
                    "postgres",
                    "bol"))
            .redirectErrorStream(true);
    process.environment().put("PGPASSWORD", stack.password("postgres"));
    Process running = process.start();
    String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    running.waitFor();
    Files.delete(script);
    Matcher tps = TPS.matcher(output);
    return tps.find()
        ? OptionalDouble.of(Double.parseDouble(tps.group(1)))
        : OptionalDouble.empty();
  }

  private static void prepare(Stack stack) {
    try (Connection connection =
            DriverManager.getConnection(
                stack.jdbcUrl(Database.BOL), "postgres", stack.password("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists floor cascade");
      statement.execute("create schema floor");
      for (String table : List.of("chain", "entry", "unsent")) {
        statement.execute(
            "create table floor." + table + " (like public." + table + " including all)");
      }
      statement.execute(
          "insert into floor.chain select 'bill-events', 'bench-' || n, 1, 'h', now() from"
              + " generate_series(1, 2000) n");
    } catch (SQLException e) {
      throw new IllegalStateException("preparing the floor's tables", e);
    }
  }

  private static @Nullable Path pgbench() throws IOException {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, "pgbench"))) {
        return Path.of(folder, "pgbench");
      }
    }
    Path debian = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(debian)) {
      return null;
    }
    try (Stream<Path> versions = Files.list(debian)) {
      return versions
          .map(v -> v.resolve("bin/pgbench"))
          .filter(Files::isExecutable)
          .findFirst()
          .orElse(null);
    }
  }
}
