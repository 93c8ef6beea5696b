package org.throughbill.ledger;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.throughbill.acts.CollateralAct;
import org.throughbill.acts.InspectionAct;
import org.throughbill.acts.PartyAct;
import org.throughbill.acts.Statement;
import org.throughbill.acts.TitleAct;

/** The ledger keeps and carries acts, and knows no kind of them but the parties' own. */
class ArchitectureTest {
  private static final JavaClasses LEDGER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.throughbill.ledger");

  private static void isKnownOnlyIn(Class<?> kind, String... packages) {
    classes()
        .that(not(resideInAnyPackage(packages)))
        .should()
        .onlyDependOnClassesThat(not(JavaClass.Predicates.assignableTo(kind)))
        .check(LEDGER);
  }

  @Test
  void no_kind_of_act_is_known() {
    isKnownOnlyIn(TitleAct.class);
    isKnownOnlyIn(InspectionAct.class);
    isKnownOnlyIn(CollateralAct.class);
    isKnownOnlyIn(Statement.class);
  }

  @Test
  void party_acts_are_known_to_the_register() {
    isKnownOnlyIn(PartyAct.class, "org.throughbill.ledger.register");
  }

  @Test
  void the_ledger_knows_of_throughbill_acts_and_itself() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("org.throughbill.."))
                .or(resideInAnyPackage("org.throughbill.acts..", "org.throughbill.ledger..")))
        .check(LEDGER);
  }

  @Test
  void kafka_is_known_to_relay_and_inbox() {
    classes()
        .that(
            not(resideInAnyPackage("org.throughbill.ledger.relay", "org.throughbill.ledger.inbox")))
        .should()
        .onlyDependOnClassesThat(not(resideInAPackage("org.apache.kafka..")))
        .check(LEDGER);
  }

  @Test
  void http_is_known_to_the_face_and_to_whoever_asks_an_owner() {
    classes()
        .that(
            not(resideInAnyPackage("org.throughbill.ledger.http", "org.throughbill.ledger.inbox")))
        .should()
        .onlyDependOnClassesThat(not(resideInAnyPackage("jakarta.ws.rs..", "java.net.http..")))
        .check(LEDGER);
  }

  @Test
  void signatures_are_judged_in_acts() {
    classes()
        .that(not(resideInAPackage("org.throughbill.ledger.register")))
        .should()
        .onlyDependOnClassesThat(not(resideInAnyPackage("org.bouncycastle..", "java.security..")))
        .check(LEDGER);
  }
}
