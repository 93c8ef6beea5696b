package org.throughbill.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.value.PartyId;
import org.throughbill.testkit.Servers;

/** The running service keeps to its contract, whatever it is asked. */
public interface ConformanceCase {
  /** The service, its contract, and what exists in it. */
  Conformance conformance();

  /**
   * Those who ask: two parties, an auditor, another service, somebody with a forged token, nobody.
   */
  static List<String> callers(PartyId one, PartyId other, String service) {
    Servers servers = Servers.shared();
    return List.of(
        servers.token(one.value()),
        servers.token(other.value()),
        servers.token("audit-office", "auditor"),
        servers.token("registry-" + service, "registry"),
        servers.forgedTokens().token(one.value()),
        "");
  }

  @Test
  default void the_contract_s_examples_are_answered_as_it_says() throws IOException {
    conformance().examples();
  }

  @Test
  default void the_contract_s_examples_succeed_on_what_exists() throws IOException {
    conformance().examplesOfWhatExists();
  }

  @Test
  default void generated_requests_get_only_what_the_contract_promises() {
    assertThat(conformance().generated()).containsKeys(200, 304, 400, 401, 404, 422);
  }
}
