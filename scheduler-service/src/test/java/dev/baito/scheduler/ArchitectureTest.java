package dev.baito.scheduler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.baito.scheduler");

  @Test
  void packages_are_free_of_cycles() {
    slices().matching("dev.baito.scheduler.(*)..").should().beFreeOfCycles().check(SERVICE);
  }

  @Test
  void only_imports_use_jdbc() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.baito.scheduler.imports..", "dev.baito.scheduler.problems..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
        .check(SERVICE);
  }

  @Test
  void what_all_share_knows_none_of_them() {
    noClasses()
        .that()
        .resideInAPackage("dev.baito.scheduler")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.baito.scheduler.*..")
        .check(SERVICE);
  }
}
