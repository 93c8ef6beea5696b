package org.throughbill.customs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
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
              "java..",
              "org.throughbill.acts..",
              "org.throughbill.customs.inspection",
              "org.jspecify.annotations");

  @ArchTest
  static final ArchRule no_service_knows_another =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
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
  static final ArchRule signatures_are_checked_where_they_live =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages("org.bouncycastle..", "java.security..", "javax.crypto..");

  @ArchTest
  static final ArchRule kafka_enters_by_inbound_alone =
      methods()
          .that()
          .areAnnotatedWith(Incoming.class)
          .should()
          .beDeclaredInClassesThat()
          .resideInAPackage("org.throughbill.customs.inbound");

  @ArchTest
  static final ArchRule rules_run_without_a_clock =
      classes()
          .that()
          .resideInAPackage("org.throughbill.customs.inspection")
          .should()
          .onlyDependOnClassesThat()
          .doNotBelongToAnyOf(java.time.Clock.class, java.util.UUID.class, java.util.Random.class);
}
