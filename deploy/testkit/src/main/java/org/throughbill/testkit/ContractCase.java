package org.throughbill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * A service's API as it is promised: the committed contract is that of the code, and breaks none.
 */
public abstract class ContractCase {
  private static final String RELEASED = "/openapi-released.json";

  private final String service;
  private final String contract;
  private final Class<?> problem;
  private final Function<Method, OpenApi.Answer> answers;

  /**
   * @param service the part of its name before "-service"
   * @param problem what a refusal looks like
   */
  protected ContractCase(
      String service, Class<?> problem, Function<Method, OpenApi.Answer> answers) {
    this.service = service;
    this.contract = "/org/throughbill/" + service + "/openapi.json";
    this.problem = problem;
    this.answers = answers;
  }

  private byte[] read(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(read(name));
  }

  /** The committed contract. */
  protected JsonNode committed() throws IOException {
    return json(contract);
  }

  private byte[] made() {
    List<Class<?>> resources =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(
                    "org.throughbill." + service + ".api", "org.throughbill.ledger.http")
                .stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .sorted(Comparator.comparing(JavaClass::getName))
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    return OpenApi.write(service + "-service", resources, problem, answers);
  }

  @Test
  void the_committed_contract_is_that_of_the_code() throws IOException {
    byte[] made = made();
    if (!Arrays.equals(read(contract), made)) {
      var proposal = java.nio.file.Path.of("target/proposed" + contract);
      Files.createDirectories(proposal.toAbsolutePath().getParent());
      Files.write(proposal, made);
      fail("%s is not what the code makes; if the change is meant, commit %s", contract, proposal);
    }
  }

  @Test
  void a_client_of_the_released_contract_misses_nothing() throws IOException {
    assertThat(Breaks.between(json(RELEASED), committed())).isEmpty();
  }

  @Test
  void every_operation_says_what_its_reader_needs() throws IOException {
    assertThat(Lint.of(committed())).isEmpty();
  }

  @Test
  void every_reference_leads_somewhere() throws IOException {
    JsonNode present = committed();
    assertThat(present.findValues("$ref"))
        .isNotEmpty()
        .allSatisfy(ref -> assertThat(present.at(ref.asText().substring(1)).isObject()).isTrue());
  }
}
