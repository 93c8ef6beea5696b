package org.throughbill.acts;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.throughbill.acts.value.Hash;

/** What each package may know, as lists of what is allowed. */
@AnalyzeClasses(packages = "org.throughbill.acts", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] PLAIN_JAVA = {
    "java.lang..", "java.util..", "java.time..", "java.math..", "org.jspecify.annotations"
  };
  private static final String[] REASONS = {"org.throughbill.acts"};
  private static final String VALUE = "org.throughbill.acts.value";
  private static final String DOCUMENT = "org.throughbill.acts.document";
  private static final String REFERENCE = "org.throughbill.acts.reference";
  private static final String JSON = "org.throughbill.acts.json";
  private static final String CHAIN = "org.throughbill.acts.chain";
  private static final String PROOF = "org.throughbill.acts.proof";
  private static final String INSPECTION = "org.throughbill.acts.inspection";
  private static final String REGISTER = "org.throughbill.acts.register";
  private static final String TITLE = "org.throughbill.acts.title";
  private static final String SIGN = "org.throughbill.acts.sign";

  @ArchTest
  static final ArchRule values_know_plain_java_and_the_reasons_of_a_refusal =
      classes()
          .that()
          .resideInAPackage(VALUE)
          .and()
          .doNotHaveFullyQualifiedName(Hash.class.getName())
          .should()
          .onlyDependOnClassesThat(allowed(VALUE));

  @ArchTest
  static final ArchRule only_the_hash_among_the_values_knows_a_digest =
      classes()
          .that()
          .haveFullyQualifiedName(Hash.class.getName())
          .should()
          .onlyDependOnClassesThat(
              allowed(VALUE, "java.nio.charset")
                  .or(type(MessageDigest.class))
                  .or(type(NoSuchAlgorithmException.class)));

  @ArchTest
  static final ArchRule documents_know_values =
      classes()
          .that()
          .resideInAPackage(DOCUMENT)
          .should()
          .onlyDependOnClassesThat(allowed(DOCUMENT, VALUE));

  @ArchTest
  static final ArchRule reference_data_knows_values_and_reads_its_own_files =
      classes()
          .that()
          .resideInAPackage(REFERENCE)
          .should()
          .onlyDependOnClassesThat(allowed(REFERENCE, VALUE, JSON, "java.io", "java.nio.charset"));

  @ArchTest
  static final ArchRule json_knows_jackson_and_no_act =
      classes()
          .that()
          .resideInAPackage(JSON)
          .should()
          .onlyDependOnClassesThat(
              allowed(
                  JSON,
                  "java.io",
                  "java.nio..",
                  "java.text",
                  "com.fasterxml.jackson.core..",
                  "com.fasterxml.jackson.databind.."));

  @ArchTest
  static final ArchRule chains_know_signed_acts_and_no_cryptography =
      classes()
          .that()
          .resideInAPackage(CHAIN)
          .should()
          .onlyDependOnClassesThat(allowed(CHAIN, VALUE, JSON, SIGN, "java.nio.charset"));

  @ArchTest
  static final ArchRule acts_know_no_cryptography =
      classes()
          .that()
          .resideInAPackage("org.throughbill.acts")
          .should()
          .onlyDependOnClassesThat(
              allowed(VALUE, DOCUMENT, JSON, CHAIN, SIGN, "com.fasterxml.jackson.databind.."));

  @ArchTest
  static final ArchRule cryptography_lives_in_sign_and_stands_on_bouncy_castle =
      classes()
          .that()
          .resideInAPackage(SIGN)
          .should()
          .onlyDependOnClassesThat(
              allowed(
                  SIGN,
                  VALUE,
                  JSON,
                  "java.io",
                  "java.nio.charset",
                  "java.security..",
                  "javax.security.auth.x500",
                  "org.bouncycastle..",
                  "org.jose4j.base64url",
                  "org.jose4j.jwx",
                  "com.fasterxml.jackson.databind"));

  @ArchTest
  static final ArchRule the_fold_of_inspections_knows_documents_and_nothing_else =
      classes()
          .that()
          .resideInAPackage(INSPECTION)
          .should()
          .onlyDependOnClassesThat(allowed(INSPECTION, VALUE, DOCUMENT));

  @ArchTest
  static final ArchRule the_fold_of_a_title_knows_entries_and_no_cryptography =
      classes()
          .that()
          .resideInAPackage(TITLE)
          .should()
          .onlyDependOnClassesThat(allowed(TITLE, CHAIN, VALUE, DOCUMENT, JSON, SIGN));

  @ArchTest
  static final ArchRule the_register_knows_chains_and_signatures_and_no_cryptography =
      classes()
          .that()
          .resideInAPackage(REGISTER)
          .should()
          .onlyDependOnClassesThat(allowed(REGISTER, CHAIN, SIGN, VALUE));

  @ArchTest
  static final ArchRule proofs_know_chains_and_signatures_and_no_service =
      classes()
          .that()
          .resideInAPackage(PROOF)
          .should()
          .onlyDependOnClassesThat(
              allowed(
                  PROOF,
                  REGISTER,
                  TITLE,
                  CHAIN,
                  SIGN,
                  VALUE,
                  DOCUMENT,
                  TITLE,
                  JSON,
                  "java.nio.charset",
                  "com.fasterxml.jackson.databind"));

  private static DescribedPredicate<JavaClass> allowed(String... packages) {
    return resideInAnyPackage(packages)
        .or(resideInAnyPackage(PLAIN_JAVA))
        .or(resideInAnyPackage(REASONS));
  }
}
