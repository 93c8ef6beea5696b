package org.throughbill.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void help_says_what_is_needed() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("--bol-db", "Exit code");
  }

  @Test
  void a_missing_option_is_no_verdict() {
    assertThat(run("--kafka", "localhost:1")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--bol-db is required");
  }

  @Test
  void evidence_that_cannot_be_read_is_no_verdict() {
    int code =
        run(
            "--bol-db",
            "jdbc:postgresql://127.0.0.1:1/bol",
            "--kafka",
            "127.0.0.1:1",
            "--roots",
            Registry.SERVERS.pki().root().toString());
    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Cannot read the database of BOL");
  }

  private int run(String... args) {
    return Main.run(
        List.of(args),
        Map.of("PGUSER", "nobody", "PGPASSWORD", "nothing"),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
