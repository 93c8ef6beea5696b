package org.throughbill.financing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Allow-lists: what is not named here may not be used. */
@AnalyzeClasses(
    packages = "org.throughbill.financing",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule rules_depend_on_acts_and_plain_java_only =
      classes()
          .that()
          .resideInAPackage("org.throughbill.financing.collateral..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "org.throughbill.acts..",
              "org.throughbill.financing.collateral..");

  @ArchTest
  static final ArchRule records_come_in_by_inbound_only =
      methods()
          .that()
          .areAnnotatedWith(Incoming.class)
          .should()
          .beDeclaredInClassesThat()
          .resideInAPackage("org.throughbill.financing.inbound..");

  @ArchTest
  static final ArchRule no_other_service_is_imported =
      classes()
          .that()
          .resideInAPackage("org.throughbill.financing..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.sql..",
              "jakarta..",
              "com.fasterxml.jackson.databind..",
              "io.quarkus..",
              "io.smallrye..",
              "org.apache.kafka.clients.consumer..",
              "org.eclipse.microprofile..",
              "org.hibernate..",
              "org.jspecify..",
              "org.throughbill.acts..",
              "org.throughbill.ledger..",
              "org.throughbill.financing..");
}
