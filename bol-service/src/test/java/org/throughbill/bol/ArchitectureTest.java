package org.throughbill.bol;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;

/** Who may know whom; allow-lists, because a deny-list with a typo passes silently. */
class ArchitectureTest {
  private static final JavaClasses BOL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.throughbill.bol");

  @Test
  void the_rules_know_acts_and_nothing_else() {
    classes()
        .that()
        .resideInAPackage("org.throughbill.bol.bill..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..",
                "org.throughbill.acts..",
                "org.throughbill.bol.bill..",
                "org.jspecify.annotations.."))
        .check(BOL);
  }

  @Test
  void views_know_rules_and_ledger_and_no_use_case() {
    classes()
        .that()
        .resideInAPackage("org.throughbill.bol.view..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..",
                "javax.sql..",
                "jakarta.enterprise.context..",
                "jakarta.persistence..",
                "org.hibernate..",
                "io.quarkus.hibernate..",
                "io.quarkus.panache..",
                "org.throughbill.acts..",
                "org.throughbill.ledger",
                "org.throughbill.bol.bill..",
                "org.throughbill.bol.view..",
                "org.jspecify.annotations.."))
        .check(BOL);
  }

  @Test
  void the_service_knows_of_throughbill_acts_ledger_and_itself() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("org.throughbill.."))
                .or(
                    resideInAnyPackage(
                        "org.throughbill.acts..",
                        "org.throughbill.ledger..",
                        "org.throughbill.bol..")))
        .check(BOL);
  }

  @Test
  void signatures_live_elsewhere_and_nothing_is_sent_but_by_the_relay() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java.lang..",
                "java.io..",
                "java.net..",
                "java.nio.charset..",
                "java.nio.file..",
                "java.sql..",
                "java.text..",
                "java.time..",
                "java.util..",
                "javax.sql..",
                "jakarta.annotation.security..",
                "jakarta.enterprise.context..",
                "jakarta.enterprise.inject..",
                "jakarta.inject..",
                "jakarta.persistence..",
                "jakarta.ws.rs..",
                "com.fasterxml.jackson.databind..",
                "com.google.zxing..",
                "io.quarkus.hibernate..",
                "io.quarkus.narayana.jta..",
                "io.quarkus.panache..",
                "io.quarkus.security..",
                "io.smallrye.common.annotation..",
                "io.smallrye.reactive.messaging.annotations..",
                "org.apache.fontbox..",
                "org.apache.kafka.clients.consumer..",
                "org.apache.pdfbox..",
                "org.eclipse.microprofile.config.inject..",
                "org.eclipse.microprofile.reactive.messaging..",
                "org.hibernate..",
                "org.jspecify.annotations..",
                "org.throughbill.."))
        .check(BOL);
    classes()
        .that()
        .resideOutsideOfPackage("org.throughbill.bol.inbound..")
        .should()
        .onlyDependOnClassesThat(
            not(
                resideInAnyPackage(
                    "org.apache.kafka..",
                    "org.eclipse.microprofile.reactive.messaging..",
                    "io.smallrye.reactive.messaging..")))
        .check(BOL);
    classes()
        .should()
        .onlyDependOnClassesThat(
            not(com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName("Emitter")))
        .check(BOL);
  }

  @Test
  void sheets_and_codes_are_drawn_in_copies_and_nowhere_else() {
    classes()
        .that()
        .resideOutsideOfPackage("org.throughbill.bol.copy..")
        .should()
        .onlyDependOnClassesThat(
            not(
                resideInAnyPackage(
                    "org.apache.fontbox..", "org.apache.pdfbox..", "com.google.zxing..")))
        .check(BOL);
  }

  @Test
  void entries_of_others_come_in_through_inbound() {
    methods()
        .that()
        .areAnnotatedWith(Incoming.class)
        .should()
        .beDeclaredInClassesThat()
        .resideInAPackage("org.throughbill.bol.inbound..")
        .check(BOL);
  }

  @Test
  void transactions_begin_in_use_cases() {
    classes()
        .that()
        .doNotHaveFullyQualifiedName("org.throughbill.bol.Drafts")
        .should()
        .onlyDependOnClassesThat(not(JavaClass.Predicates.assignableTo(QuarkusTransaction.class)))
        .check(BOL);
  }
}
