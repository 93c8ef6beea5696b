package org.throughbill.customs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What each part of the service may know: allow-lists, so that a typo fails instead of passing. */
@AnalyzeClasses(
    packages = "org.throughbill.customs",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule the_rules_know_acts_and_nothing_else =
      classes()
          .that()
          .resideInAPackage("org.throughbill.customs.inspection")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.time..",
              "java.util..",
              "org.throughbill.acts..",
              "org.throughbill.customs.inspection",
              "org.jspecify.annotations");

  @ArchTest
  static final ArchRule the_service_knows_its_ledger_and_no_other_service_and_no_cryptography =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.lang..",
              "java.nio..",
              "java.sql..",
              "java.time..",
              "java.util..",
              "javax.sql..",
              "jakarta..",
              "com.fasterxml.jackson..",
              "io.quarkus..",
              "io.smallrye..",
              "org.apache.kafka..",
              "org.eclipse.microprofile..",
              "org.hibernate..",
              "org.jspecify.annotations",
              "org.throughbill.acts..",
              "org.throughbill.ledger..",
              "org.throughbill.customs..");

  @ArchTest
  static final ArchRule kafka_enters_by_inbound_alone =
      methods()
          .that()
          .areAnnotatedWith(Incoming.class)
          .should()
          .beDeclaredInClassesThat()
          .resideInAPackage("org.throughbill.customs.inbound");

  @ArchTest
  static final ArchRule rules_run_without_a_clock_and_without_chance =
      noClasses()
          .that()
          .resideInAPackage("org.throughbill.customs.inspection")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, UUID.class, Random.class);
}
