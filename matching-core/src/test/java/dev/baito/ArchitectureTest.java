package dev.baito;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.baito");

  @Test
  void core_dependsOn_theJdkJacksonLuceneAndJspecifyOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.baito..",
            "java..",
            "jdk.incubator.vector",
            "com.fasterxml.jackson..",
            "org.apache.lucene..",
            "org.jspecify..")
        .check(CORE);
  }

  @Test
  void jackson_isKnown_toMessagesOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.baito.messages")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .check(CORE);
  }

  @Test
  void lucene_isKnown_toTheEncoderOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.baito.encoding")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .check(CORE);
  }

  @Test
  void encoder_knowsPlacesAndErrors_only() {
    classes()
        .that()
        .resideInAPackage("dev.baito.encoding")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.baito",
            "dev.baito.encoding",
            "dev.baito.place",
            "java..",
            "org.apache.lucene..",
            "org.jspecify..")
        .check(CORE);
  }

  @Test
  void packages_areFreeOfCycles() {
    slices().matching("dev.baito.(*)..").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void bottomPackages_knowNothing_ofTheEngine() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.baito",
            "dev.baito.messages",
            "dev.baito.place",
            "dev.baito.run",
            "dev.baito.wage",
            "dev.baito.vectors")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.baito.catalogue..",
            "dev.baito.eligibility..",
            "dev.baito.scoring..",
            "dev.baito.ranking..",
            "dev.baito.matching..")
        .check(CORE);
  }

  @Test
  void core_readsNoClock_andPrintsNothing() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CORE);
  }
}
