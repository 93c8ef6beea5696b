package org.throughbill.financing;

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
import org.junit.jupiter.api.Test;
import org.throughbill.ledger.http.Answers;
import org.throughbill.ledger.http.Problem;
import org.throughbill.testkit.Breaks;
import org.throughbill.testkit.OpenApi;

/** The API as it is promised: the committed contract is that of the code, and breaks no promise. */
class ContractTest {
  private static final String CONTRACT = "/org/throughbill/financing/openapi.json";
  private static final String RELEASED = "/openapi-released.json";

  private static byte[] read(String name) throws IOException {
    try (InputStream in = ContractTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private static JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(read(name));
  }

  static byte[] made() {
    List<Class<?>> resources =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.throughbill.financing.api", "org.throughbill.ledger.http")
                .stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .sorted(Comparator.comparing(JavaClass::getName))
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    return OpenApi.write("financing-service", resources, Problem.class, ContractTest::answer);
  }

  private static OpenApi.Answer answer(Method method) {
    Answers answers = method.getAnnotation(Answers.class);
    return answers == null
        ? new OpenApi.Answer(method.getReturnType(), List.of(200), false)
        : new OpenApi.Answer(
            answers.value(), Arrays.stream(answers.statuses()).boxed().toList(), answers.tagged());
  }

  @Test
  void the_committed_contract_is_that_of_the_code() throws IOException {
    byte[] made = made();
    if (!Arrays.equals(read(CONTRACT), made)) {
      var proposal = java.nio.file.Path.of("target/proposed" + CONTRACT);
      Files.createDirectories(proposal.toAbsolutePath().getParent());
      Files.write(proposal, made);
      fail("%s is not what the code makes; if the change is meant, commit %s", CONTRACT, proposal);
    }
  }

  @Test
  void a_client_of_the_released_contract_misses_nothing() throws IOException {
    assertThat(Breaks.between(json(RELEASED), json(CONTRACT))).isEmpty();
  }

  @Test
  void every_reference_leads_somewhere() throws IOException {
    JsonNode contract = json(CONTRACT);
    assertThat(contract.findValues("$ref"))
        .isNotEmpty()
        .allSatisfy(ref -> assertThat(contract.at(ref.asText().substring(1)).isObject()).isTrue());
  }
}
